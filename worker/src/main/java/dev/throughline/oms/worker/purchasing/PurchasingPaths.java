package dev.throughline.oms.worker.purchasing;

import dev.throughline.oms.activities.purchasing.PurchaseOrders;
import dev.throughline.oms.worker.problem.ProblemException;
import dev.throughline.oms.worker.security.Owner;
import dev.throughline.oms.worker.security.PathOwners;
import dev.throughline.oms.workflows.shared.PurchaseOrderId;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** A purchase order is for the location that receives it. */
@Component
class PurchasingPaths implements PathOwners {
    private final PurchaseOrders orders;

    PurchasingPaths(PurchaseOrders orders) {
        this.orders = orders;
    }

    @Override
    public String variable() {
        return "purchase_order_id";
    }

    @Override
    public Optional<Owner> ownerOf(String id, String operation) {
        return id.matches("po_.{1,60}")
                ? orders.find(new PurchaseOrderId(id)).map(order -> Owner.at(order.location()))
                : Optional.empty();
    }

    @Override
    public ProblemException missing() {
        return PurchasingController.unknown();
    }
}
