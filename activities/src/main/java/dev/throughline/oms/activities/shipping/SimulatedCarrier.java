package dev.throughline.oms.activities.shipping;

import dev.throughline.oms.activities.shipping.SimulatedTariff.Marker;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The embedded default: a carrier with books of its own, called exactly as one on the network. Knows the postcodes of
 * {@link SimulatedTariff.Marker} and moves nothing.
 */
@Component
@ConditionalOnProperty(name = "throughline.carrier.kind", havingValue = "simulated", matchIfMissing = true)
class SimulatedCarrier implements Carrier {
    static final String NAME = "simulated";

    private final SimulatedShipments books;
    private final SimulatedProperties properties;
    private final CarrierProperties believed;
    private final LabelPrinter printer;
    private final TrackingMessage messages;
    private final Clock clock;

    SimulatedCarrier(
            SimulatedProperties properties,
            CarrierProperties believed,
            LabelPrinter printer,
            TrackingMessage messages,
            JdbcClient jdbc,
            TransactionTemplate transaction,
            Clock clock) {
        this.books = new SimulatedShipments(jdbc, transaction, clock, properties);
        this.properties = properties;
        this.believed = believed;
        this.printer = printer;
        this.messages = messages;
        this.clock = clock;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Rate> rates(Consignment consignment) {
        travel(consignment);
        return SimulatedTariff.rates(consignment);
    }

    @Override
    public LabelAnswer buy(String key, Consignment consignment, @Nullable String service) {
        travel(consignment);
        var bought = books.buy(
                key,
                consignment.reference(),
                fingerprint(consignment),
                wanted(consignment, service),
                consignment.currency());
        boolean lost =
                Marker.of(consignment).filter(marker -> marker == Marker.ZZ97).isPresent()
                        || properties.share("answer/" + key) < properties.lostAnswerShare();
        if (bought.isNew() && lost) {
            throw new CarrierUnavailableException("the carrier's answer was lost");
        }
        return bought.answer();
    }

    private static LabelAnswer wanted(Consignment consignment, @Nullable String service) {
        var refusal = SimulatedTariff.refusal(consignment);
        if (refusal != null) {
            return LabelAnswer.refused(refusal);
        }
        return SimulatedTariff.rates(consignment).stream()
                .filter(rate -> service == null || rate.service().equals(service))
                .findFirst()
                .map(rate -> LabelAnswer.sold(new Parcel.Label(rate.carrier(), rate.service(), "", rate.cost())))
                .orElseGet(() -> LabelAnswer.refused(CarrierRefusal.SERVICE_UNAVAILABLE));
    }

    /** Whether two consignments are the same to the carrier, without keeping what they say. */
    private static String fingerprint(Consignment consignment) {
        var to = consignment.to();
        var text = String.join(
                "\0",
                consignment.reference(),
                consignment.recipient().name(),
                to.line1(),
                String.valueOf(to.line2()),
                to.city(),
                to.postcode(),
                to.country(),
                Integer.toString(consignment.weightGrams()));
        return HexFormat.of()
                .formatHex(StandardSignature.hmac(
                        NAME.getBytes(StandardCharsets.UTF_8), text.getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public Optional<LabelAnswer> find(String key) {
        travel();
        return books.find(key);
    }

    @Override
    public boolean voidLabel(String key) {
        travel();
        return books.voidLabel(key);
    }

    @Override
    public byte[] document(String key, Consignment consignment) {
        travel();
        var label = books.find(key).map(LabelAnswer::label).orElseThrow(() -> new IllegalArgumentException("no label"));
        return printer.print(label, consignment);
    }

    @Override
    public void handOver(String manifest, List<String> keys) {
        travel();
        books.collect(keys);
    }

    @Override
    public List<Scan> track(String key) {
        travel();
        return books.scans(key);
    }

    @Override
    public Webhook read(Function<String, @Nullable String> header, byte[] body) {
        var id = StandardSignature.verify(header, body, believed.webhookSecrets(), clock);
        return new Webhook(id, List.of(messages.read(body)));
    }

    private void travel(Consignment consignment) {
        travel();
        if (Marker.of(consignment).filter(marker -> marker == Marker.ZZ98).isPresent()) {
            throw new CarrierUnavailableException("the carrier cannot be reached");
        }
    }

    private void travel() {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("call the carrier outside of database transactions: it may take seconds");
        }
        sleep(properties.latency());
    }

    private static void sleep(Duration latency) {
        try {
            Thread.sleep(latency);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CarrierUnavailableException("the call was interrupted");
        }
    }
}
