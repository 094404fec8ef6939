package dev.throughline.oms.activities.sourcing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.throughline.oms.activities.inventory.Inventory.Allocation;
import dev.throughline.oms.activities.inventory.Location.Kind;
import dev.throughline.oms.workflows.shared.LocationId;
import dev.throughline.oms.workflows.shared.OrderedUnits;
import dev.throughline.oms.workflows.shared.Sku;
import dev.throughline.oms.workflows.sourcing.SourcingDecision.Assignment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PlannerTest {
    private static final Sku SHIRT = new Sku("SHIRT");
    private static final Sku SHOES = new Sku("SHOES");
    private static final Candidate NEAR = new Candidate(new LocationId("near"), Kind.STORE, 1_000);
    private static final Candidate MIDDLE = new Candidate(new LocationId("middle"), Kind.STORE, 2_000);
    private static final Candidate FAR = new Candidate(new LocationId("far"), Kind.WAREHOUSE, 9_000);
    private static final List<Candidate> RANKED = List.of(NEAR, MIDDLE, FAR);

    @Test
    void takesTheNearestThatHasEverything() {
        var plan = plan(
                List.of(new OrderedUnits(1, SHIRT, 2)),
                Map.of(SHIRT, Map.of(NEAR.location(), 1, MIDDLE.location(), 2, FAR.location(), 50)));

        assertThat(plan.assignments())
                .containsExactly(new Assignment(MIDDLE.location(), List.of(new OrderedUnits(1, SHIRT, 2))));
        assertThat(plan.missing()).isEmpty();
    }

    @Test
    void oneParcelFromFarAwayIsBetterThanTwoFromNearby() {
        var lines = List.of(new OrderedUnits(1, SHIRT, 1), new OrderedUnits(2, SHOES, 1));

        var plan = plan(
                lines,
                Map.of(
                        SHIRT, Map.of(NEAR.location(), 5, FAR.location(), 1),
                        SHOES, Map.of(MIDDLE.location(), 5, FAR.location(), 1)));

        assertThat(plan.assignments()).containsExactly(new Assignment(FAR.location(), lines));
    }

    @Test
    void warehousesComeFirstAtEqualDistance() {
        var store = new Candidate(new LocationId("a-store"), Kind.STORE, 0);
        var warehouse = new Candidate(new LocationId("z-warehouse"), Kind.WAREHOUSE, 0);
        var ranked = List.of(store, warehouse).stream()
                .sorted(Candidate.NEAREST_FIRST)
                .toList();

        var plan = Planner.plan(
                ranked,
                List.of(new OrderedUnits(1, SHIRT, 1)),
                Map.of(SHIRT, Map.of(store.location(), 1, warehouse.location(), 1)));

        assertThat(plan.assignments().getFirst().location()).isEqualTo(warehouse.location());
    }

    @Test
    void sumsLinesForTheSameSkuAndLeavesTheLastOnesShort() {
        var plan = plan(
                List.of(new OrderedUnits(1, SHIRT, 3), new OrderedUnits(2, SHIRT, 3)),
                Map.of(SHIRT, Map.of(NEAR.location(), 4)));

        assertThat(plan.assignments())
                .containsExactly(new Assignment(
                        NEAR.location(), List.of(new OrderedUnits(1, SHIRT, 3), new OrderedUnits(2, SHIRT, 1))));
        assertThat(plan.missing()).containsExactly(new OrderedUnits(2, SHIRT, 2));
    }

    @Test
    void servesNothingWithoutCandidates() {
        var lines = List.of(new OrderedUnits(1, SHIRT, 3));

        assertThat(Planner.plan(List.of(), lines, Map.of())).isEqualTo(new Plan(List.of(), lines));
    }

    @Test
    void plansAThousandLinesAtFourteenLocations() {
        var random = new Random(1);
        var ranked = candidates(random, 14);
        var lines = IntStream.rangeClosed(1, 1_000)
                .mapToObj(line -> new OrderedUnits(line, new Sku("S" + line), 1 + random.nextInt(3)))
                .toList();
        var available = new HashMap<Sku, Map<LocationId, Integer>>();
        lines.forEach(line -> available.put(line.sku(), stock(random, ranked, 3)));

        checkPlan(Planner.plan(ranked, lines, available), lines, available);
    }

    static IntStream seeds() {
        return IntStream.range(0, 300);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void splitsAsLittleAsTheBestOfAllSetsAndTravelsNoFarther(int seed) {
        var random = new Random(seed);
        var ranked = candidates(random, 1 + random.nextInt(6));
        var skus = IntStream.rangeClosed(1, 1 + random.nextInt(4))
                .mapToObj(i -> new Sku("S" + i))
                .toList();
        var lines = IntStream.rangeClosed(1, 1 + random.nextInt(6))
                .mapToObj(line -> new OrderedUnits(line, skus.get(random.nextInt(skus.size())), 1 + random.nextInt(4)))
                .toList();
        var available = new HashMap<Sku, Map<LocationId, Integer>>();
        skus.forEach(sku -> available.put(sku, stock(random, ranked, 5)));

        var plan = Planner.plan(ranked, lines, available);

        checkPlan(plan, lines, available);
        assertThat(measure(plan, ranked)).isEqualTo(bestOfAllSets(ranked, lines, available));
    }

    private record Measure(int parcels, long meters) {}

    private static Measure measure(Plan plan, List<Candidate> ranked) {
        var used = plan.assignments().stream().map(Assignment::location).toList();
        return new Measure(
                used.size(),
                ranked.stream()
                        .filter(one -> used.contains(one.location()))
                        .mapToLong(one -> Math.round(one.meters()))
                        .sum());
    }

    private static Measure bestOfAllSets(
            List<Candidate> ranked, List<OrderedUnits> lines, Map<Sku, Map<LocationId, Integer>> available) {
        var servable = servable(lines, available);
        var best = new Measure(Integer.MAX_VALUE, 0);
        for (int bits = 0; bits < 1 << ranked.size(); bits++) {
            int set = bits;
            var members = IntStream.range(0, ranked.size())
                    .filter(i -> (set >> i & 1) == 1)
                    .mapToObj(ranked::get)
                    .toList();
            boolean enough = servable.entrySet().stream()
                    .allMatch(sku -> members.stream()
                                    .mapToInt(one -> available
                                            .getOrDefault(sku.getKey(), Map.of())
                                            .getOrDefault(one.location(), 0))
                                    .sum()
                            >= sku.getValue());
            long meters =
                    members.stream().mapToLong(one -> Math.round(one.meters())).sum();
            if (enough
                    && (members.size() < best.parcels()
                            || (members.size() == best.parcels() && meters < best.meters()))) {
                best = new Measure(members.size(), meters);
            }
        }
        return best;
    }

    private static Map<Sku, Integer> servable(List<OrderedUnits> lines, Map<Sku, Map<LocationId, Integer>> available) {
        var demand = lines.stream()
                .collect(Collectors.groupingBy(OrderedUnits::sku, Collectors.summingInt(OrderedUnits::quantity)));
        demand.replaceAll((sku, units) -> Math.min(
                units,
                available.getOrDefault(sku, Map.of()).values().stream()
                        .mapToInt(Integer::intValue)
                        .sum()));
        return demand;
    }

    /** Every unit is served or missing, as many as can be are served, and no location gives more than it has. */
    private static void checkPlan(Plan plan, List<OrderedUnits> lines, Map<Sku, Map<LocationId, Integer>> available) {
        var perLine = new HashMap<Integer, Integer>();
        plan.missing().forEach(units -> perLine.merge(units.line(), units.quantity(), Integer::sum));
        plan.allocations()
                .forEach(row -> perLine.merge(row.units().line(), row.units().quantity(), Integer::sum));
        assertThat(perLine)
                .isEqualTo(lines.stream().collect(Collectors.toMap(OrderedUnits::line, OrderedUnits::quantity)));
        var served = plan.allocations().stream()
                .collect(Collectors.groupingBy(
                        row -> row.units().sku(),
                        Collectors.summingInt(row -> row.units().quantity())));
        var servable = servable(lines, available);
        servable.values().removeIf(units -> units == 0);
        assertThat(served).isEqualTo(servable);
        plan.allocations().stream()
                .collect(Collectors.groupingBy(
                        row -> List.of(row.location().value(), row.units().sku().value()), Collectors.toList()))
                .values()
                .forEach(rows -> assertThat(rows.stream()
                                .mapToInt(row -> row.units().quantity())
                                .sum())
                        .isLessThanOrEqualTo(had(rows.getFirst(), available)));
    }

    private static int had(Allocation row, Map<Sku, Map<LocationId, Integer>> available) {
        return available.getOrDefault(row.units().sku(), Map.of()).getOrDefault(row.location(), 0);
    }

    private static List<Candidate> candidates(Random random, int count) {
        var candidates = new ArrayList<Candidate>();
        for (int i = 0; i < count; i++) {
            var kind = random.nextBoolean() ? Kind.WAREHOUSE : Kind.STORE;
            candidates.add(new Candidate(new LocationId("l" + i), kind, random.nextInt(100_000)));
        }
        candidates.sort(Candidate.NEAREST_FIRST);
        return candidates;
    }

    private static Map<LocationId, Integer> stock(Random random, List<Candidate> candidates, int bound) {
        var stock = new HashMap<LocationId, Integer>();
        candidates.forEach(one -> {
            int units = random.nextInt(bound);
            if (units > 0) {
                stock.put(one.location(), units);
            }
        });
        return stock;
    }

    private static Plan plan(List<OrderedUnits> lines, Map<Sku, Map<LocationId, Integer>> available) {
        return Planner.plan(RANKED, lines, available);
    }
}
