package dev.throughline.oms.activities.sourcing;

import dev.throughline.oms.activities.inventory.Inventory.Allocation;
import dev.throughline.oms.workflows.shared.LocationId;
import dev.throughline.oms.workflows.shared.OrderedUnits;
import dev.throughline.oms.workflows.shared.Sku;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Why a decision is as it is, in words that operations read.
 *
 * @param meters distance per candidate; zero throughout when the destination is not known
 * @param outside locations that were no candidates, and why
 */
record Explanation(Map<String, Long> meters, Map<String, String> outside, List<Line> lines) {
    /** Beyond this many lines the reasons per location are left out: they would outgrow the order. */
    private static final int LINES_IN_FULL = 100;

    /**
     * One line.
     *
     * @param chosen units per location
     * @param runnerUp the nearest other location that has the whole line
     * @param passedOver the other candidates, and why
     */
    record Line(
            int line,
            Sku sku,
            int quantity,
            Map<String, Integer> chosen,
            @Nullable LocationId runnerUp,
            Map<String, String> passedOver) {}

    static Explanation of(
            Candidates candidates,
            List<OrderedUnits> lines,
            Map<Sku, Map<LocationId, Integer>> available,
            List<Allocation> allocations) {
        var meters = new TreeMap<String, Long>();
        candidates.ranked().forEach(one -> meters.put(one.location().value(), Math.round(one.meters())));
        var outside = new TreeMap<String, String>();
        candidates.outside().forEach((location, reason) -> outside.put(location.value(), reason));
        Map<Integer, List<Allocation>> perLine = allocations.stream()
                .collect(Collectors.groupingBy(row -> row.units().line()));
        boolean inFull = lines.size() <= LINES_IN_FULL;
        var explained = lines.stream()
                .map(line -> line(
                        line,
                        perLine.getOrDefault(line.line(), List.of()),
                        candidates.ranked(),
                        available.getOrDefault(line.sku(), Map.of()),
                        inFull))
                .toList();
        return new Explanation(meters, outside, explained);
    }

    private static Line line(
            OrderedUnits line,
            List<Allocation> allocations,
            List<Candidate> ranked,
            Map<LocationId, Integer> available,
            boolean inFull) {
        var chosen = new TreeMap<String, Integer>();
        allocations.forEach(
                row -> chosen.merge(row.location().value(), row.units().quantity(), Integer::sum));
        var others = ranked.stream()
                .map(Candidate::location)
                .filter(location -> !chosen.containsKey(location.value()))
                .toList();
        var runnerUp = others.stream()
                .filter(location -> available.getOrDefault(location, 0) >= line.quantity())
                .findFirst()
                .orElse(null);
        var passedOver = new TreeMap<String, String>();
        if (inFull) {
            others.forEach(location -> passedOver.put(
                    location.value(), reason(available.getOrDefault(location, 0), line.quantity(), chosen.isEmpty())));
        }
        return new Line(line.line(), line.sku(), line.quantity(), chosen, runnerUp, passedOver);
    }

    private static String reason(int available, int wanted, boolean nothingKept) {
        if (available < wanted) {
            return "has " + available + " of " + wanted;
        }
        return nothingKept ? "the rest of the order cannot be had" : "more parcels or a longer way";
    }
}
