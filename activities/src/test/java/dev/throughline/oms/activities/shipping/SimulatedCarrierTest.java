package dev.throughline.oms.activities.shipping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.throughline.oms.activities.shipping.Carrier.Scan;
import dev.throughline.oms.testing.DatabaseTest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@DatabaseTest
class SimulatedCarrierTest extends CarrierContract {
    private static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");
    private static final String SECRET = secret("the present secret");
    private static final String NEXT = secret("the next secret");

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private LabelPrinter printer;

    @Autowired
    private TrackingMessage messages;

    private static String secret(String text) {
        return "whsec_" + Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    Carrier carrier() {
        return carrier(0, NOW);
    }

    private SimulatedCarrier carrier(double lostAnswers, Instant now) {
        return new SimulatedCarrier(
                properties(lostAnswers),
                new CarrierProperties(List.of(SECRET, NEXT)),
                printer,
                messages,
                jdbc,
                transaction,
                Clock.fixed(now, ZoneOffset.UTC));
    }

    private static SimulatedProperties properties(double lostAnswers) {
        return new SimulatedProperties(
                Duration.ZERO, lostAnswers, 0.25, 0.1, 0.25, 0.2, 0.1, Duration.ofHours(24), 7, null);
    }

    @Override
    String signatureHeader() {
        return StandardSignature.SIGNATURE;
    }

    @Override
    Signed signed(Scan scan) {
        return signed(scan, SECRET, NOW);
    }

    private Signed signed(Scan scan, String secret, Instant at) {
        var body = messages.write(scan);
        var id = "evt_" + UUID.randomUUID();
        var timestamp = Long.toString(at.getEpochSecond());
        return Signed.of(
                Map.of(
                        StandardSignature.ID,
                        id,
                        StandardSignature.TIMESTAMP,
                        timestamp,
                        StandardSignature.SIGNATURE,
                        "v1," + StandardSignature.sign(secret, id, timestamp, body)),
                body);
    }

    @Test
    void believesTwoSecretsWhileOneTakesThePlaceOfTheOther() {
        var signed = signed(scan(ParcelStatus.DELIVERED), NEXT, NOW);

        assertThat(carrier().read(signed.header(), signed.body()).scans()).hasSize(1);
        assertRefused("a third", signed(scan(ParcelStatus.DELIVERED), secret("a third secret"), NOW));
    }

    @Test
    void refusesWhatIsOldOrOfTheFuture() {
        var scan = scan(ParcelStatus.DELIVERED);
        var late = signed(scan, SECRET, NOW.minusSeconds(300));

        assertThat(carrier().read(late.header(), late.body()).scans()).hasSize(1);
        assertRefused("old", signed(scan, SECRET, NOW.minusSeconds(301)));
        assertRefused("of the future", signed(scan, SECRET, NOW.plusSeconds(301)));
        var moved = signed(scan, SECRET, NOW.minusSeconds(900));
        assertRefused(
                "a new time on an old signature",
                moved.with(StandardSignature.TIMESTAMP, Long.toString(NOW.getEpochSecond())));
        assertRefused("another id", signed(scan, SECRET, NOW).with(StandardSignature.ID, "evt_other"));
        assertRefused("no time", signed(scan, SECRET, NOW).with(StandardSignature.TIMESTAMP, "soon"));
    }

    @Test
    void doesNotUnderstandWhatIsSignedAndMakesNoSense() {
        var odd = signed(new Scan("SC1", ParcelStatus.VOID, NOW), SECRET, NOW);

        assertThatThrownBy(() -> carrier().read(odd.header(), odd.body()))
                .isInstanceOf(UnreadableWebhookException.class);
    }

    /** One call in five works and is reported failed: the look-up by the same key finds it, and the books have each label once. */
    @Test
    void sellsEachLabelOnceAlthoughEveryFifthAnswerIsLost() {
        var faulty = carrier(0.2, NOW);
        int lost = 0;
        for (int i = 0; i < 100; i++) {
            var key = key(i);
            try {
                faulty.buy(key, consignment(1_000), null);
            } catch (CarrierUnavailableException e) {
                lost++;
                var found = faulty.find(key);
                assertThat(found).isPresent();
                assertThat(faulty.buy(key, consignment(1_000), null)).isEqualTo(found.get());
            }
        }

        assertThat(lost).as("answers were lost, or this proves nothing").isBetween(8, 35);
        assertThat(labelsOf(consignment(1_000).reference())).isEqualTo(100);
    }

    @Test
    void sellsOneLabelToAHundredWhoAskAtOnce() throws Exception {
        Callable<String> ask =
                () -> label(carrier().buy(key(1), consignment(1_000), null)).trackingNumber();
        try (var crowd = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = crowd.invokeAll(Collections.nCopies(100, ask));
            assertThat(answers.stream().map(Future::resultNow).distinct()).hasSize(1);
        }
        assertThat(labelsOf(consignment(1_000).reference())).isEqualTo(1);
    }

    private long labelsOf(String parcel) {
        return jdbc.sql("SELECT count(*) FROM carrier.shipment WHERE reference = :parcel AND status = 'BOUGHT'")
                .param("parcel", parcel)
                .query(Long.class)
                .single();
    }

    @Test
    void isDownForItsPostcodeAndDoesNotServeTheEndOfTheWorld() {
        assertThatThrownBy(() -> carrier().buy(key(1), consignment(1_000, "ZZ98 1AA"), null))
                .isInstanceOf(CarrierUnavailableException.class);
        assertThat(carrier().find(key(1))).isEmpty();
        assertThat(carrier().buy(key(2), consignment(31_000), null).refusal()).isEqualTo(CarrierRefusal.PARCEL_REFUSED);
        assertThat(carrier().rates(consignment(31_000))).isEmpty();
    }

    @Test
    void takesNoLabelBackThatIsOnItsWay() {
        carrier().buy(key(1), consignment(1_000), null);
        carrier().handOver("mft_1", List.of(key(1)));

        assertThat(carrier().voidLabel(key(1))).isFalse();
    }

    @Test
    void refusesToBeCalledWithinATransaction() {
        assertThatThrownBy(() -> transaction.execute(_ -> carrier().find(key(1))))
                .isInstanceOf(IllegalStateException.class);
    }

    /** The same seed sends the same parcels the same way; each way ends, and the shares are those that were asked for. */
    @Test
    void sendsParcelsOnTimeLateToNobodyDamagedAndLost() {
        var properties = properties(0);
        var journeys = IntStream.range(0, 2_000)
                .mapToObj(i -> SimulatedJourney.of("par_" + i, 3, NOW, properties))
                .toList();

        assertThat(journeys).allSatisfy(stops -> {
            assertThat(stops).isSortedAccordingTo(Comparator.comparing(SimulatedJourney.Stop::at));
            assertThat(stops.getLast().status()).isIn(ParcelStatus.DELIVERED, ParcelStatus.LOST, ParcelStatus.DAMAGED);
        });
        assertThat(share(journeys, ParcelStatus.LOST)).isBetween(0.21, 0.29);
        assertThat(share(journeys, ParcelStatus.DAMAGED)).isBetween(0.07, 0.13);
        assertThat(journeys.stream()
                        .filter(stops -> stops.stream().anyMatch(s -> s.status() == ParcelStatus.ATTEMPTED))
                        .count())
                .isBetween(320L, 480L);
        assertThat(SimulatedJourney.of("par_1", 3, NOW, properties)).isEqualTo(journeys.get(1));
    }

    private static double share(List<List<SimulatedJourney.Stop>> journeys, ParcelStatus end) {
        return journeys.stream().filter(s -> s.getLast().status() == end).count() / (double) journeys.size();
    }

    @Test
    void tracksWhatHasHappenedByNow() {
        carrier().buy(key(1), consignment(1_000), null);
        carrier().handOver("mft_1", List.of(key(1)));

        assertThat(carrier().track(key(1))).isEmpty();
        assertThat(carrier(0, NOW.plus(Duration.ofDays(30))).track(key(1)))
                .extracting(Scan::status)
                .startsWith(ParcelStatus.IN_TRANSIT, ParcelStatus.IN_TRANSIT)
                .last()
                .isIn(ParcelStatus.DELIVERED, ParcelStatus.LOST, ParcelStatus.DAMAGED);
    }
}
