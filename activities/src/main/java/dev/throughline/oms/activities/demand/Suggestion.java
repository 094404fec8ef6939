package dev.throughline.oms.activities.demand;

import dev.throughline.oms.workflows.shared.LocationId;
import dev.throughline.oms.workflows.shared.Money;
import dev.throughline.oms.workflows.shared.Sku;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A replenishment that is suggested.
 *
 * @param from whence the transfer; missing for a purchase
 * @param reason for people: what there is, what is needed, and why so
 * @param value at list price; missing if there is none
 * @param document the transfer or purchase order that it became; missing until it is there
 * @param decidedBy a reference of who approved or rejected it
 */
public record Suggestion(
        String id,
        Sku sku,
        LocationId location,
        Kind kind,
        @Nullable LocationId from,
        int units,
        String reason,
        @Nullable Money value,
        LocalDate madeFor,
        Status status,
        @Nullable String decidedBy,
        @Nullable Instant decidedAt,
        @Nullable String note,
        @Nullable String document) {
    public enum Kind {
        TRANSFER,
        PURCHASE
    }

    public enum Status {
        OPEN,
        APPROVED,
        REJECTED,
        /** A later day's plan has taken its place. */
        SUPERSEDED
    }
}
