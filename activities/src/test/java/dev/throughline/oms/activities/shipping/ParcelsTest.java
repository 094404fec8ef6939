package dev.throughline.oms.activities.shipping;

import static org.assertj.core.api.Assertions.assertThat;

import dev.throughline.oms.activities.event.Events;
import dev.throughline.oms.activities.event.RecordedEvent;
import dev.throughline.oms.activities.fulfillment.FulfillmentOrderRecord;
import dev.throughline.oms.activities.fulfillment.Fulfillments;
import dev.throughline.oms.activities.shipping.Carrier.Scan;
import dev.throughline.oms.activities.shipping.ParcelNotice.Outcome;
import dev.throughline.oms.activities.shipping.Parcels.Proposal;
import dev.throughline.oms.testing.DatabaseTest;
import dev.throughline.oms.testing.SampleCheckouts;
import dev.throughline.oms.workflows.fulfillment.FulfillmentActivities;
import dev.throughline.oms.workflows.fulfillment.FulfillmentRequest;
import dev.throughline.oms.workflows.fulfillment.FulfillmentStep;
import dev.throughline.oms.workflows.order.UnitsOfLine;
import dev.throughline.oms.workflows.shared.Actor;
import dev.throughline.oms.workflows.shared.ChannelId;
import dev.throughline.oms.workflows.shared.FulfillmentMethod;
import dev.throughline.oms.workflows.shared.FulfillmentOrderId;
import dev.throughline.oms.workflows.shared.LocationId;
import dev.throughline.oms.workflows.shared.Money;
import dev.throughline.oms.workflows.shared.OrderedUnits;
import dev.throughline.oms.workflows.shared.Sku;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Parcels from the report of packing to what the carrier tells of them, without carrier. */
@DatabaseTest
class ParcelsTest {
    private static final Actor PACKER = new Actor(Actor.Kind.EMPLOYEE, "emp-7");
    private static final Instant MORNING = Instant.parse("2026-03-02T08:00:00Z");

    @Autowired
    private Parcels parcels;

    @Autowired
    private ParcelTable table;

    @Autowired
    private ScanDesk desk;

    @Autowired
    private CarrierNews news;

    @Autowired
    private Fulfillments fulfillments;

    @Autowired
    private FulfillmentActivities activities;

    @Autowired
    private Events events;

    @Test
    void confirmsWhatWasReportedOnceItIsReleased() {
        var work = requested(2, 3);
        assertThat(propose(work, content(1, 2), content(2, 3))).isEqualTo(noted());
        assertThat(parcels.of(read(work))).extracting(Parcel::status).containsOnly(ParcelStatus.PROPOSED);

        release(work);

        var packed = parcels.of(read(work));
        assertThat(packed).extracting(Parcel::status).containsOnly(ParcelStatus.PACKED);
        assertThat(packed).extracting(Parcel::number).containsExactly(1, 2);
        assertThat(packed.getLast().lines()).containsExactly(units(2, 3));
        assertThat(packed.getFirst().weightGrams()).as("what two units weigh").isEqualTo(1_000);
        assertThat(parcels.of(read(work))).as("seen again").isEqualTo(packed);
        var told = events.of(work.order()).stream()
                .filter(event -> event.type().equals("oms.parcels.packed.v1"))
                .toList();
        assertThat(told).extracting(RecordedEvent::actor).containsExactly(PACKER);
    }

    @Test
    void isOneParcelWithEverythingWhereNobodyReportedAny() {
        var work = requested(2, 3);
        assertThat(propose(work)).isEqualTo(noted());
        assertThat(parcels.of(read(work))).isEmpty();

        release(work);

        assertThat(parcels.of(read(work)))
                .singleElement()
                .satisfies(parcel -> assertThat(parcel.lines()).containsExactly(units(1, 2), units(2, 3)));
    }

    @Test
    void refusesParcelsThatDoNotHoldExactlyTheUnits() {
        var work = requested(2, 3);

        assertThat(propose(work, content(1, 2))).isEqualTo(new Proposal(Parcels.Outcome.UNITS_MISSING, 2));
        assertThat(propose(work, content(1, 2), content(2, 2), content(2, 2)))
                .isEqualTo(new Proposal(Parcels.Outcome.TOO_MANY_UNITS, 2));
        assertThat(propose(work, content(1, 2), content(2, 3), content(3, 1)))
                .isEqualTo(new Proposal(Parcels.Outcome.UNKNOWN_LINE, 3));
        assertThat(propose(work, content(1, Integer.MAX_VALUE), content(1, Integer.MAX_VALUE)))
                .isEqualTo(new Proposal(Parcels.Outcome.TOO_MANY_UNITS, 1));
        assertThat(parcels.of(read(work))).isEmpty();
    }

