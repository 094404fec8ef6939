package dev.throughline.oms.activities.sourcing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.throughline.oms.activities.inventory.Compositions;
import dev.throughline.oms.activities.inventory.Inventory.Allocation;
import dev.throughline.oms.activities.inventory.Location;
import dev.throughline.oms.activities.sourcing.Situation.Seen;
import dev.throughline.oms.workflows.shared.FulfillmentMethod;
import dev.throughline.oms.workflows.shared.LocationId;
import dev.throughline.oms.workflows.shared.OrderedUnits;
import dev.throughline.oms.workflows.shared.ShortagePolicy;
import dev.throughline.oms.workflows.shared.Sku;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/** A set is a pot and two cups; a pair is two cups. */
class SharedPartsTest {
    private static final Sku SET = new Sku("set");
    private static final Sku PAIR = new Sku("pair");
    private static final Sku POT = new Sku("pot");
    private static final Sku CUP = new Sku("cup");
    private static final LocationId NEAR = new LocationId("near");
    private static final LocationId FAR = new LocationId("far");
    private static final Compositions KITS =
            new Compositions(Map.of(SET, Map.of(POT, 1, CUP, 2), PAIR, Map.of(CUP, 2)));

    @Test
    void theCupsOfASetAreNotGivenTwice() {
        var plan = plan(
                Map.of(POT, Map.of(NEAR, 1, FAR, 1), CUP, Map.of(NEAR, 2, FAR, 2)), units(1, CUP, 1), units(2, SET, 1));

        assertThat(plan.missing()).isEmpty();
        assertThat(plan.allocations())
                .containsExactly(new Allocation(NEAR, units(2, SET, 1)), new Allocation(FAR, units(1, CUP, 1)));
    }

    @Test
    void looseCupsComeFromWhereverTheSetLeavesThem() {
        var plan = plan(
                Map.of(POT, Map.of(NEAR, 1, FAR, 1), CUP, Map.of(NEAR, 3, FAR, 2)), units(1, CUP, 3), units(2, SET, 1));

        assertThat(plan.missing()).isEmpty();
        assertThat(plan.allocations())
                .containsExactlyInAnyOrder(
                        new Allocation(NEAR, units(2, SET, 1)),
                        new Allocation(NEAR, units(1, CUP, 1)),
                        new Allocation(FAR, units(1, CUP, 2)));
    }

    @RepeatedTest(200)
    void neverGivesMoreThanThereIs(RepetitionInfo repetition) {
        var random = new Random(repetition.getCurrentRepetition());
        var parts = new HashMap<Sku, Map<LocationId, Integer>>();
        for (var part : List.of(POT, CUP)) {
            parts.put(part, Map.of(NEAR, random.nextInt(8), FAR, random.nextInt(8)));
        }
        var lines = new ArrayList<OrderedUnits>();
        for (var sku : List.of(SET, PAIR, CUP, POT)) {
            if (random.nextBoolean()) {
                lines.add(units(lines.size() + 1, sku, 1 + random.nextInt(4)));
            }
        }
        if (lines.isEmpty()) {
            return;
        }

        var plan = plan(parts, lines.toArray(OrderedUnits[]::new));

        var used = new HashMap<Sku, Map<LocationId, Integer>>();
        plan.allocations()
                .forEach(one -> KITS.parts(one.units().sku())
                        .forEach((part, each) -> used.computeIfAbsent(part, _ -> new HashMap<>())
                                .merge(one.location(), each * one.units().quantity(), Integer::sum)));
        used.forEach((part, places) -> places.forEach((place, units) -> assertThat(units)
                .isLessThanOrEqualTo(parts.getOrDefault(part, Map.of()).getOrDefault(place, 0))));
        for (var line : lines) {
            int served = plan.allocations().stream()
                    .filter(one -> one.units().line() == line.line())
                    .mapToInt(one -> one.units().quantity())
                    .sum();
            int missing = plan.missing().stream()
                    .filter(one -> one.line() == line.line())
                    .mapToInt(OrderedUnits::quantity)
                    .sum();
            assertThat(served + missing).isEqualTo(line.quantity());
        }
    }

    private static Plan plan(Map<Sku, Map<LocationId, Integer>> parts, OrderedUnits... lines) {
        var whole = KITS.whole(List.of(SET, PAIR, CUP, POT), parts);
        var situation = new Situation(
                FulfillmentMethod.SHIP,
                ShortagePolicy.SHIP_AVAILABLE,
                List.of(lines),
                List.of(seen(NEAR, 1_000, whole), seen(FAR, 50_000, whole)),
                Map.of(),
                Map.of(),
                null);
        return new SharedParts(PolicySamples.shipped(), KITS, parts).plan(situation);
    }

    private static Seen seen(LocationId id, long meters, Map<Sku, Map<LocationId, Integer>> whole) {
        var stock = new HashMap<String, Integer>();
        whole.forEach((sku, places) -> stock.put(sku.value(), places.getOrDefault(id, 0)));
        return new Seen(id, Location.Kind.STORE, meters, null, stock, Map.of(), null);
    }

    private static OrderedUnits units(int line, Sku sku, int quantity) {
        return new OrderedUnits(line, sku, quantity);
    }
}
