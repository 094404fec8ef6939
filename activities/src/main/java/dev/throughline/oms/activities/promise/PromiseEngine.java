package dev.throughline.oms.activities.promise;

import dev.throughline.oms.activities.promise.Promises.Kind;
import dev.throughline.oms.activities.promise.Promises.Option;
import dev.throughline.oms.workflows.shared.LocationId;
import dev.throughline.oms.workflows.shared.Sku;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Every way to have a basket. Pure: the same data give the same options, and a later order never an earlier date of the same kind from
 * the same place.
 */
final class PromiseEngine {
    /**
     * What is promised from.
     *
     * @param sites that the channel sells from
     * @param carriers as they are on the day, with prices in {@code currency}
     */
    record World(List<Site> sites, List<Carrier> carriers, Shelves shelves, Weights weights, String currency) {}

    /**
     * What is asked.
     *
     * @param destination missing: nothing is delivered
     * @param store only this one
     * @param stores at most so many
     */
    record Basket(
            Map<Sku, Integer> wanted,
            @Nullable Place destination,
            boolean collects,
            @Nullable LocationId store,
            int stores,
            Instant asked) {}

    private static final Comparator<Option> EARLIEST = Comparator.comparing(Option::by)
            .thenComparingLong(Option::costMinor)
            .thenComparing(Option::kind)
            .thenComparing(
                    option -> option.place() == null ? "" : option.place().value());

    private final World world;
    private final Basket basket;

    private PromiseEngine(World world, Basket basket) {
        this.world = world;
        this.basket = basket;
    }

    /** The earliest first. */
    static List<Option> options(World world, Basket basket) {
        return new PromiseEngine(world, basket).options();
    }

    private List<Option> options() {
        var options = new ArrayList<Option>();
        if (basket.collects()) {
            options.addAll(collecting());
        }
        if (basket.destination() != null) {
            var senders = world.sites().stream()
                    .filter(site -> site.location().ships())
                    .toList();
            add(options, Kind.STANDARD, ServiceKind.STANDARD, senders, basket.destination());
            add(options, Kind.EXPRESS, ServiceKind.EXPRESS, senders, basket.destination());
            add(options, Kind.SAME_DAY, ServiceKind.SAME_DAY, senders, basket.destination());
        }
        options.sort(EARLIEST);
        return options;
    }

    private void add(List<Option> options, Kind kind, ServiceKind service, List<Site> senders, Place to) {
        var legs = shipping(service).plan(senders, basket.wanted(), to);
        if (!legs.isEmpty()) {
            options.add(new Option(
                    kind,
                    null,
                    legs.stream().map(Leg::arrival).max(Instant::compareTo).orElseThrow(),
                    legs.stream().mapToLong(Leg::price).sum(),
                    world.currency(),
                    legs.stream().map(leg -> leg.parcel(basket.asked())).toList()));
        }
    }

    private Shipping shipping(ServiceKind service) {
        return new Shipping(service, world.carriers(), world.shelves(), world.weights(), basket.asked());
    }

    /** Of each store the earlier of both ways; with a point the nearest stores, else those that are ready first. */
    private List<Option> collecting() {
        var collecting =
                new Collecting(shipping(ServiceKind.TRANSFER), world.shelves(), world.currency(), basket.asked());
        var stores = world.sites().stream()
                .filter(site -> site.location().pickup())
                .filter(site -> basket.store() == null || site.id().equals(basket.store()))
                .sorted(Comparator.comparingLong(this::meters).thenComparing(Site::id))
                .toList();
        if (hasPoint()) {
            return stores.stream()
                    .limit(basket.stores())
                    .map(store -> at(store, collecting))
                    .filter(Objects::nonNull)
                    .toList();
        }
        return anywhere(collecting, stores);
    }

    private List<Option> anywhere(Collecting collecting, Collection<Site> stores) {
        var ready = stores.stream()
                .map(store -> collecting.fromShelf(store, basket.wanted()))
                .filter(Objects::nonNull)
                .sorted(EARLIEST)
                .limit(basket.stores())
                .toList();
        if (!ready.isEmpty()) {
            return ready;
        }
        return stores.stream()
                .limit(basket.stores())
                .map(store -> collecting.shippedToStore(store, basket.wanted(), world.sites()))
                .filter(Objects::nonNull)
                .toList();
    }

    /** What is on the shelf now is not sent for. */
    private @Nullable Option at(Site store, Collecting collecting) {
        var shelf = collecting.fromShelf(store, basket.wanted());
        return shelf != null && world.shelves().isThere(store.id(), basket.wanted())
                ? shelf
                : earlier(shelf, collecting.shippedToStore(store, basket.wanted(), world.sites()));
    }

    private static @Nullable Option earlier(@Nullable Option shelf, @Nullable Option shipped) {
        if (shelf == null || shipped == null) {
            return shelf == null ? shipped : shelf;
        }
        return shipped.by().isBefore(shelf.by()) ? shipped : shelf;
    }

    private boolean hasPoint() {
        var to = basket.destination();
        return basket.store() != null || (to != null && to.latitude() != null);
    }

    private long meters(Site site) {
        var meters = basket.destination() == null ? null : basket.destination().metersFrom(site.location());
        return meters == null ? 0 : meters;
    }
}
