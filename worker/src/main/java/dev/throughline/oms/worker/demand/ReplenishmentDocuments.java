package dev.throughline.oms.worker.demand;

import dev.throughline.oms.activities.demand.Replenishment;
import dev.throughline.oms.activities.demand.Suggestion;
import dev.throughline.oms.activities.inventory.Locations;
import dev.throughline.oms.activities.purchasing.PurchaseOrders;
import dev.throughline.oms.activities.purchasing.PurchaseOrders.Draft;
import dev.throughline.oms.activities.purchasing.Supplier;
import dev.throughline.oms.activities.purchasing.Suppliers;
import dev.throughline.oms.worker.orders.RequestKeys;
import dev.throughline.oms.worker.temporal.TransferProcesses;
import dev.throughline.oms.workflows.shared.Actor;
import dev.throughline.oms.workflows.shared.LocationId;
import dev.throughline.oms.workflows.shared.PurchaseOrderId;
import dev.throughline.oms.workflows.shared.TransferId;
import dev.throughline.oms.workflows.transfer.TransferRequest;
import dev.throughline.oms.workflows.transfer.TransferUnits;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Turns approved suggestions into transfers and purchase orders. Their ids follow from the suggestion's, so that who is interrupted, or not
 * alone, makes the same ones.
 */
@Component
class ReplenishmentDocuments {
    private static final Logger LOG = LoggerFactory.getLogger(ReplenishmentDocuments.class);
    private static final Actor PLANNING = Actor.system("replenishment");
    private static final Duration TO_SHIP = Duration.ofDays(2);
    private static final Duration ON_THE_WAY = Duration.ofDays(5);
    private static final int AT_ONCE = 100;

    private final Replenishment replenishment;
    private final TransferProcesses transfers;
    private final PurchaseOrders purchaseOrders;
    private final Suppliers suppliers;
    private final Locations locations;
    private final Clock clock;
    private final Duration patience;

    ReplenishmentDocuments(
            Replenishment replenishment,
            TransferProcesses transfers,
            PurchaseOrders purchaseOrders,
            Suppliers suppliers,
            Locations locations,
            Clock clock,
            @Value("${throughline.transfers.patience:7d}") Duration patience) {
        this.replenishment = replenishment;
        this.transfers = transfers;
        this.purchaseOrders = purchaseOrders;
        this.suppliers = suppliers;
        this.locations = locations;
        this.clock = clock;
        this.patience = patience;
    }

    /** Does one round; answers how many suggestions have become something. */
    int round() {
        int made = 0;
        for (var suggestion : replenishment.withoutDocument(AT_ONCE)) {
            made += write(suggestion) ? 1 : 0;
        }
        return made;
    }

    /** Whether it has become something now; what fails is tried again by the next round. */
    boolean write(Suggestion suggestion) {
        try {
            if (!isKnown(suggestion.location()) || (suggestion.from() != null && !isKnown(suggestion.from()))) {
                LOG.warn("{} is for a location that does not exist", suggestion.id());
                return false;
            }
            var document = switch (suggestion.kind()) {
                case TRANSFER -> transfer(suggestion);
                case PURCHASE -> purchase(suggestion);
            };
            replenishment.document(suggestion.id(), document);
            return true;
        } catch (RuntimeException e) {
            LOG.warn("{} becomes something in the next round: {}", suggestion.id(), e.toString());
            return false;
        }
    }

    private boolean isKnown(LocationId location) {
        return locations.find(location).isPresent();
    }

    private String transfer(Suggestion suggestion) {
        var id = new TransferId(RequestKeys.id("trf_", "replenishment", suggestion.id()));
        var shipBy = clock.instant().truncatedTo(ChronoUnit.MILLIS).plus(TO_SHIP);
        transfers.start(new TransferRequest(
                id,
                suggestion.id(),
                Objects.requireNonNull(suggestion.from()),
                suggestion.location(),
                List.of(new TransferUnits(suggestion.sku(), suggestion.units())),
                shipBy,
                shipBy.plus(ON_THE_WAY),
                patience,
                PLANNING,
                suggestion.reason()));
        return id.value();
    }

    /** Placed at once with whom the SKU is bought from; else a draft, for a person to name a supplier. */
    private String purchase(Suggestion suggestion) {
        var id = new PurchaseOrderId(RequestKeys.id("po_", "replenishment", suggestion.id()));
        var supplier = suppliers.of(suggestion.sku()).map(Supplier::id);
        purchaseOrders.create(new Draft(
                id,
                suggestion.id(),
                supplier.orElse(null),
                suggestion.location(),
                null,
                Map.of(suggestion.sku(), suggestion.units()),
                PLANNING,
                suggestion.reason()));
        if (supplier.isPresent()) {
            purchaseOrders.place(id, null, null, PLANNING);
        }
        return id.value();
    }
}
