package dev.throughline.oms.activities.promise;

import dev.throughline.oms.activities.promise.Promises.Parcel;
import dev.throughline.oms.workflows.shared.Sku;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A parcel from a site by a carrier. */
record Leg(
        Site site,
        Map<Sku, Integer> units,
        Carrier carrier,
        Site.Ready ready,
        Instant handover,
        int transitDays,
        Instant arrival,
        @Nullable Long meters,
        long price) {
    /** The earliest; of those the cheapest, the nearest, the first by id. */
    static final Comparator<Leg> BEST = Comparator.comparing(Leg::arrival)
            .thenComparingLong(Leg::price)
            .thenComparingLong(leg -> leg.meters() == null ? Long.MAX_VALUE : leg.meters())
            .thenComparing(leg -> leg.site().id());

    static @Nullable Leg better(@Nullable Leg one, @Nullable Leg other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return BEST.compare(one, other) <= 0 ? one : other;
    }

    Parcel parcel(Instant asked) {
        return new Parcel(
                site.id(),
                units,
                carrier.service().id(),
                ready.startsAt(),
                ready.readyAt(),
                handover,
                transitDays,
                arrival,
                meters,
                Reasons.of(this, asked));
    }
}
