package dev.throughline.oms.activities.promise;

import dev.throughline.oms.activities.promise.AcceptedTable.Accepted;
import dev.throughline.oms.activities.promise.Promises.Destination;
import dev.throughline.oms.activities.promise.Promises.Kind;
import dev.throughline.oms.activities.promise.Promises.Option;
import dev.throughline.oms.activities.promise.Promises.Question;
import dev.throughline.oms.activities.promise.Ways.Coming;
import dev.throughline.oms.workflows.shared.FulfillmentMethod;
import dev.throughline.oms.workflows.shared.LocationId;
import dev.throughline.oms.workflows.shared.OrderId;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

@Component
class StoredOrderPromises implements OrderPromises {
    private final OfferSeal seal;
    private final AcceptedTable accepted;
    private final Ways ways;
    private final PromiseSettings settings;
    private final Clock clock;

    StoredOrderPromises(OfferSeal seal, AcceptedTable accepted, Ways ways, PromiseSettings settings, Clock clock) {
        this.seal = seal;
        this.accepted = accepted;
        this.ways = ways;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public Instant expiresAt() {
        return clock.instant().plus(settings.validFor());
    }

    @Override
    public String idOf(Question question, Option option) {
        var destination = question.destination();
        return seal.seal(new Offer(
                question.channel().value(),
                option.kind(),
                option.place() == null ? null : option.place().value(),
                destination == null ? null : destination.postcode(),
                Offer.fingerprint(question.units()),
                option.by(),
                expiresAt()));
    }

    @Override
    public Optional<Refusal> accept(OrderId order, String promiseId, Wish wish) {
        var offer = seal.open(promiseId);
        if (offer.isEmpty()) {
            return Optional.of(Refusal.UNKNOWN);
        }
        if (!offer.get().isFor(wish)) {
            return Optional.of(Refusal.MISMATCH);
        }
        if (offer.get().expires().isBefore(clock.instant())) {
            return Optional.of(Refusal.EXPIRED);
        }
        accepted.insert(order, offer.get(), clock.instant());
        return Optional.empty();
    }

    @Override
    public Map<OrderId, ServiceKind> services(Collection<OrderId> orders) {
        return accepted.kinds(orders).entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().service()));
    }

    @Override
    public Optional<Prospect> prospect(
            OrderId order,
            @Nullable Destination destination,
            @Nullable Instant promisedBy,
            Collection<LocationId> locations,
            Instant at) {
        if (destination == null || ways.areUnknown()) {
            return Optional.empty();
        }
        var known = accepted.find(order);
        var by = promisedBy == null ? known.map(Accepted::by).orElse(null) : promisedBy;
        var kind = known.map(Accepted::kind).orElse(Kind.STANDARD);
        return by == null
                ? Optional.empty()
                : Optional.of(new Prospect(by, ways.arrivals(locations, kind, destination, at)));
    }

    @Override
    public Optional<Made> make(Sourced sourced) {
        if (ways.areUnknown()) {
            return Optional.empty();
        }
        var promised = accepted.find(sourced.order());
        var kind = promised.map(Accepted::kind).orElse(Kind.STANDARD);
        var comings = new HashMap<LocationId, Coming>();
        for (var parcel : sourced.units().entrySet()) {
            var to = sourced.method() == FulfillmentMethod.PICKUP
                    ? Destination.store(parcel.getKey())
                    : sourced.destination();
            var coming = to == null
                    ? Optional.<Coming>empty()
                    : ways.coming(parcel.getKey(), parcel.getValue(), kind, to, sourced.at());
            if (coming.isEmpty()) {
                return Optional.empty();
            }
            comings.put(parcel.getKey(), coming.get());
        }
        return Optional.of(made(sourced, promised, comings));
    }

    private Made made(Sourced sourced, Optional<Accepted> promised, Map<LocationId, Coming> comings) {
        var latest = comings.values().stream()
                .map(Coming::by)
                .max(Instant::compareTo)
                .orElseThrow();
        var by = before(sourced, promised).orElse(latest);
        var dueBy = new HashMap<LocationId, Instant>();
        // What will be late from the start is due at once, so that it is looked at now.
        comings.forEach(
                (location, coming) -> dueBy.put(location, coming.by().isAfter(by) ? sourced.at() : coming.dueBy(by)));
        return new Made(by, dueBy, settings.lead());
    }

    /** What the customer knows: what the order was put off to, or was placed with. */
    private static Optional<Instant> before(Sourced sourced, Optional<Accepted> promised) {
        return Optional.ofNullable(sourced.promisedBy()).or(() -> promised.map(Accepted::by));
    }
}
