package dev.throughline.oms.activities.promise;

import dev.throughline.oms.activities.promise.Promises.Destination;
import dev.throughline.oms.activities.promise.Promises.Kind;
import dev.throughline.oms.workflows.shared.LocationId;
import dev.throughline.oms.workflows.shared.Sku;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The way of given units from a given location, whatever else is in stock: they are committed there already. */
@Component
class Ways {
    private static final Shelves COMMITTED = new Shelves(Map.of(), Map.of());

    // What it costs does not matter any more, so that its weight need not be read.
    private static final Weights WEIGHTLESS = new Weights(Map.of(), 0);

    private final StoredTerms terms;
    private final StoredPromises promises;

    Ways(StoredTerms terms, StoredPromises promises) {
        this.terms = terms;
        this.promises = promises;
    }

    boolean areUnknown() {
        return terms.reference().isEmpty();
    }

    /**
     * How units reach their customer.
     *
     * @param handover the carrier's pickup; missing where nothing travels
     * @param by when the customer has them, or finds them staged
     */
    record Coming(@Nullable Instant handover, Instant by) {
        /** When the location has to be ready for what is promised. */
        Instant dueBy(Instant promisedBy) {
            return handover == null ? promisedBy : handover;
        }
    }

    /** What is at the store already is staged there. */
    Optional<Coming> coming(LocationId location, Map<Sku, Integer> units, Kind kind, Destination to, Instant at) {
        var service = to.store() == null ? kind.service() : ServiceKind.TRANSFER;
        var shipping = shipping(service, at);
        return target(to, at)
                .flatMap(target -> site(location).map(site -> coming(site, units, shipping, target, to, at)));
    }

    /** One small parcel of each; those that cannot send one are left out. */
    Map<LocationId, Instant> arrivals(Collection<LocationId> locations, Kind kind, Destination to, Instant at) {
        var shipping = shipping(to.store() == null ? kind.service() : ServiceKind.TRANSFER, at);
        var arrivals = new HashMap<LocationId, Instant>();
        var target = target(to, at);
        if (!locations.isEmpty() && target.isPresent()) {
            for (var site : promises.sites(Set.copyOf(locations))) {
                var coming = coming(site, Map.of(), shipping, target.get(), to, at);
                if (coming != null) {
                    arrivals.put(site.id(), coming.by());
                }
            }
        }
        return arrivals;
    }

    /** @param store missing for an address */
    private record Target(Place place, @Nullable Site store) {}

    private Optional<Target> target(Destination to, Instant at) {
        return to.store() == null
                ? Optional.of(new Target(promises.place(to), null))
                : site(to.store()).map(store -> new Target(store.place(at), store));
    }

    private static @Nullable Coming coming(
            Site site, Map<Sku, Integer> units, Shipping shipping, Target target, Destination to, Instant at) {
        if (site.id().equals(to.store())) {
            return staged(site, units, at);
        }
        var leg = shipping.leg(site, new Shelves.Share(units, at), target.place());
        var store = target.store();
        var by = leg == null || store == null ? null : store.stagedAfter(leg.arrival(), size(units));
        if (leg == null) {
            return null;
        }
        if (store == null) {
            return new Coming(leg.handover(), leg.arrival());
        }
        return by == null ? null : new Coming(leg.handover(), by);
    }

    private static @Nullable Coming staged(Site store, Map<Sku, Integer> units, Instant at) {
        var ready = store.ready(at, ServiceKind.COLLECT);
        var by = ready == null ? null : store.staged(ready.readyAt(), size(units));
        return by == null ? null : new Coming(null, by);
    }

    private static int size(Map<Sku, Integer> units) {
        return units.values().stream().mapToInt(Integer::intValue).sum();
    }

    private Shipping shipping(ServiceKind service, Instant at) {
        return new Shipping(service, promises.carriers(at), COMMITTED, WEIGHTLESS, at);
    }

    /** When so much time has passed during opening hours; empty where there are no terms. */
    Optional<Instant> worked(LocationId location, Instant start, Duration time) {
        return areUnknown()
                ? Optional.empty()
                : site(location).map(site -> site.hours().worked(start, time));
    }

    private Optional<Site> site(LocationId location) {
        return promises.sites(Set.of(location)).stream().findFirst();
    }
}
