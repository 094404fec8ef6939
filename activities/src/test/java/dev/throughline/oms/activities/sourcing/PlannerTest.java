package dev.throughline.oms.activities.sourcing;

import static dev.throughline.oms.activities.sourcing.PolicySamples.seen;
import static dev.throughline.oms.activities.sourcing.PolicySamples.shipment;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.throughline.oms.activities.catalog.Logistics;
import dev.throughline.oms.activities.catalog.Logistics.SizeClass;
import dev.throughline.oms.activities.inventory.Location.Kind;
import dev.throughline.oms.activities.sourcing.PolicySamples.RulesBuilder;
import dev.throughline.oms.activities.sourcing.Situation.Seen;
import dev.throughline.oms.activities.sourcing.SourcingRules.Ageing;
import dev.throughline.oms.activities.sourcing.SourcingRules.Band;
import dev.throughline.oms.activities.sourcing.SourcingRules.Buffer;
import dev.throughline.oms.activities.sourcing.SourcingRules.Capacity;
import dev.throughline.oms.activities.sourcing.SourcingRules.Handling;
import dev.throughline.oms.activities.sourcing.SourcingRules.Restriction;
import dev.throughline.oms.workflows.shared.FulfillmentMethod;
import dev.throughline.oms.workflows.shared.LocationId;
import dev.throughline.oms.workflows.shared.OrderedUnits;
import dev.throughline.oms.workflows.shared.ShortagePolicy;
import dev.throughline.oms.workflows.shared.Sku;
import dev.throughline.oms.workflows.sourcing.SourcingDecision.Assignment;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PlannerTest {
    private static final Sku SHIRT = new Sku("SHIRT");
    private static final Sku SHOES = new Sku("SHOES");
    private static final LocationId NEAR = new LocationId("near");
    private static final LocationId MIDDLE = new LocationId("middle");
    private static final LocationId FAR = new LocationId("far");
    private static final OrderedUnits ONE_SHIRT = new OrderedUnits(1, SHIRT, 1);

    private final RulesBuilder rules = new RulesBuilder();

    @Test
    void takesTheNearestThatHasEverything() {
        var plan = plan(List.of(new OrderedUnits(1, SHIRT, 2)), Map.of(SHIRT, 1), Map.of(SHIRT, 2), Map.of(SHIRT, 50));

        assertThat(plan.assignments()).containsExactly(new Assignment(MIDDLE, List.of(new OrderedUnits(1, SHIRT, 2))));
        assertThat(plan.missing()).isEmpty();
    }

    @Test
    void oneParcelFromFarAwayIsBetterThanTwoFromNearbyAsShipped() {
        var lines = List.of(ONE_SHIRT, new OrderedUnits(2, SHOES, 1));

        var plan = plan(lines, Map.of(SHIRT, 5), Map.of(SHOES, 5), Map.of(SHIRT, 1, SHOES, 1));

        assertThat(plan.assignments()).containsExactly(new Assignment(FAR, lines));
    }

    @Test
    void twoParcelsFromNearbyAreBetterWhereWaysCostMore() {
        rules.splitPenalty = 2;

        var plan = plan(
                List.of(ONE_SHIRT, new OrderedUnits(2, SHOES, 1)),
                Map.of(SHIRT, 5),
                Map.of(SHOES, 5),
                Map.of(SHIRT, 1, SHOES, 1));

        assertThat(plan.assignments()).extracting(Assignment::location).containsExactly(NEAR, MIDDLE);
        assertThat(plan.cost())
                .as("1 km + 2 km + a split + a thousandth per parcel")
                .isEqualTo(5_002);
    }

    @Test
    void warehousesComeFirstAtEqualDistance() {
        var store = new Candidate(new LocationId("a-store"), Kind.STORE, 0);
        var warehouse = new Candidate(new LocationId("z-warehouse"), Kind.WAREHOUSE, 0);
        var ranked = List.of(store, warehouse).stream()
                .sorted(Candidate.NEAREST_FIRST)
                .map(one -> seen(one.location().value(), one.kind(), 0, Map.of(SHIRT, 1)))
                .toList();

        var plan = Planner.plan(shipment(List.of(ONE_SHIRT), ranked), rules.build());

        assertThat(plan.assignments().getFirst().location()).isEqualTo(warehouse.location());
    }

    @Test
    void sumsLinesForTheSameSkuAndLeavesTheLastOnesShort() {
        var plan = plan(
                List.of(new OrderedUnits(1, SHIRT, 3), new OrderedUnits(2, SHIRT, 3)),
                Map.of(SHIRT, 4),
                Map.of(),
                Map.of());

        assertThat(plan.assignments())
                .containsExactly(
                        new Assignment(NEAR, List.of(new OrderedUnits(1, SHIRT, 3), new OrderedUnits(2, SHIRT, 1))));
        assertThat(plan.missing()).containsExactly(new OrderedUnits(2, SHIRT, 2));
    }

    @Test
    void splitsALineOnlyWhenNobodyHasItAndThePolicyAllows() {
        var three = List.of(new OrderedUnits(1, SHIRT, 3));

        assertThat(plan(three, Map.of(SHIRT, 2), Map.of(SHIRT, 1), Map.of(SHIRT, 3))
                        .assignments())
                .extracting(Assignment::location)
                .containsExactly(FAR);
        assertThat(plan(three, Map.of(SHIRT, 2), Map.of(SHIRT, 1), Map.of()).assignments())
                .extracting(Assignment::location)
                .containsExactly(NEAR, MIDDLE);

        rules.splitLines = false;
        var kept = plan(three, Map.of(SHIRT, 1), Map.of(SHIRT, 2), Map.of());
        assertThat(kept.assignments()).containsExactly(new Assignment(MIDDLE, List.of(new OrderedUnits(1, SHIRT, 2))));
        assertThat(kept.missing()).containsExactly(ONE_SHIRT);
    }

    @Test
    void whoIsClosedOrFullComesInOnlyWhereOthersHaveLess() {
        var closed = new Seen(NEAR, Kind.STORE, 1_000, 0, Map.of("SHIRT", 5), Map.of(), null, null, "closed for today");
        var open = new Seen(FAR, Kind.STORE, 9_000, 0, Map.of("SHIRT", 2), Map.of(), null);

        var elsewhere = Planner.plan(shipment(List.of(ONE_SHIRT), List.of(closed, open)), rules.build());
        assertThat(elsewhere.assignments()).extracting(Assignment::location).containsExactly(FAR);
        assertThat(elsewhere.outside()).containsEntry("near", "closed for today");

        var many = List.of(new OrderedUnits(1, SHIRT, 4));
        assertThat(Planner.plan(shipment(many, List.of(closed, open)), rules.build())
                        .assignments())
                .extracting(Assignment::location)
                .containsExactly(NEAR);
        assertThat(Planner.plan(shipment(List.of(ONE_SHIRT), List.of(closed)), rules.build())
                        .missing())
                .isEmpty();
    }

    @Test
    void aStoreThatTurnsMuchDownIsDearerAndTheDecisionSaysSo() {
        var inaccurate = new Seen(NEAR, Kind.STORE, 1_000, 0, Map.of("SHIRT", 5), Map.of(), null, 250, null);
        var accurate = new Seen(FAR, Kind.STORE, 9_000, 0, Map.of("SHIRT", 5), Map.of(), null);
        var situation = shipment(List.of(ONE_SHIRT), List.of(inaccurate, accurate));
        assertThat(Planner.plan(situation, rules.build()).assignments())
                .as("the policy does not ask")
                .extracting(Assignment::location)
                .containsExactly(NEAR);

        rules.inaccuracy = 40;
        var plan = Planner.plan(situation, rules.build());

        assertThat(plan.assignments()).extracting(Assignment::location).containsExactly(FAR);
        var other = Explanation.of(situation, rules.build(), plan)
                .lines()
                .getFirst()
                .others();
        assertThat(other)
                .containsEntry(
                        "near", new Explanation.Other("costs more; turns down 250 of 1000 units", 10_000L - 8_000L));
    }

    @Test
    void everyFilterRulesOutAndIsNamed() {
        rules.optedOut = Set.of(NEAR);
        assertThat(oneShirt().outside()).containsEntry("near", "opted out");
        rules.optedOut = Set.of();
        rules.maximumKm = 1;
        assertThat(oneShirt().outside())
                .containsEntry("middle", "farther than 1 km")
                .doesNotContainKey("near");
        rules.maximumKm = null;
        rules.capacity = new Capacity(1, 5, Map.of(NEAR, 3));
        var busy = new Seen(NEAR, Kind.STORE, 1_000, 3, Map.of("SHIRT", 9), Map.of(), null);
        assertThat(Planner.plan(shipment(List.of(ONE_SHIRT), List.of(busy)), rules.build())
                        .outside())
                .containsEntry("near", "no capacity left today: 3 of 3 parcels");
        rules.capacity = new Capacity(null, null, Map.of());
        rules.buffers = List.of(new Buffer(Kind.STORE, Set.of(), "SH", 8), new Buffer(null, Set.of(), "SHOES", 99));
        assertThat(oneShirt().assignments()).extracting(Assignment::location).containsExactly(FAR);
    }

    @Test
    void aBufferDoesNotKeepBackWhatTheOrderHolds() {
        rules.buffers = List.of(new Buffer(Kind.STORE, Set.of(), null, 5));
        var base = shipment(List.of(new OrderedUnits(1, SHIRT, 3)), all(Map.of(SHIRT, 6), Map.of(), Map.of()));
        var holding = new Situation(
                base.method(),
                base.shortagePolicy(),
                base.lines(),
                base.candidates(),
                Map.of(),
                Map.of(),
                null,
                Map.of("near", Map.of("SHIRT", 2)),
                Map.of(),
                null);

        assertThat(Planner.plan(base, rules.build()).missing()).containsExactly(new OrderedUnits(1, SHIRT, 2));
        assertThat(Planner.plan(holding, rules.build()).missing()).containsExactly(ONE_SHIRT);
    }

    @Test
    void dangerousAndBulkyGoodsComeFromWhereTheyMayBeSent() {
        rules.restrictions = List.of(
                new Restriction(Kind.STORE, Set.of(), Set.of(), true),
                new Restriction(null, Set.of(FAR), Set.of(SizeClass.BULKY), false));
        var usual = shipment(List.of(ONE_SHIRT), all(Map.of(SHIRT, 9), Map.of(SHIRT, 9), Map.of(SHIRT, 9)));

        assertThat(placesOf(usual, new Logistics(null, SizeClass.STANDARD, true)))
                .containsExactly(FAR);
        assertThat(placesOf(usual, new Logistics(null, SizeClass.BULKY, false))).containsExactly(NEAR);
        assertThat(placesOf(usual, new Logistics(null, SizeClass.BULKY, true))).isEmpty();
    }

    @Test
    void aLocationThatIsTooLateForThePromiseIsLeftOut() {
        rules.keepPromise = true;
        var promised = Instant.parse("2026-11-24T18:00:00Z");
        var late = new Seen(NEAR, Kind.STORE, 1_000, 0, Map.of("SHIRT", 9), Map.of(), promised.plusSeconds(1));
        var inTime = new Seen(FAR, Kind.WAREHOUSE, 9_000, 0, Map.of("SHIRT", 9), Map.of(), promised);
        var base = shipment(List.of(ONE_SHIRT), List.of(late, inTime));

        var plan = Planner.plan(
                new Situation(
                        base.method(),
                        base.shortagePolicy(),
                        base.lines(),
                        base.candidates(),
                        Map.of(),
                        Map.of(),
                        promised),
                rules.build());

        assertThat(plan.assignments()).extracting(Assignment::location).containsExactly(FAR);
        assertThat(plan.outside()).containsEntry("near", "too late for the promise");
    }

    @Test
    void weightHandlingAgeAndLoadAreWeighedInMinorUnits() {
        rules.shipping = List.of(new Band(5, 300, 50, 0), new Band(null, 500, 100, 2));
        rules.warehouse = new Handling(40, 10);
        rules.ageing = new Ageing(90, 25);
        rules.loadBalance = 60;
        rules.capacity = new Capacity(30, null, Map.of());
        var warehouse = new Seen(FAR, Kind.WAREHOUSE, 9_500, 10, Map.of("SHIRT", 9), Map.of("SHIRT", 90), null);
        var situation = new Situation(
                FulfillmentMethod.SHIP,
                ShortagePolicy.SHIP_AVAILABLE,
                List.of(new OrderedUnits(1, SHIRT, 2)),
                List.of(warehouse),
                Map.of(),
                Map.of("SHIRT", new Logistics(250, SizeClass.SMALL, false)),
                null);

        // 500 + 2 × 9.5 km + 40 + 60 × 10/30 + 2 × (0.25 kg × 100 + 10 − 25), and a thousandth for the parcel.
        assertThat(Planner.plan(situation, rules.build()).cost()).isEqualTo(599_001);
    }

    @Test
    void servesNothingWithoutCandidates() {
        var plan = Planner.plan(shipment(List.of(ONE_SHIRT), List.of()), rules.build());

        assertThat(plan.allocations()).isEmpty();
        assertThat(plan.missing()).containsExactly(ONE_SHIRT);
    }

    @Test
    void refusesBandsThatDoNotCoverEveryDistance() {
        rules.shipping = List.of(new Band(100, 1, 0, 0));

        assertThatIllegalArgumentException()
                .isThrownBy(rules::build)
                .withMessage("shipping must end with a band without up_to_km");
    }

    private Plan oneShirt() {
        return plan(List.of(ONE_SHIRT), Map.of(SHIRT, 8), Map.of(SHIRT, 8), Map.of(SHIRT, 8));
    }

    private List<LocationId> placesOf(Situation usual, Logistics shirt) {
        var situation = new Situation(
                usual.method(),
                usual.shortagePolicy(),
                usual.lines(),
                usual.candidates(),
                Map.of(),
                Map.of("SHIRT", shirt),
                null);
        return Planner.plan(situation, rules.build()).assignments().stream()
                .map(Assignment::location)
                .toList();
    }

    private Plan plan(
            List<OrderedUnits> lines, Map<Sku, Integer> near, Map<Sku, Integer> middle, Map<Sku, Integer> far) {
        return Planner.plan(shipment(lines, all(near, middle, far)), rules.build());
    }

    private static List<Seen> all(Map<Sku, Integer> near, Map<Sku, Integer> middle, Map<Sku, Integer> far) {
        return List.of(
                seen("near", Kind.STORE, 1_000, near),
                seen("middle", Kind.STORE, 2_000, middle),
                seen("far", Kind.WAREHOUSE, 9_000, far));
    }
}
