package dev.throughline.oms.activities.order;

import dev.throughline.oms.workflows.shared.CustomerId;
import dev.throughline.oms.workflows.shared.LocationId;
import dev.throughline.oms.workflows.shared.OrderId;
import dev.throughline.oms.workflows.shared.OrderStatus;
import dev.throughline.oms.workflows.shared.UnitState;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The door for reading accepted orders, of every channel. */
public interface OrderBook {
    Optional<OrderRecord> find(OrderId order);

    /** Who has to do with an order, without reading it all. */
    Optional<Involved> involvedIn(OrderId order);

    /** Newest first, after the cursor's place. */
    List<OrderRecord> list(OrderQuery query);

    /** Notes which customer the order belongs to; idempotent. */
    void assignCustomer(OrderId order, CustomerId customer);

    /** Units per line that may come back now, and until when. */
    Returnable returnable(OrderId order, Instant at);

    /**
     * Filters; a missing one does not filter.
     *
     * @param locations only orders that one of them works or worked on
     * @param beforePlacedAt with {@code beforeId}: the last entry of the page before
     */
    record OrderQuery(
            @Nullable String number,
            @Nullable OrderStatus status,
            @Nullable String channel,
            @Nullable List<LocationId> locations,
            @Nullable CustomerId customer,
            @Nullable Boolean orderHold,
            @Nullable Instant placedFrom,
            @Nullable Instant placedBefore,
            @Nullable Instant beforePlacedAt,
            @Nullable OrderId beforeId,
            int limit) {}

    /** Whose order it is, and the locations that work or worked on it. */
    record Involved(@Nullable CustomerId customer, List<LocationId> locations) {}

    /** An order in the book; what was said at checkout is {@code checkout}. Lists leave out {@code units}. */
    record OrderRecord(
            OrderId id,
            String number,
            OrderStatus status,
            boolean orderHold,
            @Nullable CustomerId customer,
            Instant acceptedAt,
            @Nullable Instant promisedBy,
            Checkout checkout,
            Map<Integer, Map<UnitState, Integer>> units,
            long version) {}

    /** What may come back. */
    record Returnable(
            @Nullable Instant until,
            Map<Integer, Integer> units,
            @Nullable String refusal) {}
}
