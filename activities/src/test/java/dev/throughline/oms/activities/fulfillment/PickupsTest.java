package dev.throughline.oms.activities.fulfillment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.throughline.oms.activities.fulfillment.Fulfillments.Act;
import dev.throughline.oms.activities.fulfillment.Fulfillments.Place;
import dev.throughline.oms.activities.fulfillment.Fulfillments.QueueQuery;
import dev.throughline.oms.activities.fulfillment.Pickups.CodeCheck;
import dev.throughline.oms.activities.fulfillment.Pickups.Coming;
import dev.throughline.oms.activities.fulfillment.Pickups.Result;
import dev.throughline.oms.activities.fulfillment.Pickups.Showing;
import dev.throughline.oms.activities.messaging.PickupCodes;
import dev.throughline.oms.activities.messaging.PickupCodes.ProxyTicket;
import dev.throughline.oms.testing.DatabaseTest;
import dev.throughline.oms.workflows.fulfillment.FulfillmentActivities;
import dev.throughline.oms.workflows.fulfillment.FulfillmentStep;
import dev.throughline.oms.workflows.fulfillment.FulfillmentStep.Outcome;
import dev.throughline.oms.workflows.shared.FulfillmentMethod;
import dev.throughline.oms.workflows.shared.FulfillmentOrderId;
import dev.throughline.oms.workflows.shared.LocationId;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@DatabaseTest
class PickupsTest {
    @Autowired
    private Pickups pickups;

    @Autowired
    private Fulfillments fulfillments;

    @Autowired
    private FulfillmentActivities activities;

    @Autowired
    private PickupCodes codes;

    @Autowired
    private StoreTerms terms;

    @Autowired
    private WorkScene scene;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void takesWorkOnOnceAndUntilTheRelease() {
        var id = scene.requested(FulfillmentMethod.PICKUP, 1);

        assertThat(fulfillments.accept(id, WorkScene.ACTOR)).isEqualTo(Act.DONE);
        var accepted = scene.read(id).times().acceptedAt();
        assertThat(fulfillments.accept(id, WorkScene.ACTOR)).isEqualTo(Act.DONE);

        assertThat(accepted).isNotNull();
        assertThat(scene.read(id).times().acceptedAt()).isEqualTo(accepted);
        assertThat(scene.eventTypes(id)).containsOnlyOnce("accepted");
        activities.release(WorkScene.step(id, "release/1", Outcome.RELEASED));
        assertThat(fulfillments.accept(id, WorkScene.ACTOR)).isEqualTo(Act.WRONG_STATUS);
        assertThat(fulfillments.accept(FulfillmentOrderId.of(WorkScene.newOrder(), 1), WorkScene.ACTOR))
                .isEqualTo(Act.UNKNOWN_FULFILLMENT_ORDER);
    }

    @Test
    void aScannedCodeIsTheTypedOneForItsOwnPickupOnly() {
        var id = scene.released(FulfillmentMethod.PICKUP, 1);
        var other = scene.released(FulfillmentMethod.PICKUP, 1);
        var ticket = codes.ticketFor(id).orElseThrow();

        assertThat(ticket.payload()).isEqualTo("TL1:" + id + ":" + ticket.code());
        assertThat(ticket.store()).isEqualTo(scene.read(id).location());
        assertThat(ticket.toString()).doesNotContain(ticket.code());
        assertThat(pickups.check(id, ticket.payload())).isEqualTo(CodeCheck.OK);
        assertThat(pickups.check(other, ticket.payload())).isEqualTo(CodeCheck.WRONG);
    }

    @Test
    void aNewCodeEndsTheOldOneAndForgetsWrongTries() {
        var id = scene.released(FulfillmentMethod.PICKUP, 1);
        var old = codes.codeFor(id).orElseThrow();
        for (int i = 0; i < 5; i++) {
            pickups.check(id, "NONE");
        }
        assertThat(pickups.check(id, old)).isEqualTo(CodeCheck.LOCKED);

        assertThat(pickups.sendCode(id, true, WorkScene.ACTOR).result()).isEqualTo(Result.DONE);

        assertThat(codes.codeFor(id)).isNotEqualTo(java.util.Optional.of(old));
        assertThat(pickups.check(id, old)).isEqualTo(CodeCheck.WRONG);
        assertThat(pickups.check(id, codes.codeFor(id).orElseThrow())).isEqualTo(CodeCheck.OK);
    }

