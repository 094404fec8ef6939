package dev.throughline.oms.activities.fulfillment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.throughline.oms.activities.fulfillment.Pickups.CodeCheck;
import dev.throughline.oms.activities.messaging.PickupCodes;
import dev.throughline.oms.testing.DatabaseTest;
import dev.throughline.oms.workflows.fulfillment.FulfillmentActivities;
import dev.throughline.oms.workflows.fulfillment.FulfillmentStep.Outcome;
import dev.throughline.oms.workflows.shared.FulfillmentMethod;
import dev.throughline.oms.workflows.shared.FulfillmentOrderId;
import java.util.HashSet;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@DatabaseTest
class PickupCodeTest {
    private static final String NEVER_A_CODE = "UUUUUUUU";

    @Autowired
    private Fulfillments fulfillments;

    @Autowired
    private Pickups pickups;

    @Autowired
    private FulfillmentActivities activities;

    @Autowired
    private PickupCodes codes;

    @Autowired
    private WorkScene scene;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void theCodeWorksHoweverItIsTyped() {
        var id = scene.released(FulfillmentMethod.PICKUP, 1);
        var code = codes.codeFor(id).orElseThrow();

        assertThat(code).matches("[0-9A-HJKMNP-TV-Z]{8}");
        assertThat(pickups.check(id, code)).isEqualTo(CodeCheck.OK);
        var typed = code.toLowerCase(Locale.ROOT).replace('0', 'o').replace('1', 'l');
        assertThat(pickups.check(id, " " + typed.substring(0, 4) + "-" + typed.substring(4)))
                .isEqualTo(CodeCheck.OK);
    }

    @Test
    void everyPickupHasItsOwnCodeAndKeepsIt() {
        var seen = new HashSet<String>();
        for (int i = 0; i < 20; i++) {
            var id = scene.released(FulfillmentMethod.PICKUP, 1);
            assertThat(codes.codeFor(id)).isEqualTo(codes.codeFor(id));
            seen.add(codes.codeFor(id).orElseThrow());
        }
        assertThat(seen).hasSize(20);
    }

    @Test
    void thereIsNoCodeBeforeTheReleaseNorAfterTheEnd() {
        var id = scene.requested(FulfillmentMethod.PICKUP, 1);
        assertThat(codes.codeFor(id)).isEmpty();
        assertThat(pickups.check(id, NEVER_A_CODE)).isEqualTo(CodeCheck.NOT_READY);

        activities.release(WorkScene.step(id, "release/1", Outcome.RELEASED));
        var code = codes.codeFor(id).orElseThrow();
        activities.close(WorkScene.step(id, "close/2", Outcome.COLLECTED));

        assertThat(pickups.check(id, code)).isEqualTo(CodeCheck.NOT_READY);
        assertThat(codes.codeFor(id)).isEmpty();
        assertThat(codes.codeFor(scene.released(FulfillmentMethod.SHIP, 1))).isEmpty();
        assertThat(pickups.check(FulfillmentOrderId.of(WorkScene.newOrder(), 1), code))
                .isEqualTo(CodeCheck.NOT_READY);
    }

    @Test
    void fiveWrongCodesLockThePickupEvenForTheRightOne() throws Exception {
        var id = scene.released(FulfillmentMethod.PICKUP, 1);

        try (var threads = Executors.newFixedThreadPool(16)) {
            var checks = threads
                    .invokeAll(IntStream.range(0, 200)
                            .<Callable<CodeCheck>>mapToObj(i -> () -> pickups.check(id, "GUESS" + i))
                            .toList())
                    .stream()
                    .map(future -> future.resultNow())
                    .toList();
            assertThat(checks).filteredOn(CodeCheck.WRONG::equals).hasSize(5);
            assertThat(checks).filteredOn(CodeCheck.LOCKED::equals).hasSize(195);
        }

        var code = codes.codeFor(id).orElseThrow();
        assertThat(pickups.check(id, code)).isEqualTo(CodeCheck.LOCKED);
        assertThat(scene.read(id).attention()).startsWith("PICKUP_LOCKED");
        fulfillments.attended(id, "saw a passport", WorkScene.ACTOR);
        assertThat(pickups.check(id, code)).isEqualTo(CodeCheck.OK);
    }

    @Test
    void aLocationWithFiftyWrongCodesIsLockedForTheHour() {
        var location = WorkScene.newLocation();
        var elsewhere = scene.released(FulfillmentMethod.PICKUP, 1);
        var id = scene.released(location, FulfillmentMethod.PICKUP, 1);
        jdbc.sql("""
                        INSERT INTO fulfillment.location_attempt (location_id, hour, wrong)
                        SELECT :location, date_trunc('hour', now(), 'UTC') + h * interval '1 hour', 49 FROM generate_series(0, 1) h""").param("location", location.value()).update();

        assertThat(pickups.check(id, codes.codeFor(id).orElseThrow())).isEqualTo(CodeCheck.OK);
        assertThat(pickups.check(id, NEVER_A_CODE)).isEqualTo(CodeCheck.WRONG);
        assertThat(pickups.check(id, codes.codeFor(id).orElseThrow())).isEqualTo(CodeCheck.LOCKED);
        assertThat(pickups.check(elsewhere, codes.codeFor(elsewhere).orElseThrow()))
                .isEqualTo(CodeCheck.OK);
    }

    @Test
    void aShortSecretIsRefusedAndNoneIsPrinted() {
        assertThatThrownBy(() -> new PickupProperties("short", 5, 50, 3)).hasMessageContaining("at least 16");
        assertThat(new PickupProperties("a-secret-of-the-shop", 5, 50, 3).toString())
                .doesNotContain("shop");
    }
}
