package dev.throughline.oms.activities.shipping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.throughline.oms.activities.fulfillment.Fulfillments;
import dev.throughline.oms.activities.inventory.Location;
import dev.throughline.oms.activities.inventory.Locations;
import dev.throughline.oms.activities.order.Checkout;
import dev.throughline.oms.activities.order.OrderIntake;
import dev.throughline.oms.activities.shipping.Manifests.Request;
import dev.throughline.oms.testing.DatabaseTest;
import dev.throughline.oms.testing.SampleCheckouts;
import dev.throughline.oms.workflows.exceptions.ExceptionActivities;
import dev.throughline.oms.workflows.fulfillment.FulfillmentActivities;
import dev.throughline.oms.workflows.fulfillment.FulfillmentRequest;
import dev.throughline.oms.workflows.fulfillment.FulfillmentStep;
import dev.throughline.oms.workflows.order.OrderActivities;
import dev.throughline.oms.workflows.shared.Actor;
import dev.throughline.oms.workflows.shared.ChannelId;
import dev.throughline.oms.workflows.shared.FulfillmentMethod;
import dev.throughline.oms.workflows.shared.FulfillmentOrderId;
import dev.throughline.oms.workflows.shared.LocationId;
import dev.throughline.oms.workflows.shared.Money;
import dev.throughline.oms.workflows.shared.OrderId;
import dev.throughline.oms.workflows.shared.OrderedUnits;
import dev.throughline.oms.workflows.shared.Sku;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What people do at once with the same parcels: real threads on a real database, a carrier that remembers. */
@DatabaseTest
class ShippingRacesTest {
    private static final Actor PACKER = new Actor(Actor.Kind.EMPLOYEE, "emp-7");
    private static final int ROUNDS = 15;

    @Autowired
    private LabelDesk desk;

    @Autowired
    private ParcelTable table;

    @Autowired
    private Consignments consignments;

    @Autowired
    private ScanDesk scans;

    @Autowired
    private ExceptionActivities exceptions;

    @Autowired
    private ManifestDesk manifestDesk;

    @Autowired
    private ManifestTable manifestTable;

    @Autowired
    private Parcels parcels;

    @Autowired
    private DeliveryAddresses addresses;

    @Autowired
    private Fulfillments fulfillments;

    @Autowired
    private FulfillmentActivities work;

    @Autowired
    private OrderIntake intake;

    @Autowired
    private OrderActivities orders;

    @Autowired
    private Locations locations;

    private final RememberingCarrier carrier = new RememberingCarrier();
    private LocationId location = new LocationId("nowhere");

    @BeforeEach
    void atALocationOfItsOwn() {
        location = new LocationId("loc-" + SampleCheckouts.unique().substring(0, 12));
        locations.put(new Location(location, "Dock", Location.Kind.WAREHOUSE, 51.5, -0.1, ZoneOffset.UTC, true, false));
    }

    private StoredLabels labels() {
        return new StoredLabels(
                desk,
                table,
                consignments,
                carrier,
                scans,
                exceptions,
                new ShippingProperties(500, Duration.ofMinutes(2), Duration.ofDays(1), Duration.ofHours(6), 50),
                Clock.systemUTC());
    }

    private StoredManifests manifests() {
        return new StoredManifests(manifestDesk, manifestTable, table, fulfillments, carrier);
    }

    @Test
    void oneOfManyAsksTheCarrierAndTheOthersWait() throws Exception {
        var parcel = packed();

        var results = together(20, () -> labels().buy(parcel, null, PACKER).outcome());

        assertThat(results)
                .containsOnly(Labels.Outcome.DONE, Labels.Outcome.BUSY)
                .contains(Labels.Outcome.DONE);
        assertThat(carrier.bought.keySet()).containsExactly(parcel + ".1");
        assertThat(labels().buy(parcel, null, PACKER).outcome()).isEqualTo(Labels.Outcome.DONE);
    }

    @Test
    void anAnswerThatIsLostIsLookedUpUnderTheSameKey() {
        var parcel = packed();
        carrier.losesTheNextAnswer = true;

        assertThatThrownBy(() -> labels().buy(parcel, null, PACKER)).isInstanceOf(CarrierUnavailableException.class);
        assertThat(table.find(parcel).orElseThrow().label()).isNull();
        assertThat(labels().buy(parcel, null, PACKER).outcome()).isEqualTo(Labels.Outcome.DONE);

        assertThat(carrier.bought.keySet()).containsExactly(parcel + ".1");
        assertThat(carrier.asked).as("not asked to sell again").isEqualTo(1);
    }

    @Test
    void anAnswerThatNobodyWaitsForIsLookedUpInTheBackground() {
        var parcel = packed();
        carrier.losesTheNextAnswer = true;
        assertThatThrownBy(() -> labels().buy(parcel, null, PACKER)).isInstanceOf(CarrierUnavailableException.class);

        labels().lookUp(parcel);

        assertThat(table.find(parcel).orElseThrow().status()).isEqualTo(ParcelStatus.LABELLED);
        var never = packed();
        desk.open(never, null);
        labels().lookUp(never);
        assertThat(table.find(never).orElseThrow().label())
                .as("a look-up buys nothing")
                .isNull();
    }

    @Test
    void aParcelIsOnOneManifest() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            var ready = List.of(labelled(), labelled(), labelled());
            int number = round;

