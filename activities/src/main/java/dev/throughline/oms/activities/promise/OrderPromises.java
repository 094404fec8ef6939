package dev.throughline.oms.activities.promise;

import dev.throughline.oms.activities.promise.Promises.Destination;
import dev.throughline.oms.activities.promise.Promises.Option;
import dev.throughline.oms.activities.promise.Promises.Question;
import dev.throughline.oms.workflows.shared.ChannelId;
import dev.throughline.oms.workflows.shared.FulfillmentMethod;
import dev.throughline.oms.workflows.shared.LocationId;
import dev.throughline.oms.workflows.shared.OrderId;
import dev.throughline.oms.workflows.shared.Sku;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The door for the promise that an order carries. */
public interface OrderPromises {
    /** The option's id, signed, so that nothing has to be written down for it. */
    String idOf(Question question, Option option);

    /** Until when an option that is asked for now may be accepted. */
    Instant expiresAt();

    /**
     * Writes down which promise the order was placed with. Idempotent by order: the first counts.
     *
     * @return why it cannot be accepted; empty when it is
     */
    Optional<Refusal> accept(OrderId order, String promiseId, Wish wish);

    /** The services that orders were promised by at checkout; orders without such a promise are left out. */
    Map<OrderId, ServiceKind> services(Collection<OrderId> orders);

    /**
     * When the order reaches its customer from the locations that serve it; what was accepted at checkout stays the promise. Reads only;
     * empty when there are no terms to go by.
     */
    Optional<Made> make(Sourced sourced);

    /**
     * When parcels of these locations would reach an order that was promised something before. Reads only; empty when nothing was
     * promised, or there are no terms to go by.
     *
     * @param promisedBy what it was put off to; what was accepted at checkout if missing
     */
    Optional<Prospect> prospect(
            OrderId order,
            @Nullable Destination destination,
            @Nullable Instant promisedBy,
            Collection<LocationId> locations,
            Instant at);

    /**
     * What was promised, and who arrives when.
     *
     * @param arrivals locations that cannot serve it that way are left out
     */
    record Prospect(Instant promisedBy, Map<LocationId, Instant> arrivals) {
        public Prospect {
            arrivals = Map.copyOf(arrivals);
        }
    }

    /** What the order asks for. */
    record Wish(
            ChannelId channel,
            FulfillmentMethod method,
            @Nullable LocationId pickupLocation,
            @Nullable String postcode,
            Map<Sku, Integer> units) {
        public Wish {
            units = Map.copyOf(units);
        }
    }

    enum Refusal {
        /** Not one of ours. */
        UNKNOWN,
        EXPIRED,
        /** Another channel, basket, store, address or method. */
        MISMATCH
    }

    /**
     * Which locations serve an order.
     *
     * @param units per location and SKU; all sent, or collected where they are
     * @param promisedBy what the customer was promised before
     */
    record Sourced(
            OrderId order,
            FulfillmentMethod method,
            @Nullable Destination destination,
            Map<LocationId, Map<Sku, Integer>> units,
            @Nullable Instant promisedBy,
            Instant at) {
        public Sourced {
            units = Map.copyOf(units);
        }
    }

    /**
     * A promise.
     *
     * @param by when the customer has everything
     * @param dueBy when each location must be ready for it
     * @param lead so long before it is looked at whether it will be
     */
    record Made(Instant by, Map<LocationId, Instant> dueBy, Duration lead) {
        public Made {
            dueBy = Map.copyOf(dueBy);
        }
    }
}
