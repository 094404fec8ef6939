package dev.throughline.oms.activities.sourcing;

import dev.throughline.oms.activities.inventory.Inventory.Allocation;
import dev.throughline.oms.activities.sourcing.Explanation.Line;
import dev.throughline.oms.activities.sourcing.Explanation.Other;
import dev.throughline.oms.activities.sourcing.Situation.Seen;
import dev.throughline.oms.workflows.shared.LocationId;
import dev.throughline.oms.workflows.shared.OrderedUnits;
import dev.throughline.oms.workflows.shared.Sku;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Why a line comes from where it comes from: what the order would cost if this line alone came from elsewhere. */
final class Reasons {
    private final Plan plan;
    private final Filters filters;
    private final Tariff tariff;
    private final Map<LocationId, Seen> allowed = new HashMap<>();
    private final Map<Integer, List<Allocation>> byLine;
    private final Map<LocationId, Set<Integer>> linesAt = new HashMap<>();
    private final Map<Sku, Map<LocationId, Integer>> given = new HashMap<>();

    Reasons(Situation situation, SourcingRules rules, Plan plan) {
        this.plan = plan;
        this.filters = new Filters(rules, situation);
        this.tariff = new Tariff(rules, situation);
        this.byLine = plan.allocations().stream()
                .collect(Collectors.groupingBy(row -> row.units().line()));
        plan.allowed().forEach(seen -> allowed.put(seen.location(), seen));
        plan.allocations().forEach(row -> {
            linesAt.computeIfAbsent(row.location(), location -> new HashSet<>())
                    .add(row.units().line());
            given.computeIfAbsent(row.units().sku(), sku -> new HashMap<>())
                    .merge(row.location(), row.units().quantity(), Integer::sum);
        });
    }

    Line line(OrderedUnits line, boolean inFull) {
        var rows = byLine.getOrDefault(line.line(), List.of());
        var chosen = new TreeMap<String, Integer>();
        rows.forEach(row -> chosen.merge(row.location().value(), row.units().quantity(), Integer::sum));
        LocationId runnerUp = null;
        long least = Long.MAX_VALUE;
        var others = new TreeMap<String, Other>();
        for (var seen : plan.allowed()) {
            if (!chosen.containsKey(seen.location().value())) {
                var other = other(line, rows, seen);
                others.put(seen.location().value(), other);
                if (other.extra() != null && other.extra() < least) {
                    least = other.extra();
                    runnerUp = seen.location();
                }
            }
        }
        if (!inFull) {
            var kept = String.valueOf(runnerUp);
            others.keySet().removeIf(location -> !location.equals(kept));
        }
        return new Line(line.line(), line.sku(), line.quantity(), chosen, runnerUp, others);
    }

    private Other other(OrderedUnits line, List<Allocation> rows, Seen seen) {
        int units = filters.units(seen, line.sku());
        if (units < line.quantity()) {
            return new Other(filters.lack(seen, line.sku(), line.quantity()), null);
        }
        int elsewhere = given.getOrDefault(line.sku(), Map.of()).getOrDefault(seen.location(), 0);
        if (units - elsewhere < line.quantity()) {
            return new Other("gives " + elsewhere + " of " + units + " to other lines", null);
        }
        return rows.isEmpty()
                ? new Other("the rest of the order cannot be had", null)
                : new Other("costs more" + inaccuracy(seen), extra(line, rows, seen));
    }

    private String inaccuracy(Seen seen) {
        var declined = seen.declined();
        return declined == null ? "" : "; turns down " + declined + " of 1000 units";
    }

    private long extra(OrderedUnits line, List<Allocation> rows, Seen seen) {
        long extra = line.quantity() * tariff.unit(seen, line.sku());
        if (!linesAt.containsKey(seen.location())) {
            extra += tariff.parcel(seen) + tariff.splitPenalty();
        }
        for (var row : rows) {
            var from = Objects.requireNonNull(allowed.get(row.location()));
            extra -= row.units().quantity() * tariff.unit(from, line.sku());
            if (linesAt.getOrDefault(row.location(), Set.of()).size() == 1) {
                extra -= tariff.parcel(from) + tariff.splitPenalty();
            }
        }
        return extra;
    }
}
