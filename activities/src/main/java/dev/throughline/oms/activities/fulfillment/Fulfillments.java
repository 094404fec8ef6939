package dev.throughline.oms.activities.fulfillment;

import dev.throughline.oms.workflows.order.UnitsOfLine;
import dev.throughline.oms.workflows.shared.Actor;
import dev.throughline.oms.workflows.shared.FulfillmentOrderId;
import dev.throughline.oms.workflows.shared.LocationId;
import dev.throughline.oms.workflows.shared.OrderId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The door for the people at a location: their queue, and the acts that do not change an order's course and so are rows only. Acts are
 * safe to repeat and to call concurrently; a refused act changes nothing.
 */
public interface Fulfillments {
    Optional<FulfillmentOrderRecord> find(FulfillmentOrderId id);

    /** Those of them that there are, in one query. */
    List<FulfillmentOrderRecord> find(Collection<FulfillmentOrderId> ids);

    /** All of the order's, by number. */
    List<FulfillmentOrderRecord> ofOrder(OrderId order);

    /** A location's work, what is sent there included: customers on their way first, then what is due next; after the cursor's place. */
    List<FulfillmentOrderRecord> queue(QueueQuery query);

    /** What a person has to look at, longest waiting first; at these locations, or at all. */
    List<FulfillmentOrderRecord> attention(@Nullable List<LocationId> locations, int limit);

    /** What the locations have to have done from a moment on, cancelled work left out; in quarters of an hour. */
    List<DueWork> dueFrom(Instant from, Collection<LocationId> locations);

    /** What the locations were asked for from a moment on, whatever became of it; those that were not are left out. */
    List<Asked> requestedSince(Instant from, Collection<LocationId> locations);

    /** The location takes the work on, within its time limit; whoever starts or picks has done so too. */
    Act accept(FulfillmentOrderId id, Actor actor);

    /** Notes that work has begun. */
    Act start(FulfillmentOrderId id, Actor actor);

    /**
     * Notes how many units of each line are picked by now, not how many more, so that a repeat changes nothing. Lines that are not
     * named stay as they are; with the last unit the fulfillment order is picked.
     */
    Act pick(FulfillmentOrderId id, List<UnitsOfLine> picked, Actor actor);

    /**
     * Notes that so many more units of a line are picked, for callers who count on their own that each unit is told once. Nothing is
     * noted beyond the line's units.
     */
    Act pickMore(FulfillmentOrderId id, UnitsOfLine more, Actor actor);

    /**
     * Notes where a pickup waits for the customer.
     *
     * @param place a shelf or counter, at most 40 characters
     */
    Act stage(FulfillmentOrderId id, String place, Actor actor);

    /** Given to the carrier; only after the release. */
    Act ship(FulfillmentOrderId id, String carrier, String trackingNumber, Actor actor);

    /** The carrier scanned it on its way; a late scan changes nothing. */
    Act inTransit(FulfillmentOrderId id, Actor actor);

    /** The carrier says that it has left it at the store that it was sent to; the store itself says that it is there. */
    Act broughtToStore(FulfillmentOrderId id, Actor actor);

    /** Takes it off the queue of {@link #attention}: a person has seen to it. Unlocks a pickup that wrong codes had locked. */
    Act attended(FulfillmentOrderId id, String note, Actor actor);

    /**
     * Work of a location.
     *
     * @param dueBy the quarter of an hour in which it is due
     * @param orders fulfillment orders
     */
    record DueWork(LocationId location, Instant dueBy, int orders, int units) {}

    /** Fulfillment orders, and units, that a location was asked for. */
    record Asked(LocationId location, int orders, int units) {}

    enum Act {
        DONE,
        UNKNOWN_FULFILLMENT_ORDER,
        /** Too early, or too late, for this. */
        WRONG_STATUS,
        /** Only parcels are shipped, only pickups staged. */
        WRONG_METHOD,
        UNKNOWN_LINE,
        TOO_MANY_UNITS
    }

    /**
     * Which work.
     *
     * @param status without a status and an order: what is left to do, up to and including released; of what is sent to the location,
     *     what is on its way or there
     * @param after the last entry of the page before
     */
    record QueueQuery(
            LocationId location,
            @Nullable FulfillmentStatus status,
            @Nullable OrderId order,
            @Nullable Place after,
            int limit) {}

    /**
     * A place in a location's queue.
     *
     * @param coming whether the customer is on the way; then {@code at} is when they come, else when it is due
     */
    record Place(boolean coming, Instant at, FulfillmentOrderId id) {
        /** The place of a fulfillment order. */
        public static Place of(FulfillmentOrderRecord record) {
            var coming = record.times().comingAt();
            return new Place(coming != null, coming == null ? record.dueBy() : coming, record.id());
        }
    }
}