    @Test
    void theCodeIsSentThreeTimesAnHourEachUnderACauseOfItsOwn() {
        var id = scene.released(FulfillmentMethod.PICKUP, 1);
        var causes = new ArrayList<@Nullable String>();
        for (int i = 0; i < 3; i++) {
            causes.add(pickups.sendCode(id, false, WorkScene.ACTOR).cause());
        }
        assertThat(causes).doesNotContainNull().doesNotHaveDuplicates();
        var refused = pickups.sendCode(id, true, WorkScene.ACTOR);
        assertThat(refused.result()).isEqualTo(Result.TOO_OFTEN);
        assertThat(pickups.nameProxy(id, "B. Other", WorkScene.ACTOR).result()).isEqualTo(Result.TOO_OFTEN);

        jdbc.sql("UPDATE fulfillment.code_sending SET sent_at = sent_at - interval '61 minutes'")
                .update();
        assertThat(pickups.sendCode(id, false, WorkScene.ACTOR).result()).isEqualTo(Result.DONE);
        assertThat(pickups.sendCode(scene.requested(FulfillmentMethod.PICKUP, 1), false, WorkScene.ACTOR)
                        .result())
                .isEqualTo(Result.NOT_WAITING);
        assertThat(pickups.sendCode(scene.released(FulfillmentMethod.SHIP, 1), false, WorkScene.ACTOR)
                        .result())
                .isEqualTo(Result.WRONG_METHOD);
    }

    @Test
    void anotherPersonCollectsWithACodeOfTheirOwnUntilTheyMayNot() {
        var id = scene.requested(FulfillmentMethod.PICKUP, 1);
        assertThat(pickups.nameProxy(id, "B. Other", WorkScene.ACTOR).cause())
                .as("there is nothing to collect yet")
                .isNull();
        activities.release(WorkScene.step(id, "release/1", Outcome.RELEASED));
        var first = proxyOf(id);
        assertThat(first.name()).isEqualTo("B. Other");
        assertThat(pickups.check(id, first.payload())).isEqualTo(CodeCheck.PROXY);
        assertThat(pickups.check(id, codes.codeFor(id).orElseThrow())).isEqualTo(CodeCheck.OK);

        assertThat(pickups.nameProxy(id, "C. Third", WorkScene.ACTOR).cause()).isNotNull();
        assertThat(pickups.check(id, first.code())).isEqualTo(CodeCheck.WRONG);
        var second = proxyOf(id);
        assertThat(pickups.check(id, second.code())).isEqualTo(CodeCheck.PROXY);
        assertThat(pickups.removeProxy(id, WorkScene.ACTOR)).isEqualTo(Result.DONE);
        assertThat(pickups.removeProxy(id, WorkScene.ACTOR)).isEqualTo(Result.DONE);
        assertThat(pickups.check(id, second.code())).isEqualTo(CodeCheck.WRONG);
        assertThat(scene.eventTypes(id)).containsOnlyOnce("proxy_removed");
        assertThat(scene.eventTypes(id).toString()).doesNotContain("Other");
    }

    private ProxyTicket proxyOf(FulfillmentOrderId id) {
        return Objects.requireNonNull(codes.ticketFor(id).orElseThrow().proxy());
    }

