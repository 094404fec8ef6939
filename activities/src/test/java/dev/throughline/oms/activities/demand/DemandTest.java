package dev.throughline.oms.activities.demand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.throughline.oms.activities.demand.Demand.Week;
import dev.throughline.oms.activities.demand.Replenishment.Query;
import dev.throughline.oms.activities.demand.Suggestion.Kind;
import dev.throughline.oms.activities.demand.Suggestion.Status;
import dev.throughline.oms.activities.inventory.Inventory;
import dev.throughline.oms.activities.inventory.Location;
import dev.throughline.oms.activities.inventory.Locations;
import dev.throughline.oms.activities.order.Checkout;
import dev.throughline.oms.activities.order.OrderIntake;
import dev.throughline.oms.testing.DatabaseTest;
import dev.throughline.oms.testing.SampleCheckouts;
import dev.throughline.oms.workflows.demand.DemandActivities;
import dev.throughline.oms.workflows.demand.PlanningStep;
import dev.throughline.oms.workflows.order.AcceptedOrder;
import dev.throughline.oms.workflows.order.AcceptedOrder.LineUnits;
import dev.throughline.oms.workflows.order.OrderActivities;
import dev.throughline.oms.workflows.shared.Actor;
import dev.throughline.oms.workflows.shared.LocationId;
import dev.throughline.oms.workflows.shared.Money;
import dev.throughline.oms.workflows.shared.Sku;
import dev.throughline.oms.workflows.shared.UnitState;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@DatabaseTest
class DemandTest {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);
    private static final int WEEKS = 12;
    private static final Actor PLANNER = new Actor(Actor.Kind.OPERATIONS, "planner-1");

    private final String own = SampleCheckouts.unique().substring(0, 16);
    private final Sku sku = new Sku("DMD-" + own);
    private final LocationId here = new LocationId("here-" + own);
    private final LocationId there = new LocationId("there-" + own);

    @Autowired
    private Demand demand;

    @Autowired
    private Replenishment replenishment;

    @Autowired
    private DemandActivities planning;

    @Autowired
    private DemandSensing sensing;

    @Autowired
    private Inventory inventory;

    @Autowired
    private Locations locations;

    @Autowired
    private OrderIntake intake;

    @Autowired
    private OrderActivities orders;

    @BeforeEach
    void sellTenUnitsAWeekHere() {
        for (var id : List.of(here, there)) {
            locations.put(new Location(
                    id, "A store", Location.Kind.STORE, 53.8, -1.55, ZoneId.of("Europe/London"), true, true));
        }
        for (int week = 1; week <= WEEKS; week++) {
            sell(4, DAY.minusWeeks(week));
            sell(6, DAY.minusWeeks(week).plusDays(3));
        }
    }

    @Test
    void countsEveryOrderOnceHoweverManyCount() throws Exception {
        Callable<Boolean> count = () -> {
            boolean more = true;
            while (more) {
                more = sensing.round();
            }
            return true;
        };
        try (var threads = Executors.newFixedThreadPool(4)) {
            for (var counted : threads.invokeAll(Collections.nCopies(4, count))) {
                assertThat(counted.get()).isTrue();
            }
        }
        planOurs(DAY);
        var history = demand.of(sku).getFirst().history();
        assertThat(history).hasSize(WEEKS).extracting(Week::units).containsOnly(10);
        assertThat(history.getFirst().from()).isEqualTo(DAY.minusWeeks(WEEKS));
    }

    @Test
    void countsASaleThatIsToldLateOnItsDay() {
        count();
        sell(5, DAY.minusWeeks(2));
        count();
        planOurs(DAY);
        assertThat(demand.of(sku).getFirst().history().get(WEEKS - 2)).isEqualTo(new Week(DAY.minusWeeks(2), 15));
    }

    @Test
    void forecastsWhatIsSteadyAsItIs() {
        count();
        planOurs(DAY);
        var forecast = demand.of(sku).getFirst().forecast().orElseThrow();
        assertThat(forecast.mean()).isBetween(19.0, 21.0);
        assertThat(forecast.reorderPoint()).isBetween(20, 30);
        assertThat(forecast.serviceClass()).isEqualTo("MEDIUM");
        assertThat(forecast.models()).hasSize(3);
    }

    @Test
    void suggestsATransferFirstAndCountsWhatWasApproved() {
        inventory.receive("rec-" + own, there, "test", Map.of(sku, 500));
        count();
        planOurs(DAY);
        var made = suggestions();
        assertThat(made).singleElement().satisfies(suggestion -> {
            assertThat(suggestion.kind()).isEqualTo(Kind.TRANSFER);
            assertThat(suggestion.from()).isEqualTo(there);
            assertThat(suggestion.status()).isEqualTo(Status.OPEN);
        });
        planOurs(DAY);
        assertThat(suggestions()).isEqualTo(made);

        var id = made.getFirst().id();
        var approved = replenishment.decide(id, true, PLANNER, "fine").orElseThrow();
        assertThat(approved.status()).isEqualTo(Status.APPROVED);
        assertThat(approved.decidedBy()).isEqualTo("planner-1");
        assertThat(replenishment.decide(id, true, PLANNER, "again")).contains(approved);
        assertThat(replenishment.decide(id, false, PLANNER, null)).contains(approved);

        planOurs(DAY.plusDays(1));
        assertThat(suggestions()).containsExactly(approved);
    }

    @Test
    void aLaterDayTakesThePlaceOfWhatNobodyDecided() {
        count();
        planOurs(DAY);
        planOurs(DAY.plusDays(1));
        assertThat(suggestions())
                .extracting(Suggestion::madeFor, Suggestion::status)
                .containsExactlyInAnyOrder(tuple(DAY, Status.SUPERSEDED), tuple(DAY.plusDays(1), Status.OPEN));
        assertThat(suggestions()).extracting(Suggestion::kind).containsOnly(Kind.PURCHASE);
    }

    @Test
    void nobodyDecidesWhatIsNotThere() {
        assertThat(replenishment.decide("rpl_" + own, true, PLANNER, null)).isEmpty();
        assertThat(demand.of(new Sku("NEVER-" + own))).isEmpty();
    }

    private List<Suggestion> suggestions() {
        return replenishment.list(new Query(null, List.of(here), sku, null, 10));
    }

    private void count() {
        boolean more = true;
        while (more) {
            more = planning.sense();
        }
    }

    private void planOurs(LocalDate day) {
        planning.plan(new PlanningStep(day, sku.value().substring(0, sku.value().length() - 1)));
    }

    private void sell(int units, LocalDate day) {
        var sample = SampleCheckouts.of(null, Instant.parse(day + "T12:00:00Z"));
        var line = new Checkout.Line(
                1, sku, units, new BigDecimal("1.00"), new Money(units * 100L, "GBP"), new Money(0, "GBP"));
        var checkout = new Checkout(
                sample.id(),
                sample.kind(),
                sample.channel(),
                sample.currency(),
                null,
                sample.placedAt(),
                sample.shortagePolicy(),
                sample.method(),
                null,
                sample.address(),
                null,
                sample.tender(),
                List.of(line),
                Map.of(),
                null);
        intake.register("test", checkout.id().value(), "f", checkout);
        orders.recordAccepted(new AcceptedOrder(
                checkout.id(),
                checkout.placedAt(),
                null,
                List.of(new LineUnits(1, UnitState.OPEN, units)),
                List.of(here)));
    }
}
