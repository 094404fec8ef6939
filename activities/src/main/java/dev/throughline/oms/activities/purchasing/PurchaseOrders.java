package dev.throughline.oms.activities.purchasing;

import dev.throughline.oms.workflows.shared.Actor;
import dev.throughline.oms.workflows.shared.LocationId;
import dev.throughline.oms.workflows.shared.PurchaseOrderId;
import dev.throughline.oms.workflows.shared.Sku;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The door for purchase orders. Every act is one transaction under the order's row lock, with its event and with what the stock pool has to
 * be told, which is applied right after it and again by a relay if it was interrupted. Repeats change nothing and answer how it stands.
 */
public interface PurchaseOrders {
    Optional<PurchaseOrder> find(PurchaseOrderId id);

    /** By id, after the cursor's place; without lines and receipts. */
    List<PurchaseOrder> list(Query query);

    /** Opens a draft. Idempotent by id; refused as {@code OTHER_CONTENT} if the id was used for something else. */
    Answer create(Draft draft);

    /**
     * Sends it to the supplier: its units are on their way from now on. A draft without a supplier is refused unless one is named.
     *
     * @param supplier instead of the draft's
     * @param expectedAt instead of the draft's; else by the supplier's lead time
     */
    Answer place(PurchaseOrderId id, @Nullable String supplier, @Nullable Instant expectedAt, Actor actor);

    /**
     * Units have come: a fact, in any number of parts, also more than was ordered, also what was not ordered. Idempotent by the delivery's
     * document; the same document with other units is refused. Only a draft has nothing to receive.
     */
    Answer receive(Delivery delivery);

    /** What is missing will not come. Refused unless units are expected. */
    Answer close(PurchaseOrderId id, Actor actor, String reason);

    /** Nothing will come. Refused once something has. */
    Answer cancel(PurchaseOrderId id, Actor actor, String reason);

    /**
     * What is asked for.
     *
     * @param document the asker's own number
     * @param supplier missing if nobody knows
     * @param expectedAt missing for by the supplier's lead time
     * @param units from 1, per SKU
     */
    record Draft(
            PurchaseOrderId id,
            String document,
            @Nullable String supplier,
            LocationId location,
            @Nullable Instant expectedAt,
            Map<Sku, Integer> units,
            Actor actor,
            String reason) {
        public Draft {
            if (units.isEmpty()) {
                throw new IllegalArgumentException("a purchase order has lines");
            }
            units = Map.copyOf(units);
        }
    }

    /** What has come, by a delivery note. */
    record Delivery(
            PurchaseOrderId id,
            String document,
            Map<Sku, Integer> units,
            Actor actor,
            @Nullable String reason) {
        public Delivery {
            units = Map.copyOf(units);
        }
    }

    /**
     * How it stands.
     *
     * @param order missing if there is none
     * @param refusal missing if what was asked is done
     */
    record Answer(@Nullable PurchaseOrder order, @Nullable Refusal refusal) {}

    enum Refusal {
        UNKNOWN,
        OTHER_CONTENT,
        NO_SUPPLIER,
        /** Its status does not allow it. */
        STATUS
    }

    /** Which ones; a missing filter does not filter. */
    record Query(
            @Nullable List<LocationId> locations,
            PurchaseOrder.@Nullable Status status,
            boolean onlyAttention,
            @Nullable String afterId,
            int limit) {}
}