    @Test
    void customersOnTheirWayComeFirstInTheQueueAndAreForgottenADayAfterTheEnd() {
        var store = WorkScene.newLocation();
        terms.put(store, new StoreTerms.Terms(Duration.ofMinutes(30), 7, 2, 14, true));
        var urgent = scene.requested(store, WorkScene.DUE.minusSeconds(600), FulfillmentMethod.SHIP, 1);
        var waiting = scene.released(store, FulfillmentMethod.PICKUP, 1);
        var later = scene.released(store, FulfillmentMethod.PICKUP, 1);
        var eta = Instant.parse("2030-01-01T10:00:00Z");
        assertThat(pickups.arrived(later, WorkScene.ACTOR)).isEqualTo(Result.NOT_WAITING);
        assertThat(pickups.onMyWay(later, new Coming(eta.plusSeconds(60), null, null), WorkScene.ACTOR))
                .isEqualTo(Result.DONE);
        assertThat(pickups.onMyWay(waiting, new Coming(eta, "bay 3", "blue van"), WorkScene.ACTOR))
                .isEqualTo(Result.DONE);

        assertThat(pages(store)).containsExactly(waiting, later, urgent);
        assertThat(pickups.arrived(later, WorkScene.ACTOR)).isEqualTo(Result.DONE);
        assertThat(pages(store)).containsExactly(later, waiting, urgent);
        assertThat(Objects.requireNonNull(pickups.detailsOf(waiting).arrival()).vehicle())
                .isEqualTo("blue van");

        activities.close(WorkScene.step(waiting, "close/2", Outcome.COLLECTED));
        pickups.forgetArrivals();
        assertThat(pickups.detailsOf(waiting).arrival()).isNotNull();
        jdbc.sql("UPDATE fulfillment.fulfillment_order SET ended_at = ended_at - interval '25 hours' WHERE id = :id")
                .param("id", waiting.value())
                .update();
        assertThat(pickups.forgetArrivals()).isPositive();
        assertThat(pickups.detailsOf(waiting).arrival()).isNull();
        assertThat(pickups.detailsOf(later).arrival()).isNotNull();
    }

    private List<FulfillmentOrderId> pages(LocationId store) {
        var seen = new ArrayList<FulfillmentOrderId>();
        FulfillmentOrderRecord last = null;
        do {
            var after = last == null ? null : Place.of(last);
            var page = fulfillments.queue(new QueueQuery(store, null, null, after, 1));
            page.forEach(f -> seen.add(f.id()));
            last = page.isEmpty() ? null : page.getLast();
        } while (last != null);
        return seen;
    }

    @Test
    void onlyAStoreThatBringsGoodsOutIsDrivenTo() {
        var id = scene.released(FulfillmentMethod.PICKUP, 1);
        assertThat(pickups.onMyWay(id, new Coming(Instant.now(), null, null), WorkScene.ACTOR))
                .isEqualTo(Result.NO_CURBSIDE);
        assertThat(pickups.onMyWay(
                        scene.requested(FulfillmentMethod.PICKUP, 1),
                        new Coming(Instant.now(), null, null),
                        WorkScene.ACTOR))
                .isEqualTo(Result.NOT_WAITING);
    }

    @Test
    void whatIsShownAtTheCounterIsKeptOncePerActAndNeverChanged() throws IOException {
        var id = scene.released(FulfillmentMethod.PICKUP, 1);
        var code = codes.codeFor(id).orElseThrow();
        var signature = new Signature(png());

        var shown = pickups.show(showing(id, code, signature)).orElseThrow();
        assertThat(pickups.show(showing(id, code, new Signature(png())))).contains(shown);
        assertThat(pickups.show(showing(id, code, null)).orElseThrow().handover())
                .isNotEqualTo(shown.handover());
        assertThat(pickups.show(showing(id, "WRONG", null))).isEmpty();
        assertThat(signatures(id)).isEqualTo(1);
        assertThatThrownBy(() -> jdbc.sql("UPDATE fulfillment.handover SET age_checked = true WHERE id = :id")
                        .param("id", shown.handover())
                        .update())
                .hasMessageContaining("never changed");
        assertThatThrownBy(() -> jdbc.sql("DELETE FROM fulfillment.handover WHERE id = :id")
                        .param("id", shown.handover())
                        .update())
                .hasMessageContaining("never changed");

        pickups.nameProxy(id, "B. Other", WorkScene.ACTOR);
        pickups.forget(List.of(id.order()));
        assertThat(signatures(id)).isZero();
        assertThat(pickups.detailsOf(id).proxy()).isNull();
    }

