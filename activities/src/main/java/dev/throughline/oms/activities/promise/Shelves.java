package dev.throughline.oms.activities.promise;

import dev.throughline.oms.workflows.shared.LocationId;
import dev.throughline.oms.workflows.shared.Sku;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What is available to promise, and what comes in.
 *
 * @param incoming units by the local day on which they are expected; work on them begins on the next working day
 */
record Shelves(
        Map<Sku, Map<LocationId, Integer>> available,
        Map<Sku, Map<LocationId, NavigableMap<LocalDate, Integer>>> incoming) {
    private static final NavigableMap<LocalDate, Integer> NOTHING = new TreeMap<>();

    /** Units that a location gives to an order, and from when on. */
    record Share(Map<Sku, Integer> units, Instant from) {
        int size() {
            return units.values().stream().mapToInt(Integer::intValue).sum();
        }
    }

    /** As much of it as is there now. */
    Share shareNow(LocationId location, Map<Sku, Integer> wanted, Instant at) {
        var units = new LinkedHashMap<Sku, Integer>();
        wanted.forEach((sku, quantity) -> {
            int here = Math.min(quantity, available(sku, location));
            if (here > 0) {
                units.put(sku, here);
            }
        });
        return new Share(units, at);
    }

    /** As much of it as is there or comes in, and when the last of it can be worked on. */
    Share shareLater(Site site, Map<Sku, Integer> wanted, Instant at) {
        var units = new LinkedHashMap<Sku, Integer>();
        var from = at;
        for (var line : wanted.entrySet()) {
            int here = available(line.getKey(), site.id());
            LocalDate last = null;
            for (var arrival : incoming(line.getKey(), site.id()).entrySet()) {
                if (here < line.getValue()) {
                    here += arrival.getValue();
                    last = arrival.getKey();
                }
            }
            var opening = last == null ? at : site.hours().opening(last.plusDays(1));
            if (here > 0 && opening != null) {
                units.put(line.getKey(), Math.min(here, line.getValue()));
                from = opening.isAfter(from) ? opening : from;
            }
        }
        return new Share(units, from);
    }

    /** The whole of it, now or later; null when it is not to be had here. */
    @Nullable
    Share whole(Site site, Map<Sku, Integer> wanted, Instant at) {
        if (isThere(site.id(), wanted)) {
            return new Share(wanted, at);
        }
        if (incoming.isEmpty()) {
            return null;
        }
        var share = shareLater(site, wanted, at);
        return share.units().equals(wanted) ? share : null;
    }

    boolean isThere(LocationId location, Map<Sku, Integer> wanted) {
        return wanted.entrySet().stream().allMatch(line -> available(line.getKey(), location) >= line.getValue());
    }

    /** Whether any of it is there or comes in. */
    boolean hasSome(LocationId location, Map<Sku, Integer> wanted) {
        return wanted.keySet().stream()
                .anyMatch(sku ->
                        available(sku, location) > 0 || !incoming(sku, location).isEmpty());
    }

    private int available(Sku sku, LocationId location) {
        return available.getOrDefault(sku, Map.of()).getOrDefault(location, 0);
    }

    private NavigableMap<LocalDate, Integer> incoming(Sku sku, LocationId location) {
        return incoming.getOrDefault(sku, Map.of()).getOrDefault(location, NOTHING);
    }
}
