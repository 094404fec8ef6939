package dev.throughline.oms.activities.fulfillment;

import dev.throughline.oms.workflows.shared.LocationId;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The door for how often locations have what the books say. */
public interface StoreAccuracy {
    /** What was asked of the location from a time on, and what it turned down. */
    Report of(LocationId location, Instant since);

    /**
     * Units that count against each location, in thousandths of what it was asked for in the last days; those that were asked for too
     * little to tell are left out. A few minutes old.
     */
    Map<LocationId, Integer> declinedPermille();

    /**
     * A location's record.
     *
     * @param requested units
     * @param declined units, by reason; the most first
     */
    record Report(int requested, List<Reason> declined) {
        public Report {
            declined = List.copyOf(declined);
        }

        /** Units that were turned down and count. */
        public int counted() {
            return declined.stream()
                    .filter(Reason::counts)
                    .mapToInt(Reason::units)
                    .sum();
        }
    }

    /**
     * What was turned down for one reason.
     *
     * @param code of the reason; {@code OTHER} where it was said in words only
     * @param counts against the location's accuracy
     */
    record Reason(String code, boolean counts, int units, int acts) {}
}
