package dev.throughline.oms.activities.sourcing;

import dev.throughline.oms.activities.inventory.Inventory.Allocation;
import dev.throughline.oms.activities.sourcing.Situation.Seen;
import dev.throughline.oms.activities.sourcing.SourcingSimulations.Measure;
import dev.throughline.oms.workflows.shared.LocationId;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Sums one side of a simulation, and remembers which location has how much to do on which day (UTC). */
final class MeasureCount {
    private record Day(LocationId location, LocalDate date) {}

    private final Map<Day, Integer> work = new HashMap<>();
    private final Map<LocationId, Integer> load = new TreeMap<>();
    private long units;
    private long shortUnits;
    private int parcels;
    private int splits;
    private long cost;
    private long meters;
    private int promises;
    private int kept;

    int work(LocationId location, LocalDate date) {
        return work.getOrDefault(new Day(location, date), 0);
    }

    void add(Situation situation, SourcingRules rules, List<Allocation> allocations, LocalDate date) {
        var seen = situation.candidates().stream().collect(Collectors.toMap(Seen::location, Function.identity()));
        var tariff = new Tariff(rules, situation);
        var used = allocations.stream().map(Allocation::location).distinct().toList();
        long wanted =
                situation.lines().stream().mapToLong(line -> line.quantity()).sum();
        long served =
                allocations.stream().mapToLong(row -> row.units().quantity()).sum();
        units += served;
        shortUnits += wanted - served;
        parcels += used.size();
        splits += used.size() > 1 ? 1 : 0;
        cost += tariff.splitPenalty() * Math.max(0, used.size() - 1);
        for (var row : allocations) {
            cost += row.units().quantity()
                    * tariff.unit(known(seen, row.location()), row.units().sku());
        }
        for (var location : used) {
            cost += tariff.parcel(known(seen, location));
            meters += known(seen, location).meters();
            load.merge(location, 1, Integer::sum);
            work.merge(new Day(location, date), 1, Integer::sum);
        }
        promise(situation, used.stream().map(location -> known(seen, location)).toList());
    }

    private static Seen known(Map<LocationId, Seen> seen, LocationId location) {
        var one = seen.get(location);
        if (one == null) {
            throw new IllegalStateException("a decision served from " + location + ", which it had not seen");
        }
        return one;
    }

    private void promise(Situation situation, List<Seen> used) {
        var promisedBy = situation.promisedBy();
        if (promisedBy == null || used.isEmpty() || used.stream().anyMatch(seen -> seen.arrival() == null)) {
            return;
        }
        promises++;
        kept += used.stream()
                        .allMatch(seen ->
                                seen.arrival() != null && !seen.arrival().isAfter(promisedBy))
                ? 1
                : 0;
    }

    Measure measure() {
        return new Measure(
                units, shortUnits, parcels, splits, StoredDecisions.minor(cost), meters, promises, kept, load);
    }
}
