package dev.throughline.oms.activities.catalog;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * On which terms a product is sold.
 *
 * @param discontinuedAt from then on what is left is sold, and nothing else: no backorder, no replenishment; missing: it goes on
 */
public record Selling(@Nullable Instant discontinuedAt) {
    /** It goes on, and is sold as it comes. */
    public static final Selling USUAL = new Selling(null);

    public boolean isDiscontinued(Instant now) {
        return discontinuedAt != null && !discontinuedAt.isAfter(now);
    }
}
