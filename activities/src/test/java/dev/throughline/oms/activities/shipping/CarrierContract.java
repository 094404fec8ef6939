package dev.throughline.oms.activities.shipping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.throughline.oms.activities.inventory.Location;
import dev.throughline.oms.activities.inventory.PostalAddress;
import dev.throughline.oms.activities.order.Checkout;
import dev.throughline.oms.activities.shipping.Carrier.Scan;
import dev.throughline.oms.workflows.shared.LocationId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every carrier must do, the embedded one and a vendor's. */
abstract class CarrierContract {
    private final String parcel = "par_" + UUID.randomUUID().toString().replace("-", "");

    abstract Carrier carrier();

    /** A message of the carrier about a parcel, signed with the present secret. */
    abstract Signed signed(Scan scan);

    /** The name of the header that holds the signature. */
    abstract String signatureHeader();

    /**
     * A message as it comes.
     *
     * @param bytes each as a character
     */
    record Signed(Map<String, String> headers, String bytes) {
        static Signed of(Map<String, String> headers, byte[] body) {
            return new Signed(headers, new String(body, StandardCharsets.ISO_8859_1));
        }

        byte[] body() {
            return bytes.getBytes(StandardCharsets.ISO_8859_1);
        }

        Function<String, @Nullable String> header() {
            return name -> headers.get(name.toLowerCase(Locale.ROOT));
        }

        Signed with(byte[] other) {
            return of(headers, other);
        }

        Signed with(String header, @Nullable String value) {
            var changed = new HashMap<>(headers);
            changed.remove(header);
            if (value != null) {
                changed.put(header, value);
            }
            return new Signed(changed, bytes);
        }
    }

    @Test
    void offersItsServicesCheapestFirst() {
        var rates = carrier().rates(consignment(1_200));

        assertThat(rates)
                .isNotEmpty()
                .isSortedAccordingTo(
                        Comparator.comparingLong(rate -> rate.cost().amountMinor()));
        assertThat(rates)
                .allSatisfy(rate -> assertThat(rate.cost().amountMinor()).isPositive());
    }

    @Test
    void answersARepeatedPurchaseWithTheFirstOne() {
        var first = carrier().buy(key(1), consignment(1_200), null);

        assertThat(label(first).trackingNumber()).isNotBlank();
        assertThat(carrier().buy(key(1), consignment(1_200), null)).isEqualTo(first);
        assertThat(carrier().find(key(1))).contains(first);
    }

    @Test
    void sellsTheServiceThatWasAskedForAndTheCheapestIfNoneWas() {
        var rates = carrier().rates(consignment(1_200));

        var cheapest = carrier().buy(key(1), consignment(1_200), null);
        assertThat(label(cheapest).service()).isEqualTo(rates.getFirst().service());
        var chosen = carrier().buy(key(2), consignment(1_200), rates.getLast().service());
        assertThat(label(chosen).service()).isEqualTo(rates.getLast().service());
        assertThat(label(chosen).cost()).isEqualTo(rates.getLast().cost());
    }

    @Test
    void refusesAKeyThatWasUsedForAnotherParcel() {
        carrier().buy(key(1), consignment(1_200), null);

        assertThatThrownBy(() -> carrier().buy(key(1), consignment(2_500), null))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void knowsNothingOfAKeyItNeverSaw() {
        assertThat(carrier().find(key(9))).isEmpty();
    }

    @Test
    void saysWhyItSellsNoLabel() {
        assertThat(carrier().buy(key(1), nowhere(), null).refusal()).isEqualTo(CarrierRefusal.ADDRESS_INVALID);
        assertThat(carrier().buy(key(2), consignment(1_200), "BY_BALLOON").refusal())
                .isEqualTo(CarrierRefusal.SERVICE_UNAVAILABLE);
    }

    @Test
    void printsTheLabelAsPdf() {
        carrier().buy(key(1), consignment(1_200), null);

        assertThat(new String(carrier().document(key(1), consignment(1_200)), StandardCharsets.ISO_8859_1))
                .startsWith("%PDF-");
    }

    @Test
    void takesALabelBackAlsoWhenAskedTwice() {
        carrier().buy(key(1), consignment(1_200), null);

        assertThat(carrier().voidLabel(key(1))).isTrue();
        assertThat(carrier().voidLabel(key(1))).isTrue();
    }

    @Test
    void takesAManifestInTwiceAsOnce() {
        var bought = carrier().buy(key(1), consignment(1_200), null);

        carrier().handOver("mft_1", List.of(key(1)));
        carrier().handOver("mft_1", List.of(key(1)));

        assertThat(carrier().track(key(1)))
                .allSatisfy(scan -> assertThat(scan.trackingNumber())
                        .isEqualTo(label(bought).trackingNumber()));
    }

    @Test
    void readsWhatItHasSigned() {
        var scan = scan(ParcelStatus.OUT_FOR_DELIVERY);
        var signed = signed(scan);

        var message = carrier().read(signed.header(), signed.body());

        assertThat(message.id()).isNotBlank();
        assertThat(message.scans()).contains(scan);
    }

    @Test
    void refusesWhatItHasNotSigned() {
        var signed = signed(scan(ParcelStatus.DELIVERED));
        var text = new String(signed.body(), StandardCharsets.UTF_8);
        var flipped = signed.body().clone();
        flipped[flipped.length / 2] ^= 1;

        assertRefused("no signature", signed.with(signatureHeader(), null));
        assertRefused("an empty one", signed.with(signatureHeader(), ""));
        assertRefused("another's", signed.with(signatureHeader(), "v1,AAAA hmac-sha256-hex=00"));
        assertRefused("a flipped bit", signed.with(flipped));
        assertRefused("written anew", signed.with(text.replace(":", ": ").getBytes(StandardCharsets.UTF_8)));
        assertRefused("nothing", signed.with(new byte[0]));
    }

    final void assertRefused(String what, Signed message) {
        assertThatThrownBy(() -> carrier().read(message.header(), message.body()))
                .as(what)
                .isInstanceOf(ForgedWebhookException.class);
    }

    static Parcel.Label label(LabelAnswer answer) {
        return Objects.requireNonNull(answer.label(), "refused");
    }

    static Scan scan(ParcelStatus status) {
        return new Scan("SC100000001XS", status, Instant.parse("2026-03-02T09:00:00Z"));
    }

    final String key(int number) {
        return parcel + "." + number;
    }

    final Consignment consignment(int grams) {
        return consignment(grams, "N1 1AA");
    }

    /** An address that the carrier does not know. */
    Consignment nowhere() {
        return consignment(1_200, "ZZ99 3WZ");
    }

    final Consignment consignment(int grams, String postcode) {
        return consignment(grams, postcode, null);
    }

    /** Sent from a location with this address. */
    final Consignment consignment(int grams, String postcode, @Nullable PostalAddress from) {
        return new Consignment(
                parcel,
                "TL-10000001",
                new Location(
                        new LocationId("wh-1"),
                        "Warehouse Leeds",
                        Location.Kind.WAREHOUSE,
                        53.8,
                        -1.55,
                        ZoneId.of("Europe/London"),
                        true,
                        false,
                        from,
                        null),
                new Checkout.Contact("Kim Canary", "kim@example.com", "+441234567890", "en", false),
                new Checkout.Address("1 High Street", null, "London", postcode, "GB", null, null),
                grams,
                new Size(300, 200, 100),
                "GBP");
    }
}
