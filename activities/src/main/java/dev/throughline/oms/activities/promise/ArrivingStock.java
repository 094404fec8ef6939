package dev.throughline.oms.activities.promise;

import dev.throughline.oms.activities.catalog.Catalog;
import dev.throughline.oms.activities.inventory.ChannelView;
import dev.throughline.oms.activities.inventory.IncomingStock;
import dev.throughline.oms.activities.inventory.Inventory;
import dev.throughline.oms.activities.inventory.Location;
import dev.throughline.oms.activities.inventory.Locations;
import dev.throughline.oms.workflows.shared.LocationId;
import dev.throughline.oms.workflows.shared.Sku;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * What comes in beyond what is promised of it already: by how much ATP rises with each date. Asked only where stock does not suffice,
 * and for the first dates only, since each costs a query.
 */
@Component
class ArrivingStock {
    private static final int DATES = 8;

    private final Inventory inventory;
    private final Locations locations;
    private final Catalog catalog;
    private final Clock clock;

    ArrivingStock(Inventory inventory, Locations locations, Catalog catalog, Clock clock) {
        this.inventory = inventory;
        this.locations = locations;
        this.catalog = catalog;
        this.clock = clock;
    }

    /** With its release what is on the shelf already can be had. */
    private Stream<Instant> releases(Collection<Sku> skus) {
        var now = clock.instant();
        return catalog.resolve(skus.stream().map(Sku::value).toList()).values().stream()
                .filter(product -> !product.selling().isReleased(now))
                .flatMap(product -> Optional.ofNullable(product.selling().releaseAt()).stream());
    }

    Map<Sku, Map<LocationId, NavigableMap<LocalDate, Integer>>> of(
            Collection<Sku> skus, ChannelView view, Map<Sku, Map<LocationId, Integer>> now) {
        var dates = Stream.concat(
                        inventory.incoming(skus, view.locations()).stream().map(IncomingStock::dueAt), releases(skus))
                .distinct()
                .sorted()
                .limit(DATES)
                .toList();
        Map<LocationId, ZoneId> zones =
                locations.all().stream().collect(Collectors.toMap(Location::id, Location::zone));
        var arrivals = new HashMap<Sku, Map<LocationId, NavigableMap<LocalDate, Integer>>>();
        var before = now;
        for (var date : dates) {
            var then = inventory.availability(skus, view, date);
            var known = before;
            then.forEach((sku, units) -> units.forEach((location, later) -> {
                int rise = later - known.getOrDefault(sku, Map.of()).getOrDefault(location, 0);
                var day = LocalDate.ofInstant(date, zones.getOrDefault(location, ZoneOffset.UTC));
                if (rise > 0) {
                    arrivals.computeIfAbsent(sku, s -> new HashMap<>())
                            .computeIfAbsent(location, l -> new TreeMap<>())
                            .merge(day, rise, Integer::sum);
                }
            }));
            before = then;
        }
        return arrivals;
    }
}
