package dev.throughline.oms.activities.demand;

import static org.assertj.core.api.Assertions.assertThat;

import dev.throughline.oms.activities.demand.ReplenishmentPlan.Order;
import dev.throughline.oms.activities.demand.ReplenishmentPlan.Place;
import dev.throughline.oms.activities.demand.Suggestion.Kind;
import dev.throughline.oms.workflows.shared.LocationId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ReplenishmentPlanTest {
    private static final LocationId LEEDS = new LocationId("leeds");
    private static final LocationId YORK = new LocationId("york");
    private static final LocationId HULL = new LocationId("hull");

    @Test
    void suggestsNothingAboveTheReorderPoint() {
        assertThat(ReplenishmentPlan.of(List.of(place(LEEDS, 21, 20, 10)))).isEmpty();
    }

    @Test
    void buysAsManyLotsAsBringItAboveTheReorderPoint() {
        assertThat(ReplenishmentPlan.of(List.of(place(LEEDS, 5, 20, 10))))
                .singleElement()
                .satisfies(order -> {
                    assertThat(order.kind()).isEqualTo(Kind.PURCHASE);
                    assertThat(order.units()).isEqualTo(20);
                    assertThat(order.reason())
                            .contains("5 on hand and on the way", "reorder point 20", "no other location");
                });
    }

    @Test
    void movesFirstWhatAnotherLocationHasMoreThanItNeeds() {
        var orders = ReplenishmentPlan.of(List.of(place(LEEDS, 0, 20, 10), place(YORK, 45, 20, 10)));
        assertThat(orders).extracting(Order::kind).containsExactly(Kind.TRANSFER, Kind.PURCHASE);
        assertThat(orders).extracting(Order::units).containsExactly(15, 15);
        assertThat(orders.getFirst().from()).isEqualTo(YORK);
    }

    @Test
    void movesWhatIsNeverAskedForWhereItLies() {
        var orders = ReplenishmentPlan.of(List.of(place(LEEDS, 0, 20, 10), new Place(HULL, 100, 100, null)));
        assertThat(orders).singleElement().satisfies(order -> {
            assertThat(order.from()).isEqualTo(HULL);
            assertThat(order.units()).isEqualTo(30);
        });
    }

    @Test
    void servesFirstWhoLacksMost() {
        var orders = ReplenishmentPlan.of(
                List.of(place(LEEDS, 19, 20, 10), place(YORK, 0, 20, 10), new Place(HULL, 30, 30, null)));
        assertThat(orders.getFirst().location()).isEqualTo(YORK);
        assertThat(orders).extracting(Order::kind).containsExactly(Kind.TRANSFER, Kind.PURCHASE);
    }

    static LongStream seeds() {
        return LongStream.range(0, 200);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void nobodyGivesAwayWhatItNeedsAndEverybodyGetsAboveTheReorderPoint(long seed) {
        var random = new SplittableRandom(seed);
        var places = new ArrayList<Place>();
        for (int i = 0; i < 1 + random.nextInt(6); i++) {
            places.add(place(new LocationId("l" + i), random.nextInt(60), random.nextInt(30), 1 + random.nextInt(15)));
        }
        var orders = ReplenishmentPlan.of(places);
        Map<LocationId, Integer> got =
                orders.stream().collect(Collectors.groupingBy(Order::location, Collectors.summingInt(Order::units)));
        Map<LocationId, Integer> gave = orders.stream()
                .filter(order -> order.kind() == Kind.TRANSFER)
                .collect(Collectors.groupingBy(
                        order -> Objects.requireNonNull(order.from()), Collectors.summingInt(Order::units)));
        for (var place : places) {
            int after =
                    place.position() + got.getOrDefault(place.location(), 0) - gave.getOrDefault(place.location(), 0);
            var forecast = Objects.requireNonNull(place.forecast());
            assertThat(after).isGreaterThan(forecast.reorderPoint());
            assertThat(after).isLessThanOrEqualTo(Math.max(place.position(), forecast.reorderPoint() + forecast.lot()));
        }
    }

    private static Place place(LocationId location, int units, int reorderPoint, int lot) {
        return new Place(
                location,
                units,
                units,
                new DemandForecast(
                        LocalDate.of(2026, 3, 2),
                        20,
                        2,
                        List.of("m"),
                        0,
                        lot,
                        lot,
                        lot,
                        lot,
                        "SLOW",
                        reorderPoint,
                        lot,
                        0));
    }
}
