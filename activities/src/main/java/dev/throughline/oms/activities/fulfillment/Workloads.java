package dev.throughline.oms.activities.fulfillment;

import dev.throughline.oms.workflows.shared.LocationId;
import java.time.Instant;
import java.util.Map;

/** The door for how much locations have to do. */
public interface Workloads {
    /**
     * Fulfillment orders that are a day's work: those still open, whenever they are due, and those that left and were due on that day.
     *
     * @param dayStarts when the day began at each location; it lasts 24 hours
     * @return by location; none where left out
     */
    Map<LocationId, Integer> of(Map<LocationId, Instant> dayStarts);
}
