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

    Optional<Leg> leg(LocationId location, Map<Sku, Integer> units, Kind kind, Destination to, Instant at) {
        var shipping = shipping(kind, at);
        var place = promises.place(to);
        return site(location).map(site -> shipping.leg(site, new Shelves.Share(units, at), place));
    }

    /** One small parcel of each; those that cannot send one are left out. */
    Map<LocationId, Instant> arrivals(Collection<LocationId> locations, Kind kind, Destination to, Instant at) {
        var shipping = shipping(kind, at);
        var place = promises.place(to);
        var arrivals = new HashMap<LocationId, Instant>();
        if (!locations.isEmpty()) {
            for (var site : promises.sites(Set.copyOf(locations))) {
                var leg = shipping.leg(site, new Shelves.Share(Map.of(), at), place);
                if (leg != null) {
                    arrivals.put(site.id(), leg.arrival());
                }
            }
        }
        return arrivals;
    }

    private Shipping shipping(Kind kind, Instant at) {
        return new Shipping(ServiceKind.valueOf(kind.name()), promises.carriers(at), COMMITTED, WEIGHTLESS, at);
    }

    Optional<Instant> staged(LocationId store, Map<Sku, Integer> units, Instant at) {
        int sum = units.values().stream().mapToInt(Integer::intValue).sum();
        return site(store).map(site -> {
            var ready = site.ready(at, ServiceKind.COLLECT);
            return ready == null ? null : site.staged(ready.readyAt(), sum);
        });
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
