package dev.throughline.oms.activities.sourcing;

import static dev.throughline.oms.activities.sourcing.PolicySamples.seen;
import static dev.throughline.oms.activities.sourcing.PolicySamples.shipment;
import static org.assertj.core.api.Assertions.assertThat;

import dev.throughline.oms.activities.inventory.Inventory.Allocation;
import dev.throughline.oms.activities.inventory.Location.Kind;
import dev.throughline.oms.activities.sourcing.PolicySamples.RulesBuilder;
import dev.throughline.oms.activities.sourcing.Situation.Seen;
import dev.throughline.oms.activities.sourcing.SourcingRules.Ageing;
import dev.throughline.oms.activities.sourcing.SourcingRules.Band;
import dev.throughline.oms.activities.sourcing.SourcingRules.Buffer;
import dev.throughline.oms.activities.sourcing.SourcingRules.Capacity;
import dev.throughline.oms.activities.sourcing.SourcingRules.Handling;
import dev.throughline.oms.workflows.shared.LocationId;
import dev.throughline.oms.workflows.shared.OrderedUnits;
import dev.throughline.oms.workflows.shared.Sku;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SolutionTest {
    static IntStream seeds() {
        return IntStream.range(0, 600);
    }

    /** Filters, splits, capacity and every term of the cost, against all ways to serve the units, priced by {@link EveryWay}. */
    @ParameterizedTest
    @MethodSource("seeds")
    void costsAsMuchAsTheCheapestOfAllWays(int seed) {
        var random = new Random(seed);
        var rules = rules(random);
        var situation = situation(random, 1 + random.nextInt(4), 1 + random.nextInt(3), 4);

        var plan = Planner.plan(situation, rules);

        check(plan, situation);
        var every = new EveryWay(situation, rules);
        assertThat(served(plan)).isEqualTo(every.servable());
        assertThat(plan.bound()).isEqualTo(plan.cost());
        assertThat(plan.cost()).isEqualTo(every.price(plan.allocations())).isEqualTo(every.cheapest());
        assertThat(Planner.plan(situation, rules)).as("the same again").isEqualTo(plan);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void bothSearchesFindTheSameCost(int seed) {
        var random = new Random(seed);
        var task = task(random, 1 + random.nextInt(9), 1 + random.nextInt(5), 3);

        var overItems = new ItemSearch(task).solve();
        var overSets = new SetSearch(task).solve();

        assertThat(overSets.isExact()).isTrue();
        assertThat(overSets.cost()).isEqualTo(overItems.cost());
        assertThat(task.cost(overItems.open())).isEqualTo(overItems.cost());
    }

    @Test
    void aThousandLinesAtFiftyLocationsAreBoundedAndSaySo() {
        var random = new Random(1);
        var situation = situation(random, 50, 1_000, 3);

        var plan = Planner.plan(situation, PolicySamples.shipped());

        check(plan, situation);
        assertThat(plan.bound()).isPositive().isLessThan(plan.cost());
    }

    @Test
    void tenLinesOverFiftyLocationsAreExact() {
        for (int seed = 0; seed < 50; seed++) {
            var random = new Random(seed);
            var situation = situation(random, 50, 10, 2);

            var plan = Planner.plan(situation, rules(random));

            check(plan, situation);
            assertThat(plan.bound()).isEqualTo(plan.cost());
        }
    }

    private static SourcingRules rules(Random random) {
        var rules = new RulesBuilder();
        rules.splitLines = random.nextInt(3) > 0;
        rules.maximumKm = random.nextInt(4) == 0 ? 80 : null;
        rules.optedOut = random.nextInt(4) == 0 ? Set.of(new LocationId("l0")) : Set.of();
        rules.buffers = random.nextInt(3) == 0 ? List.of(new Buffer(Kind.STORE, Set.of(), "S1", 1)) : List.of();
        rules.capacity = random.nextBoolean() ? new Capacity(20, 8, Map.of()) : new Capacity(null, null, Map.of());
        rules.shipping = List.of(
                new Band(30, random.nextInt(400), random.nextInt(200), random.nextInt(3)),
                new Band(null, random.nextInt(900), random.nextInt(400), random.nextInt(3)));
        rules.warehouse = new Handling(random.nextInt(100), random.nextInt(60));
        rules.store = new Handling(random.nextInt(300), random.nextInt(200));
        rules.splitPenalty = random.nextInt(3) == 0 ? 0 : random.nextInt(500);
        rules.ageing = random.nextBoolean() ? new Ageing(50, random.nextInt(300)) : null;
        rules.loadBalance = random.nextInt(300);
        rules.inaccuracy = random.nextInt(400);
        return rules.build();
    }

    private static Situation situation(Random random, int candidates, int skus, int mostUnits) {
        var lines = new ArrayList<OrderedUnits>();
        for (int sku = 0; sku < skus; sku++) {
            lines.add(new OrderedUnits(lines.size() + 1, new Sku("S" + sku), 1 + random.nextInt(mostUnits)));
        }
        if (skus < 4 && random.nextInt(4) == 0) {
            lines.add(new OrderedUnits(lines.size() + 1, new Sku("S0"), 1));
        }
        var seen = new ArrayList<Seen>();
        for (int i = 0; i < candidates; i++) {
            var stock = new HashMap<String, Integer>();
            var days = new HashMap<String, Integer>();
            for (int sku = 0; sku < skus; sku++) {
                stock.put("S" + sku, random.nextInt(mostUnits + 1));
                days.put("S" + sku, random.nextInt(100));
            }
            stock.values().removeIf(units -> units == 0);
            var kind = random.nextBoolean() ? Kind.WAREHOUSE : Kind.STORE;
            seen.add(new Seen(
                    new LocationId("l" + i),
                    kind,
                    random.nextInt(100_000),
                    random.nextInt(10),
                    stock,
                    days,
                    null,
                    random.nextInt(3) == 0 ? random.nextInt(500) : null,
                    null));
        }
        seen.sort(Comparator.comparingLong(Seen::meters).thenComparing(Seen::location));
        return shipment(lines, seen);
    }

    private static Task task(Random random, int candidates, int items, int mostUnits) {
        var stock = new int[candidates][items];
        var unit = new long[candidates][items];
        var wanted = new int[items];
        for (int item = 0; item < items; item++) {
            int all = 0;
            for (int candidate = 0; candidate < candidates; candidate++) {
                stock[candidate][item] = random.nextInt(mostUnits + 1);
                unit[candidate][item] = random.nextInt(100) - 20L;
                all += stock[candidate][item];
            }
            if (all == 0) {
                stock[0][item] = 1;
                all = 1;
            }
            wanted[item] = Math.min(all, 1 + random.nextInt(mostUnits));
        }
        var fixed = random.longs(candidates, 1, 200).toArray();
        return new Task(fixed, random.nextInt(100), wanted, stock, unit);
    }

    private static Map<Sku, Integer> served(Plan plan) {
        return plan.allocations().stream()
                .collect(Collectors.groupingBy(
                        row -> row.units().sku(),
                        Collectors.summingInt(row -> row.units().quantity())));
    }

    /** Every unit is served or missing, and no location gives more than it has. */
    private static void check(Plan plan, Situation situation) {
        var perLine = new HashMap<Integer, Integer>();
        plan.missing().forEach(units -> perLine.merge(units.line(), units.quantity(), Integer::sum));
        plan.allocations()
                .forEach(row -> perLine.merge(row.units().line(), row.units().quantity(), Integer::sum));
        assertThat(perLine)
                .isEqualTo(situation.lines().stream()
                        .collect(Collectors.toMap(OrderedUnits::line, OrderedUnits::quantity)));
        var given = plan.allocations().stream()
                .collect(Collectors.groupingBy(
                        Allocation::location,
                        Collectors.groupingBy(
                                row -> row.units().sku(),
                                Collectors.summingInt(row -> row.units().quantity()))));
        situation
                .candidates()
                .forEach(seen -> given.getOrDefault(seen.location(), Map.of())
                        .forEach((sku, units) -> assertThat(units).isLessThanOrEqualTo(seen.units(sku))));
    }

    @Test
    void ofEqualPlansTheOneThatRanksFirstIsTaken() {
        var lines = List.of(new OrderedUnits(1, new Sku("S"), 1));
        var stock = Map.of(new Sku("S"), 3);

        var plan = Planner.plan(
                shipment(lines, List.of(seen("b", Kind.STORE, 5, stock), seen("c", Kind.STORE, 5, stock))),
                PolicySamples.shipped());

        assertThat(plan.assignments().getFirst().location()).isEqualTo(new LocationId("b"));
    }
}
