package dev.throughline.oms.activities.fulfillment;

import dev.throughline.oms.workflows.shared.FulfillmentMethod;
import dev.throughline.oms.workflows.shared.FulfillmentOrderId;
import dev.throughline.oms.workflows.shared.LocationId;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The door for what waits for a location's people, by what was promised and by who is on the way. */
public interface WorkQueue {
    /**
     * Open fulfillment orders, parcels on their way that are late, and what was sent here for customers to collect; by rank, due time and id, after this place. One statement, of which
     * the index has as many rows as are read: closed orders are in none.
     */
    List<Entry> waiting(LocationId location, @Nullable Place after, int limit);

    /**
     * A place in the queue.
     *
     * @param rank the promise, or when the customer, who is on the way, will be there; the due time where there is neither
     */
    record Place(Instant rank, Instant dueAt, String reference) implements Comparable<Place> {
        private static final Comparator<Place> ORDER =
                Comparator.comparing(Place::rank).thenComparing(Place::dueAt).thenComparing(Place::reference);

        @Override
        public int compareTo(Place other) {
            return ORDER.compare(this, other);
        }
    }

    /**
     * A fulfillment order that waits.
     *
     * @param dueAt when its state is to be over
     * @param units that are left in it
     * @param sentHere whether the customer collects here what comes from elsewhere
     * @param waitsForAcceptance whether the location has a time limit to take it on, and has not
     * @param comingAt when the customer, who is on the way, will be there
     */
    record Entry(
            FulfillmentOrderId id,
            FulfillmentMethod method,
            FulfillmentStatus status,
            Instant dueAt,
            @Nullable Instant promisedBy,
            int units,
            boolean sentHere,
            boolean waitsForAcceptance,
            @Nullable Instant comingAt,
            @Nullable String stagedAt,
            @Nullable String attention,
            Place place) {}
}
