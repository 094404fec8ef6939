package dev.throughline.oms.activities.demand;

import dev.throughline.oms.activities.inventory.Transfer;
import dev.throughline.oms.activities.inventory.Transfers;
import dev.throughline.oms.activities.purchasing.PurchaseOrder;
import dev.throughline.oms.activities.purchasing.PurchaseOrders;
import dev.throughline.oms.workflows.shared.LocationId;
import dev.throughline.oms.workflows.shared.PurchaseOrderId;
import dev.throughline.oms.workflows.shared.TransferId;
import dev.throughline.oms.workflows.transfer.TransferStatus;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Units that were approved and that the stock pool does not know to be on their way. */
@Component
class ApprovedUnits {
    private final Transfers transfers;
    private final PurchaseOrders purchaseOrders;

    ApprovedUnits(Transfers transfers, PurchaseOrders purchaseOrders) {
        this.transfers = transfers;
        this.purchaseOrders = purchaseOrders;
    }

    Map<LocationId, Integer> notYetAnnounced(List<Suggestion> approved) {
        var units = new HashMap<LocationId, Integer>();
        approved.stream()
                .filter(this::isNotYetAnnounced)
                .forEach(suggestion -> units.merge(suggestion.location(), suggestion.units(), Math::addExact));
        return units;
    }

    private boolean isNotYetAnnounced(Suggestion suggestion) {
        var document = suggestion.document();
        if (document == null) {
            return true;
        }
        return switch (suggestion.kind()) {
            case TRANSFER ->
                transfers
                        .find(new TransferId(document))
                        .map(Transfer::status)
                        .filter(status -> status != TransferStatus.REQUESTED && status != TransferStatus.PICKED)
                        .isEmpty();
            case PURCHASE ->
                purchaseOrders
                        .find(new PurchaseOrderId(document))
                        .map(PurchaseOrder::status)
                        .filter(status -> status != PurchaseOrder.Status.DRAFT)
                        .isEmpty();
        };
    }
}
