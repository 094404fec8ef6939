package dev.throughline.oms.workflows.order;

import dev.throughline.oms.workflows.shared.CustomerId;
import dev.throughline.oms.workflows.shared.LocationId;
import dev.throughline.oms.workflows.shared.OmsSearchAttributes;
import dev.throughline.oms.workflows.shared.OrderStatus;
import io.temporal.common.SearchAttributeUpdate;
import io.temporal.workflow.Workflow;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What operations see of an order in lists and in the Temporal UI; written only when it changes. */
final class OrderBadges {
    private final PlaceOrder order;
    private @Nullable OrderStatus shown;
    private List<LocationId> shownLocations = List.of();

    OrderBadges(PlaceOrder order) {
        this.order = order;
    }

    /** The whole set, in one event. */
    void accepted(Placement placement, OrderStatus status, List<LocationId> locations, @Nullable CustomerId customer) {
        var updates = new ArrayList<SearchAttributeUpdate<?>>();
        updates.add(OmsSearchAttributes.ORDER_STATUS.valueSet(status.name()));
        updates.add(OmsSearchAttributes.ORDER_CHANNEL.valueSet(order.channel().value()));
        updates.add(OmsSearchAttributes.ORDER_LOCATIONS.valueSet(names(locations)));
        updates.add(OmsSearchAttributes.ORDER_HOLD.valueSet(false));
        if (placement.authorized() != null) {
            updates.add(OmsSearchAttributes.ORDER_TOTAL_MINOR.valueSet(
                    placement.authorized().amountMinor()));
        }
        if (placement.promisedBy() != null) {
            updates.add(OmsSearchAttributes.PROMISE_DATE.valueSet(
                    placement.promisedBy().atOffset(ZoneOffset.UTC)));
        }
        if (customer != null) {
            updates.add(OmsSearchAttributes.CUSTOMER_REF.valueSet(customer.value()));
        }
        Workflow.upsertTypedSearchAttributes(updates.toArray(SearchAttributeUpdate[]::new));
        shownLocations = locations;
        remember(status);
    }

    /** Locations come and go when units are sourced again. */
    void showLocations(List<LocationId> locations) {
        if (!locations.equals(shownLocations)) {
            Workflow.upsertTypedSearchAttributes(OmsSearchAttributes.ORDER_LOCATIONS.valueSet(names(locations)));
            shownLocations = locations;
        }
    }

    void show(OrderStatus status) {
        if (status != shown) {
            Workflow.upsertTypedSearchAttributes(OmsSearchAttributes.ORDER_STATUS.valueSet(status.name()));
            remember(status);
        }
    }

    void showHold(boolean onHold) {
        Workflow.upsertTypedSearchAttributes(OmsSearchAttributes.ORDER_HOLD.valueSet(onHold));
    }

    /** Known late only when the customer system was away at acceptance. */
    void showCustomer(CustomerId customer) {
        if (shown != null) {
            Workflow.upsertTypedSearchAttributes(OmsSearchAttributes.CUSTOMER_REF.valueSet(customer.value()));
        }
    }

    private static List<String> names(List<LocationId> locations) {
        return locations.stream().map(LocationId::value).toList();
    }

    private void remember(OrderStatus status) {
        shown = status;
        Workflow.setCurrentDetails("%s · %s · %d lines"
                .formatted(order.number(), status, order.lines().size()));
    }
}