    @Test
    void aPartThatIsHandedOverEndsItsCodeAndCountsWhatWasShownOnce() {
        var id = scene.released(FulfillmentMethod.PICKUP, 3, 1);
        var code = codes.codeFor(id).orElseThrow();
        var counted = pickups.show(showing(id, code, null)).orElseThrow();
        var other = pickups.show(new Showing(id, code, false, true, List.of(), null, null, WorkScene.ACTOR))
                .orElseThrow();
        var step = new FulfillmentStep(
                id,
                "fulfillment/7",
                Outcome.COLLECTED,
                List.of(WorkScene.units(1, 2), WorkScene.units(2, 1)),
                WorkScene.ACTOR,
                null,
                null,
                counted.handover());
        activities.handOver(step);
        activities.handOver(step);

        assertThat(pickups.hasCounted(counted)).isTrue();
        assertThat(pickups.hasCounted(other)).isFalse();
        assertThat(pickups.check(id, code)).isEqualTo(CodeCheck.USED);
        assertThat(pickups.show(showing(id, code, null))).isEmpty();
        assertThat(scene.read(id).lines())
                .containsExactly(
                        new FulfillmentOrderRecord.Line(1, WorkScene.units(1, 1).sku(), 1, 0, 2),
                        new FulfillmentOrderRecord.Line(2, WorkScene.units(2, 1).sku(), 0, 0, 1));
        assertThat(scene.eventTypes(id)).containsOnlyOnce("handed_over");
        assertThat(pickups.check(id, codes.codeFor(id).orElseThrow())).isEqualTo(CodeCheck.OK);

        activities.close(WorkScene.step(id, "close/9", Outcome.CANCELLED));
        assertThat(scene.statusOf(id)).as("a part of it was collected").isEqualTo(FulfillmentStatus.COLLECTED);
        assertThat(pickups.check(id, code)).isEqualTo(CodeCheck.USED);
    }

    @Test
    void aPickupThatIsGivenUpIsCancelledAndWaitsNoLonger() {
        var id = scene.released(FulfillmentMethod.PICKUP, 3);
        var until = Instant.parse("2030-05-01T10:00:00Z");
        var step = new FulfillmentStep(
                id, "reschedule/2", Outcome.RESCHEDULED, List.of(), WorkScene.ACTOR, "away", until, null);
        activities.reschedule(step);
        activities.reschedule(step);
        assertThat(scene.read(id).times().collectBy()).isEqualTo(until);
        assertThat(codes.ticketFor(id).orElseThrow().until()).isEqualTo(until);
        assertThat(scene.eventTypes(id)).containsOnlyOnce("rescheduled");

        activities.close(WorkScene.step(id, "close/3", Outcome.CANCELLED));
        assertThat(scene.statusOf(id)).isEqualTo(FulfillmentStatus.CANCELLED);
        assertThat(scene.read(id).lines()).isEmpty();
    }

    @Test
    void workIsTakenOnByAcceptingOrBeginning() {
        var accepted = scene.requested(FulfillmentMethod.PICKUP, 1);
        var begun = scene.requested(FulfillmentMethod.PICKUP, 1);
        assertThat(activities.isTakenOn(accepted)).isFalse();
        fulfillments.accept(accepted, WorkScene.ACTOR);
        fulfillments.start(begun, WorkScene.ACTOR);

        assertThat(activities.isTakenOn(accepted)).isTrue();
        assertThat(activities.isTakenOn(begun)).isTrue();
    }

    private int signatures(FulfillmentOrderId id) {
        return jdbc.sql("""
                        SELECT count(*) FROM fulfillment.handover_signature s
                        JOIN fulfillment.handover h ON h.id = s.handover_id WHERE h.fulfillment_order_id = :id""").param("id", id.value()).query(Integer.class).single();
    }

    private static Showing showing(FulfillmentOrderId id, String code, @Nullable Signature signature) {
        return new Showing(id, code, false, false, List.of(), null, signature, WorkScene.ACTOR);
    }

    @Test
    void aSignatureIsAWholePngAndNothingElse() throws IOException {
        var png = png();
        assertThat(new Signature(png).toString()).isEqualTo("Signature[…]");
        var flipped = png.clone();
        flipped[20] ^= 1;
        var longer = Arrays.copyOf(png, png.length + 1);
        var shorter = Arrays.copyOf(png, png.length - 1);
        var huge = Arrays.copyOf(png, 51 * 1024);
        for (var wrong : List.of(
                flipped,
                longer,
                shorter,
                huge,
                new byte[0],
                "GIF89a".getBytes(java.nio.charset.StandardCharsets.UTF_8))) {
            assertThatThrownBy(() -> new Signature(wrong)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    private static byte[] png() throws IOException {
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(20, 10, BufferedImage.TYPE_BYTE_GRAY), "png", bytes);
        return bytes.toByteArray();
    }
}
