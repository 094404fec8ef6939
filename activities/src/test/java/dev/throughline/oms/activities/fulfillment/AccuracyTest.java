package dev.throughline.oms.activities.fulfillment;

import static dev.throughline.oms.activities.fulfillment.WorkScene.units;
import static org.assertj.core.api.Assertions.assertThat;

import dev.throughline.oms.activities.event.Events;
import dev.throughline.oms.activities.fulfillment.RejectReason.StockEffect;
import dev.throughline.oms.activities.fulfillment.StoreAccuracy.Reason;
import dev.throughline.oms.testing.DatabaseTest;
import dev.throughline.oms.workflows.fulfillment.FulfillmentActivities;
import dev.throughline.oms.workflows.fulfillment.FulfillmentStep;
import dev.throughline.oms.workflows.fulfillment.FulfillmentStep.Outcome;
import dev.throughline.oms.workflows.shared.FulfillmentMethod;
import dev.throughline.oms.workflows.shared.LocationId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a location turns down, and why, becomes its accuracy. */
@DatabaseTest
class AccuracyTest {
    private final LocationId location = WorkScene.newLocation();

    @Autowired
    private WorkScene scene;

    @Autowired
    private FulfillmentActivities activities;

    @Autowired
    private StoreAccuracy accuracy;

    @Autowired
    private RejectReasons reasons;

    @Autowired
    private Events events;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void countsWhatWasTurnedDownByReasonAndLeavesOutWhatOthersTookOut() {
        decline(4, Outcome.SHORT_PICKED, null);
        decline(2, Outcome.REJECTED, "CAPACITY");
        decline(3, Outcome.REJECTED, "NO_STAFF");
        decline(1, Outcome.REJECTED, null);
        decline(5, Outcome.CANCELLED, null);

        var report = accuracy.of(location, Instant.EPOCH);

        assertThat(report.requested()).isEqualTo(5 * 10);
        assertThat(report.declined())
                .containsExactly(
                        new Reason("NOT_FOUND", true, 4, 1),
                        new Reason("NO_STAFF", true, 3, 1),
                        new Reason("CAPACITY", false, 2, 1),
                        new Reason("OTHER", true, 1, 1));
        assertThat(report.counted()).isEqualTo(8);
        assertThat(accuracy.of(location, Instant.now().plusSeconds(60)).requested())
                .as("later than all of it")
                .isZero();
    }

    @Test
    void aRepeatedStepIsTurnedDownOnceAndTheReasonIsInTheTimeline() {
        var id = scene.requested(location, WorkScene.DUE, FulfillmentMethod.SHIP, 10);
        var step = new FulfillmentStep(
                id, "withdraw/1", Outcome.REJECTED, List.of(units(1, 2)), WorkScene.ACTOR, "broken", "DAMAGED");
        activities.cancelUnits(step);
        activities.cancelUnits(step);

        assertThat(accuracy.of(location, Instant.EPOCH).counted()).isEqualTo(2);
        assertThat(events.of(id.order()).getLast().data()).containsEntry("reason_code", "DAMAGED");
    }

    @Test
    void aReasonsWeightIsThatOfItsTime() {
        var code = "R_" + location.value().substring(4, 12).toUpperCase(Locale.ROOT);
        reasons.put(new RejectReason(code, Map.of("en", "Rain"), StockEffect.NONE, true, true));
        decline(2, Outcome.REJECTED, code);
        reasons.put(new RejectReason(code, Map.of("en", "Rain"), StockEffect.NONE, false, true));
        decline(3, Outcome.REJECTED, code);

        var report = accuracy.of(location, Instant.EPOCH);

        assertThat(report.counted()).isEqualTo(2);
        assertThat(report.declined()).hasSize(2);
        assertThat(reasons.all()).extracting(RejectReason::code).contains(code, "NOT_FOUND", "DAMAGED", "CLOSED");
    }

    @Test
    void whoTurnsDownMuchIsKnownToSourcingAndWhoWasHardlyAskedIsNot() {
        decline(4, Outcome.SHORT_PICKED, null);
        decline(1, Outcome.REJECTED, "CAPACITY");
        var hardly = WorkScene.newLocation();
        activities.cancelUnits(new FulfillmentStep(
                scene.requested(hardly, WorkScene.DUE, FulfillmentMethod.SHIP, 5),
                "withdraw/1",
                Outcome.SHORT_PICKED,
                List.of(units(1, 5)),
                WorkScene.ACTOR,
                "gone"));

        var known = new StoredAccuracy(
                        jdbc, new AccuracyProperties(Duration.ofDays(28), 20, Duration.ofMinutes(5)), Clock.systemUTC())
                .declinedPermille();

        assertThat(known).containsEntry(location, 200).doesNotContainKey(hardly);
    }

    private void decline(int units, Outcome outcome, @Nullable String code) {
        var id = scene.requested(location, WorkScene.DUE, FulfillmentMethod.SHIP, 10);
        activities.cancelUnits(new FulfillmentStep(
                id, "withdraw/1", outcome, List.of(units(1, units)), WorkScene.ACTOR, "because", code));
    }
}