    @Test
    void theLastReportBeforeTheReleaseCountsAndTheSameAgainIsTheSame() {
        var work = requested(2);
        propose(work, content(1, 1), content(1, 1));
        var first = parcels.of(read(work));
        propose(work, content(1, 1), content(1, 1));
        assertThat(parcels.of(read(work))).isEqualTo(first);

        propose(work, content(1, 2));
        release(work);

        assertThat(parcels.of(read(work))).hasSize(1).doesNotContainAnyElementsOf(first);
        assertThat(table.find(first.getFirst().id()).orElseThrow().status()).isEqualTo(ParcelStatus.VOID);
        assertThat(propose(work, content(1, 1), content(1, 1)).outcome()).isEqualTo(Parcels.Outcome.PACKED_OTHERWISE);
        assertThat(propose(work, content(1, 2))).isEqualTo(noted());
    }

    @Test
    void parcelsAreVoidWhenUnitsAreTakenOutBeforeTheRelease() {
        var work = requested(2, 1);
        propose(work, content(1, 2), content(2, 1));
        activities.cancelUnits(new FulfillmentStep(
                work, "cancel/1", FulfillmentStep.Outcome.CANCELLED, List.of(units(2, 1)), PACKER, "changed mind"));

        assertThat(parcels.of(read(work))).isEmpty();

        release(work);
        assertThat(parcels.of(read(work)))
                .singleElement()
                .satisfies(parcel -> assertThat(parcel.lines()).containsExactly(units(1, 2)));
    }

    @Test
    void aReleaseThatNobodySawVoidsParcelsThatFitNoMore() {
        var work = requested(2, 1);
        propose(work, content(1, 2), content(2, 1));
        activities.cancelUnits(new FulfillmentStep(
                work, "cancel/1", FulfillmentStep.Outcome.CANCELLED, List.of(units(1, 1)), PACKER, "changed mind"));
        release(work);

        assertThat(parcels.of(read(work)))
                .singleElement()
                .satisfies(parcel -> assertThat(parcel.lines()).containsExactly(units(1, 1), units(2, 1)));
    }

    @Test
    void isDeliveredWhenEveryParcelIs() {
        var work = labelled(2);
        var both = parcels.of(read(work));

        scan(both.getFirst(), ParcelStatus.DELIVERED, 5);
        assertThat(noticesOf(work)).doesNotContain(Outcome.DELIVERED);
        scan(both.getLast(), ParcelStatus.DELIVERED, 6);

        assertThat(noticesOf(work)).contains(Outcome.DELIVERED);
    }

    @Test
    void aLostParcelIsTheEndOfItsOwnUnitsAndNotOfTheOthers() {
        var work = labelled(2);
        var both = parcels.of(read(work));

        scan(both.getFirst(), ParcelStatus.LOST, 5);
        scan(both.getLast(), ParcelStatus.DELIVERED, 6);

        var told = news.untold(1_000).stream()
                .filter(notice -> notice.fulfillmentOrder().equals(work))
                .filter(notice -> notice.outcome() != Outcome.IN_TRANSIT)
                .toList();
        assertThat(told).extracting(ParcelNotice::outcome).containsExactly(Outcome.LOST, Outcome.DELIVERED);
        assertThat(told).extracting(ParcelNotice::whole).containsOnly(false);
        assertThat(told.getFirst().lines()).isEqualTo(both.getFirst().lines());
        assertThat(told.getLast().lines()).isEqualTo(both.getLast().lines());
    }

    /** However the scans of a parcel are shuffled and repeated: the same status, each told once. */
    @Test
    void theOrderInWhichScansComeDoesNotMatter() {
        var random = new Random(20261128);
        for (int round = 0; round < 30; round++) {
            var work = labelled(1);
            var parcel = parcels.of(read(work)).getFirst();
            var scans = new ArrayList<>(List.of(
                    scanOf(parcel, ParcelStatus.IN_TRANSIT, 1),
                    scanOf(parcel, ParcelStatus.IN_TRANSIT, 2),
                    scanOf(parcel, ParcelStatus.OUT_FOR_DELIVERY, 3),
                    scanOf(parcel, ParcelStatus.ATTEMPTED, 4),
                    scanOf(parcel, ParcelStatus.OUT_FOR_DELIVERY, 5),
                    scanOf(parcel, ParcelStatus.DELIVERED, 6)));
            scans.addAll(List.copyOf(scans));
            Collections.shuffle(scans, random);

            for (int i = 0; i < scans.size(); i++) {
                desk.receive("simulated", new Carrier.Webhook(parcel.id() + "/" + i, List.of(scans.get(i))));
            }

            assertThat(table.find(parcel.id()).orElseThrow().status()).isEqualTo(ParcelStatus.DELIVERED);
            assertThat(parcels.history(parcel.id())).hasSize(6);
            assertThat(noticesOf(work)).containsOnlyOnce(Outcome.DELIVERED);
        }
    }

    @Test
    void aMessageThatIsKnownChangesNothing() {
        var parcel = parcels.of(read(labelled(1))).getFirst();
        var message = new Carrier.Webhook(parcel.id(), List.of(scanOf(parcel, ParcelStatus.IN_TRANSIT, 1)));
        var other = new Carrier.Webhook(parcel.id(), List.of(scanOf(parcel, ParcelStatus.LOST, 2)));

        assertThat(desk.receive("simulated", message)).isTrue();
        assertThat(desk.receive("simulated", message)).isFalse();
        assertThat(desk.receive("simulated", other)).as("the id counts").isFalse();

        assertThat(table.find(parcel.id()).orElseThrow().status()).isEqualTo(ParcelStatus.IN_TRANSIT);
    }

