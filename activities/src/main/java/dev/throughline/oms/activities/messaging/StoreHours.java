package dev.throughline.oms.activities.messaging;

import dev.throughline.oms.workflows.shared.LocationId;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;

/** What messaging asks of whoever knows when stores are open. */
public interface StoreHours {
    /** Days of the store's time zone, both ends included; those of which nobody has said when it is open are left out. */
    List<Day> of(LocationId store, LocalDate from, LocalDate to);

    /**
     * A day at the store.
     *
     * @param hours in order; none where it is closed all day
     */
    record Day(LocalDate date, List<Hours> hours) {
        public Day {
            hours = List.copyOf(hours);
        }
    }

    /**
     * From opening to closing.
     *
     * @param to midnight is the end of the day
     */
    record Hours(LocalTime from, LocalTime to) {}
}
