package dev.throughline.oms.activities.promise;

import dev.throughline.oms.activities.promise.Promises.Kind;
import dev.throughline.oms.activities.promise.Promises.Option;
import dev.throughline.oms.activities.promise.Promises.Parcel;
import dev.throughline.oms.workflows.shared.Sku;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Pickup at a store: from its shelf, or, when the shelf is empty, of what other sites send there. */
final class Collecting {
    private final Shipping transfers;
    private final Shelves shelves;
    private final String currency;
    private final Instant asked;

    Collecting(Shipping transfers, Shelves shelves, String currency, Instant asked) {
        this.transfers = transfers;
        this.shelves = shelves;
        this.currency = currency;
        this.asked = asked;
    }

    /** From the shelf, now or when stock has come in; null when the store never has it all. */
    @Nullable
    Option fromShelf(Site store, Map<Sku, Integer> wanted) {
        var share = shelves.whole(store, wanted, asked);
        var ready = share == null ? null : store.ready(share.from(), ServiceKind.COLLECT);
        var by = share == null || ready == null ? null : store.staged(ready.readyAt(), share.size());
        if (share == null || ready == null || by == null) {
            return null;
        }
        return new Option(Kind.COLLECT, store.id(), by, 0, currency, List.of(shelf(store, wanted, ready, by)));
    }

    /** Missing units come from elsewhere; the rest waits on the shelf. */
    @Nullable
    Option shippedToStore(Site store, Map<Sku, Integer> wanted, Collection<Site> sites) {
        var here = shelves.shareNow(store.id(), wanted, asked);
        var missing = new HashMap<>(wanted);
        here.units().forEach((sku, units) -> missing.computeIfPresent(sku, (s, n) -> n > units ? n - units : null));
        if (missing.isEmpty()) {
            return null;
        }
        var others =
                sites.stream().filter(site -> !site.id().equals(store.id())).toList();
        var legs = transfers.plan(others, missing, store.place(asked));
        return legs.isEmpty() ? null : option(store, here.units(), legs);
    }

    private @Nullable Option option(Site store, Map<Sku, Integer> here, List<Leg> legs) {
        var arrival = legs.stream().map(Leg::arrival).max(Instant::compareTo).orElse(asked);
        int units = legs.stream()
                .flatMap(leg -> leg.units().values().stream())
                .mapToInt(Integer::intValue)
                .sum();
        var by = store.stagedAfter(arrival, units);
        if (by == null) {
            return null;
        }
        var parcels = new ArrayList<Parcel>();
        legs.forEach(leg -> parcels.add(leg.parcel(asked)));
        var shelf = here.isEmpty() ? null : store.ready(asked, ServiceKind.COLLECT);
        if (shelf != null) {
            parcels.add(shelf(store, here, shelf, by));
        }
        long cost = legs.stream().mapToLong(Leg::price).sum();
        return new Option(Kind.SHIP_TO_STORE, store.id(), by, cost, currency, parcels);
    }

    private Parcel shelf(Site store, Map<Sku, Integer> units, Site.Ready ready, Instant by) {
        return new Parcel(
                store.id(),
                units,
                null,
                ready.startsAt(),
                ready.readyAt(),
                by,
                0,
                by,
                null,
                Reasons.work(store, ready, asked));
    }
}
