package dev.throughline.oms.activities.inventory;

import dev.throughline.oms.workflows.shared.LocationId;
import dev.throughline.oms.workflows.shared.Sku;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * ATP by a date: per SKU and location on hand − committed − held − safety stock − allocated −
 * shortage + what is due by then. Who waits already is
 * served from it first, oldest first, from where units come earliest. Nothing is promised twice, and the order of arrival is the one
 * in which receipts will fill the backorders.
 */
final class FutureStock {
    /** Units waiting that any of the locations may serve. */
    record Demand(Sku sku, List<LocationId> acceptable, int units) {
        Demand {
            acceptable = List.copyOf(acceptable);
        }
    }

    /** Units at a location, and since when. */
    private static final class Supply {
        private long units;
        private Instant since = Instant.MIN;

        void arrive(IncomingStock incoming) {
            if (units <= 0) {
                since = incoming.dueAt();
            }
            units += incoming.units();
        }
    }

    private final Map<Sku, Map<LocationId, Supply>> supplies = new HashMap<>();

    private FutureStock() {}

    /**
     * What can still be promised; entries without units are left out.
     *
     * @param incoming due by the date, earliest first
     * @param waiting oldest first
     */
    static Map<Sku, Map<LocationId, Integer>> promisable(
            Collection<StockBalance> balances, List<IncomingStock> incoming, List<Demand> waiting) {
        var future = new FutureStock();
        balances.forEach(balance -> future.supply(balance.sku(), balance.location()).units = balance.onHand()
                - (long) balance.committed()
                - balance.held()
                - balance.safetyStock()
                - balance.shortage()
                - balance.allocated());
        incoming.forEach(row -> future.supply(row.sku(), row.location()).arrive(row));
        waiting.forEach(future::serve);
        return future.left();
    }

    private Supply supply(Sku sku, LocationId location) {
        return supplies.computeIfAbsent(sku, _ -> new LinkedHashMap<>()).computeIfAbsent(location, _ -> new Supply());
    }

    private void serve(Demand demand) {
        var places = supplies.getOrDefault(demand.sku(), Map.of());
        var useful = new ArrayList<>(demand.acceptable().stream()
                .filter(place -> places.containsKey(place) && supply(demand.sku(), place).units > 0)
                .toList());
        useful.sort(Comparator.<LocationId, Instant>comparing(place -> supply(demand.sku(), place).since)
                .thenComparing(Comparator.naturalOrder()));
        long left = demand.units();
        for (var place : useful) {
            var supply = supply(demand.sku(), place);
            long given = Math.min(left, supply.units);
            supply.units -= given;
            left -= given;
        }
    }

    private Map<Sku, Map<LocationId, Integer>> left() {
        var left = new HashMap<Sku, Map<LocationId, Integer>>();
        supplies.forEach((sku, places) -> places.forEach((place, supply) -> {
            if (supply.units > 0) {
                left.computeIfAbsent(sku, _ -> new HashMap<>())
                        .put(place, Math.clamp(supply.units, 0, Integer.MAX_VALUE));
            }
        }));
        return left;
    }
}
