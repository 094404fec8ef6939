package dev.throughline.oms.activities.fulfillment;

import dev.throughline.oms.workflows.order.PickupTerms;
import dev.throughline.oms.workflows.shared.LocationId;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The door for how locations take work on and keep pickups. */
public interface StoreTerms {
    /** Creates or replaces. */
    void put(LocationId location, Terms terms);

    /** The location's own terms, or the usual ones. */
    default Terms of(LocationId location) {
        return of(List.of(location)).getOrDefault(location, usual());
    }

    /** The terms of these locations. */
    Map<LocationId, Terms> of(Collection<LocationId> locations);

    Terms usual();

    /**
     * How one location works.
     *
     * @param acceptWithin from the request until it says that it takes the work on, at most a week; none: it need not say
     * @param keepDays from ready to the no-show, at most {@code collectWithinDays}
     * @param remindDaysBefore before the end at which the customer is reminded; 0: never
     * @param collectWithinDays from ready on, however often the customer asks for another day
     * @param curbside whether it brings pickups out to customers
     */
    record Terms(
            @Nullable Duration acceptWithin,
            int keepDays,
            int remindDaysBefore,
            int collectWithinDays,
            boolean curbside) {
        public Terms {
            keepDays = Math.min(keepDays, collectWithinDays);
        }

        /** As the order's process takes them. */
        public PickupTerms pickup() {
            return new PickupTerms(keepDays, remindDaysBefore);
        }
    }
}
