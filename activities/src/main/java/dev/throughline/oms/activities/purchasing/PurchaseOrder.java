package dev.throughline.oms.activities.purchasing;

import dev.throughline.oms.workflows.shared.LocationId;
import dev.throughline.oms.workflows.shared.PurchaseOrderId;
import dev.throughline.oms.workflows.shared.Sku;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A purchase order as it stands.
 *
 * @param document the asker's own number
 * @param supplier missing in a draft that nobody has given one
 * @param expectedAt when the units are expected on the shelf; there once it is placed
 * @param attention what a person has to look at; missing if nothing
 * @param receipts oldest first; empty in lists, like {@code lines}
 */
public record PurchaseOrder(
        PurchaseOrderId id,
        String document,
        @Nullable String supplier,
        LocationId location,
        Status status,
        @Nullable Instant expectedAt,
        @Nullable Attention attention,
        String reason,
        Instant createdAt,
        List<Line> lines,
        List<Receipt> receipts) {
    public PurchaseOrder {
        lines = List.copyOf(lines);
        receipts = List.copyOf(receipts);
    }

    public enum Status {
        DRAFT,
        PLACED,
        PARTLY_RECEIVED,
        /** As much has come as was ordered, or more. */
        RECEIVED,
        /** A person has given up on what is missing. */
        CLOSED,
        CANCELLED;

        /** Whether units are still expected. */
        public boolean isOpen() {
            return this == PLACED || this == PARTLY_RECEIVED;
        }
    }

    public enum Attention {
        /** It cannot be placed before somebody names the supplier. */
        NO_SUPPLIER,
        /** What was expected has not come, or not all of it. */
        LATE
    }

    /** Units of a SKU; ordered is 0 for what came without having been ordered. */
    public record Line(Sku sku, int ordered, int received) {
        public int missing() {
            return Math.max(0, ordered - received);
        }
    }

    /**
     * A delivery.
     *
     * @param document the delivery note
     * @param actor who counted it in, as a reference
     * @param reason why it was not what was ordered, where it was not
     */
    public record Receipt(
            String document,
            Instant at,
            String actor,
            @Nullable String reason,
            Map<Sku, Integer> units) {
        public Receipt {
            units = Map.copyOf(units);
        }
    }
}