            var closed = ShippingRacesTest.<Manifests.Closing>together(List.of(
                    () -> manifests().close(request("a" + number)),
                    () -> manifests().close(request("b" + number))));

            var handedOver = closed.stream()
                    .flatMap(closing -> handedOver(closing.manifest()))
                    .toList();
            assertThat(handedOver).containsExactlyInAnyOrderElementsOf(ready);
        }
    }

    @Test
    void theSameDocumentAtOnceIsOneManifest() throws Exception {
        labelled();

        var closed = together(8, () -> manifests().close(request("evening")).manifest());

        assertThat(closed.stream().map(ShippingRacesTest::id).distinct()).hasSize(1);
    }

    private static Stream<String> handedOver(@Nullable Manifest manifest) {
        return manifest == null ? Stream.of() : manifest.parcels().stream().map(Parcel::id);
    }

    private static String id(@Nullable Manifest manifest) {
        return manifest == null ? "none" : manifest.id();
    }

    /** Whoever comes first: given back, or handed over, never both. */
    @Test
    void noLabelIsGivenBackThatIsOnAManifest() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            var parcel = labelled();
            int number = round;

            together(List.of(
                    () -> labels().voidLabel(parcel, PACKER).outcome(),
                    () -> manifests().close(request("m" + number))));

            var after = table.find(parcel).orElseThrow();
            assertThat(after.manifest() == null).isEqualTo(carrier.givenBack.containsKey(parcel + ".1"));
            assertThat(after.label() == null).isEqualTo(after.manifest() == null);
        }
    }

    /** Either the label is for the new address, or the correction is refused. */
    @Test
    void noLabelIsBoughtForAnAddressThatWasCorrected() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            var parcel = packed();
            var order = table.find(parcel).orElseThrow().fulfillmentOrder().order();
            var address = new Checkout.Address("2 Low Road", null, "Leeds", "LS2 9JT", "GB", null, null);

            var corrected = together(List.of(
                    () -> labels().buy(parcel, null, PACKER).outcome().name(),
                    () -> addresses.correct(order, address, PACKER).name()));

            var printed = carrier.bought.get(parcel + ".1");
            assertThat(printed).isEqualTo(corrected.getLast().equals("DONE") ? "LS2 9JT" : "LS1 4DY");
        }
    }

    private Request request(String document) {
        return new Request(location, document, null, Instant.now(), PACKER);
    }

    private String labelled() {
        var parcel = packed();
        labels().buy(parcel, null, PACKER);
        return parcel;
    }

    private String packed() {
        OrderId order = SampleCheckouts.accept(
                intake, orders, SampleCheckouts.of(SampleCheckouts.contact("kim@example.com", null)));
        var id = FulfillmentOrderId.of(order, 1);
        work.request(new FulfillmentRequest(
                order,
                new ChannelId("web"),
                null,
                List.of(new FulfillmentRequest.Request(
                        id,
                        location,
                        FulfillmentMethod.SHIP,
                        List.of(new OrderedUnits(1, new Sku("MUG-1"), 2)),
                        Instant.now()))));
        work.release(new FulfillmentStep(id, "release/1", FulfillmentStep.Outcome.RELEASED, List.of(), PACKER, null));
        return parcels.of(fulfillments.find(id).orElseThrow()).getFirst().id();
    }

    private static <T> List<T> together(int times, Callable<T> act) throws Exception {
        return together(Collections.nCopies(times, act));
    }

    private static <T> List<T> together(List<Callable<T>> acts) throws Exception {
        try (var crowd = Executors.newVirtualThreadPerTaskExecutor()) {
            var results = new ArrayList<T>();
            for (var result : crowd.invokeAll(acts)) {
                results.add(result.get());
            }
            return results;
        }
    }

    /** Sells what it is asked for, and remembers under which key and for which postcode. */
    private static final class RememberingCarrier implements Carrier {
        private final Map<String, String> bought = new ConcurrentHashMap<>();
        private final Map<String, Boolean> givenBack = new ConcurrentHashMap<>();
        private volatile boolean losesTheNextAnswer;
        private volatile int asked;

        @Override
        public String name() {
            return "remembering";
        }

        @Override
        public List<Rate> rates(Consignment consignment) {
            return List.of();
        }

        @Override
        public synchronized LabelAnswer buy(String key, Consignment consignment, @Nullable String service) {
            asked++;
            assertThat(bought.putIfAbsent(key, consignment.to().postcode())).isNull();
            if (losesTheNextAnswer) {
                losesTheNextAnswer = false;
                throw new CarrierUnavailableException("lost");
            }
            return answer(key);
        }

        private static LabelAnswer answer(String key) {
            return LabelAnswer.sold(new Parcel.Label("Remembering", "STANDARD", "R" + key, new Money(399, "GBP")));
        }

        @Override
        public Optional<LabelAnswer> find(String key) {
            return Optional.ofNullable(bought.get(key)).map(_ -> answer(key));
        }

        @Override
        public boolean voidLabel(String key) {
            givenBack.put(key, true);
            return true;
        }

        @Override
        public byte[] document(String key, Consignment consignment) {
            return new byte[0];
        }

        @Override
        public void handOver(String manifest, List<String> keys) {}

        @Override
        public List<Scan> track(String key) {
            return List.of();
        }

        @Override
        public Webhook read(Function<String, @Nullable String> header, byte[] body) {
            throw new ForgedWebhookException("it never sends any");
        }
    }
}
