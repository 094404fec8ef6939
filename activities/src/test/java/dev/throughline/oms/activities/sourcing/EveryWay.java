package dev.throughline.oms.activities.sourcing;

import dev.throughline.oms.activities.inventory.Inventory.Allocation;
import dev.throughline.oms.activities.inventory.Location.Kind;
import dev.throughline.oms.activities.sourcing.Situation.Seen;
import dev.throughline.oms.workflows.shared.LocationId;
import dev.throughline.oms.workflows.shared.Sku;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Tries every way to serve an order and prices it by the formula of docs/sourcing.md, written down once more: shares nothing with the
 * search, its filters or its tariff.
 */
final class EveryWay {
    private final SourcingRules rules;
    private final List<Seen> allowed;
    private final Map<Sku, Integer> servable = new TreeMap<>();
    private final Map<Sku, List<int[]>> ways = new TreeMap<>();

    EveryWay(Situation situation, SourcingRules rules) {
        this.rules = rules;
        this.allowed = situation.candidates().stream().filter(this::isAllowed).toList();
        var demand = new TreeMap<Sku, Integer>();
        situation.lines().forEach(line -> demand.merge(line.sku(), line.quantity(), Integer::sum));
        demand.forEach((sku, units) -> {
            int[] stock = allowed.stream().mapToInt(seen -> stock(seen, sku)).toArray();
            int most = 0;
            int all = 0;
            for (int one : stock) {
                most = Math.max(most, one);
                all += one;
            }
            int wanted = Math.min(units, rules.splitLines() ? all : most);
            if (wanted > 0) {
                servable.put(sku, wanted);
                ways.put(sku, ways(stock, wanted, most >= wanted));
            }
        });
    }

    /** Units per SKU that can be served. */
    Map<Sku, Integer> servable() {
        return servable;
    }

    private boolean isAllowed(Seen seen) {
        var limit = seen.kind() == Kind.WAREHOUSE
                ? rules.capacity().warehouse()
                : rules.capacity().store();
        var maximum = rules.maximumKm();
        int work = seen.work() == null ? 0 : seen.work();
        return !rules.optedOut().contains(seen.location())
                && (limit == null || work < limit)
                && (maximum == null || seen.meters() <= 1000L * maximum);
    }

    private int stock(Seen seen, Sku sku) {
        int buffer = 0;
        for (var rule : rules.buffers()) {
            var prefix = rule.skuPrefix();
            if (rule.kind() == seen.kind() && prefix != null && sku.value().startsWith(prefix)) {
                buffer = Math.max(buffer, rule.units());
            }
        }
        return Math.max(0, seen.stock().getOrDefault(sku.value(), 0) - buffer);
    }

    private static List<int[]> ways(int[] stock, int wanted, boolean whole) {
        var ways = new ArrayList<int[]>();
        spread(stock, 0, wanted, new int[stock.length], whole ? wanted : 1, ways);
        return ways;
    }

    private static void spread(int[] stock, int from, int left, int[] way, int least, List<int[]> ways) {
        if (left == 0) {
            ways.add(way.clone());
            return;
        }
        if (from == stock.length) {
            return;
        }
        spread(stock, from + 1, left, way, least, ways);
        for (int units = least; units <= Math.min(left, stock[from]); units++) {
            way[from] = units;
            spread(stock, from + 1, left - units, way, least, ways);
        }
        way[from] = 0;
    }

    long cheapest() {
        return cheapest(List.copyOf(ways.keySet()), 0, new HashMap<>());
    }

    private long cheapest(List<Sku> skus, int at, Map<Sku, int[]> taken) {
        if (at == skus.size()) {
            return price(taken);
        }
        long least = Long.MAX_VALUE;
        for (int[] way : ways.getOrDefault(skus.get(at), List.of())) {
            taken.put(skus.get(at), way);
            least = Math.min(least, cheapest(skus, at + 1, taken));
        }
        return least;
    }

    long price(List<Allocation> allocations) {
        var places = allowed.stream().map(Seen::location).toList();
        var taken = new HashMap<Sku, int[]>();
        allocations.forEach(row -> taken.computeIfAbsent(row.units().sku(), sku -> new int[allowed.size()])[
                        index(places, row.location())] +=
                row.units().quantity());
        return price(taken);
    }

    private static int index(List<LocationId> places, LocationId location) {
        int index = places.indexOf(location);
        if (index < 0) {
            throw new AssertionError(location + " is ruled out");
        }
        return index;
    }

    /** In thousandths of a minor unit. */
    private long price(Map<Sku, int[]> taken) {
        long price = 0;
        int parcels = 0;
        for (int i = 0; i < allowed.size(); i++) {
            var seen = allowed.get(i);
            var band = rules.shipping()
                    .get(seen.meters() <= 30_000 ? 0 : rules.shipping().size() - 1);
            var handling = seen.kind() == Kind.WAREHOUSE ? rules.warehouse() : rules.store();
            boolean used = false;
            for (var entry : taken.entrySet()) {
                int units = entry.getValue()[i];
                used |= units > 0;
                price += units * (handling.perUnitMinor() * 1000 + 500 * band.perKgMinor());
                var ageing = rules.ageing();
                if (ageing != null && seen.days().getOrDefault(entry.getKey().value(), 0) >= ageing.afterDays()) {
                    price -= units * ageing.bonusMinor() * 1000;
                }
            }
            if (used) {
                parcels++;
                price += 1 + 1000 * (handling.perParcelMinor() + band.baseMinor()) + band.perKmMinor() * seen.meters();
                var declined = seen.declined();
                price += declined == null ? 0 : rules.inaccuracyMinor() * declined;
                var limit = seen.kind() == Kind.WAREHOUSE
                        ? rules.capacity().warehouse()
                        : rules.capacity().store();
                if (limit != null && seen.work() != null) {
                    price += rules.loadBalanceMinor() * 1000 * seen.work() / limit;
                }
            }
        }
        return price + rules.splitPenaltyMinor() * 1000 * Math.max(0, parcels - 1);
    }
}
