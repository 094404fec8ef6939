package dev.throughline.oms.activities.catalog;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * On which terms a product is sold.
 *
 * @param discontinuedAt from then on what is left is sold, and nothing else: no backorder, no replenishment; missing: it goes on
 * @param releaseAt until then it is sold as preorders alone; missing: it is out
 * @param preorderLimit units that may be preordered at once; missing: none
 * @param backorderLimit units that may wait as backorders at once; missing: any number
 */
public record Selling(
        @Nullable Instant discontinuedAt,
        @Nullable Instant releaseAt,
        @Nullable Integer preorderLimit,
        @Nullable Integer backorderLimit) {
    /** It goes on, and is sold as it comes. */
    public static final Selling USUAL = new Selling(null, null, null, null);

    public boolean isDiscontinued(Instant now) {
        return discontinuedAt != null && !discontinuedAt.isAfter(now);
    }

    public boolean isReleased(Instant now) {
        return releaseAt == null || !releaseAt.isAfter(now);
    }

    /** How many units of it may wait at once; missing: any number. */
    public @Nullable Integer mayWait(Instant now) {
        if (isDiscontinued(now)) {
            return 0;
        }
        return isReleased(now) ? backorderLimit : preorderLimit == null ? Integer.valueOf(0) : preorderLimit;
    }
}