    @Test
    void whatComesBeforeTheLabelsOwnAnswerWaitsForIt() {
        var work = requested(1);
        release(work);
        var parcel = parcels.of(read(work)).getFirst();
        var number = "T" + SampleCheckouts.unique();
        desk.receive(
                "simulated",
                new Carrier.Webhook(number, List.of(new Scan(number, ParcelStatus.OUT_FOR_DELIVERY, MORNING))));
        assertThat(table.find(parcel.id()).orElseThrow().status()).isEqualTo(ParcelStatus.PACKED);

        table.setLabel(parcel.id(), label(number));
        desk.applyWaiting(number);

        assertThat(table.find(parcel.id()).orElseThrow().status()).isEqualTo(ParcelStatus.OUT_FOR_DELIVERY);
        assertThat(parcels.history(parcel.id())).hasSize(1);
    }

    @Test
    void aCarriersClockThatIsAheadHoldsUpNothing() {
        var parcel = parcels.of(read(labelled(1))).getFirst();
        desk.receive(List.of(
                new Scan(number(parcel), ParcelStatus.IN_TRANSIT, Instant.now().plusSeconds(86_400))));

        assertThat(table.find(parcel.id()).orElseThrow().statusAt()).isBeforeOrEqualTo(Instant.now());
    }

    @Test
    void scansDatedAheadOfOurClockKeepTheirOrder() {
        var parcel = parcels.of(read(labelled(1))).getFirst();
        var ahead = Instant.now().plusSeconds(86_400);
        desk.receive(List.of(new Scan(number(parcel), ParcelStatus.LOST, ahead.plusSeconds(1))));
        desk.receive(List.of(new Scan(number(parcel), ParcelStatus.IN_TRANSIT, ahead)));
        assertThat(table.find(parcel.id()).orElseThrow().status()).isEqualTo(ParcelStatus.LOST);

        desk.receive(List.of(new Scan(number(parcel), ParcelStatus.DELIVERED, Instant.now())));
        assertThat(table.find(parcel.id()).orElseThrow().status()).isEqualTo(ParcelStatus.DELIVERED);
    }

    private FulfillmentOrderId requested(int... quantities) {
        var order = SampleCheckouts.newOrder();
        var id = FulfillmentOrderId.of(order, 1);
        var lines = new ArrayList<OrderedUnits>();
        for (int i = 0; i < quantities.length; i++) {
            lines.add(units(i + 1, quantities[i]));
        }
        activities.request(new FulfillmentRequest(
                order,
                new ChannelId("web"),
                null,
                List.of(new FulfillmentRequest.Request(
                        id,
                        new LocationId("loc-" + order.value().substring(4, 12)),
                        FulfillmentMethod.SHIP,
                        lines,
                        MORNING))));
        return id;
    }

    private static OrderedUnits units(int line, int quantity) {
        return new OrderedUnits(line, new Sku("SKU-" + line), quantity);
    }

    private void release(FulfillmentOrderId id) {
        activities.release(
                new FulfillmentStep(id, "release/1", FulfillmentStep.Outcome.RELEASED, List.of(), PACKER, null));
    }

    private FulfillmentOrderId labelled(int count) {
        var work = requested(count);
        var contents = new ParcelContent[count];
        Arrays.fill(contents, content(1, 1));
        propose(work, contents);
        release(work);
        for (var parcel : parcels.of(read(work))) {
            table.setLabel(parcel.id(), label("T" + parcel.id()));
        }
        return work;
    }

    private static Parcel.Label label(String number) {
        return new Parcel.Label("Simulated Parcels", "STANDARD", number, new Money(399, "GBP"));
    }

    private Proposal propose(FulfillmentOrderId work, ParcelContent... contents) {
        return parcels.propose(read(work), List.of(contents), PACKER);
    }

    private static Proposal noted() {
        return new Proposal(Parcels.Outcome.NOTED, null);
    }

    private static ParcelContent content(int line, int quantity) {
        return new ParcelContent(List.of(new UnitsOfLine(line, quantity)), null, null);
    }

    private FulfillmentOrderRecord read(FulfillmentOrderId id) {
        return fulfillments.find(id).orElseThrow();
    }

    private void scan(Parcel parcel, ParcelStatus status, int hour) {
        desk.receive(List.of(scanOf(parcel, status, hour)));
    }

    private static Scan scanOf(Parcel parcel, ParcelStatus status, int hour) {
        return new Scan(number(parcel), status, MORNING.plusSeconds(3_600L * hour));
    }

    private static String number(Parcel parcel) {
        return "T" + parcel.id();
    }

    private List<Outcome> noticesOf(FulfillmentOrderId work) {
        return news.untold(10_000).stream()
                .filter(notice -> notice.fulfillmentOrder().equals(work))
                .map(ParcelNotice::outcome)
                .toList();
    }
}
