package dev.throughline.oms.activities.order;

import dev.throughline.oms.workflows.shared.ChannelId;
import dev.throughline.oms.workflows.shared.FulfillmentMethod;
import dev.throughline.oms.workflows.shared.HoldId;
import dev.throughline.oms.workflows.shared.LocationId;
import dev.throughline.oms.workflows.shared.Money;
import dev.throughline.oms.workflows.shared.OrderId;
import dev.throughline.oms.workflows.shared.ShortagePolicy;
import dev.throughline.oms.workflows.shared.Sku;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was said at checkout, validated and priced. It holds the personal data that payloads must not hold.
 *
 * @param kind a checkout becomes an order process; a till sale is final at once
 * @param tender missing for a till sale
 * @param lines numbered from 1 without gaps
 * @param hold the cart's, whose units are the order's own
 * @param curbside whether the customer waits outside; missing means no
 * @param acceptsSubstitutes whether something else may take the place of what is not there; missing means no
 */
public record Checkout(
        OrderId id,
        Kind kind,
        ChannelId channel,
        String currency,
        @Nullable String clientReference,
        Instant placedAt,
        ShortagePolicy shortagePolicy,
        FulfillmentMethod method,
        @Nullable LocationId location,
        @Nullable Address address,
        @Nullable Contact contact,
        @Nullable Tender tender,
        List<Line> lines,
        Map<String, String> metadata,
        @Nullable HoldId hold,
        @Nullable Boolean curbside,
        @Nullable Boolean acceptsSubstitutes) {
    public Checkout {
        lines = List.copyOf(lines);
        metadata = Map.copyOf(metadata);
    }

    /** A checkout whose customer does not wait outside, and takes nothing else. */
    public Checkout(
            OrderId id,
            Kind kind,
            ChannelId channel,
            String currency,
            @Nullable String clientReference,
            Instant placedAt,
            ShortagePolicy shortagePolicy,
            FulfillmentMethod method,
            @Nullable LocationId location,
            @Nullable Address address,
            @Nullable Contact contact,
            @Nullable Tender tender,
            List<Line> lines,
            Map<String, String> metadata,
            @Nullable HoldId hold) {
        this(
                id,
                kind,
                channel,
                currency,
                clientReference,
                placedAt,
                shortagePolicy,
                method,
                location,
                address,
                contact,
                tender,
                lines,
                metadata,
                hold,
                null,
                null);
    }

    public enum Kind {
        CHECKOUT,
        TILL_SALE
    }

    /** Coordinates in degrees (WGS 84); missing when not known. */
    public record Address(
            String line1,
            @Nullable String line2,
            String city,
            String postcode,
            String country,
            @Nullable Double latitude,
            @Nullable Double longitude) {}

    /**
     * Whom to tell of the order.
     *
     * @param language ISO 639-1
     * @param smsConsent whether text messages were agreed to; missing means no
     * @param channels by which to be told, the dearest first; missing: by e-mail, else by text message
     */
    public record Contact(
            String name,
            @Nullable String email,
            @Nullable String phone,
            String language,
            boolean marketingConsent,
            @Nullable Boolean smsConsent,
            @Nullable List<MessageChannel> channels) {
        public Contact {
            channels = channels == null ? null : List.copyOf(channels);
        }

        public Contact(
                String name,
                @Nullable String email,
                @Nullable String phone,
                String language,
                boolean marketingConsent) {
            this(name, email, phone, language, marketingConsent, null, null);
        }

        public boolean consentsToSms() {
            return Boolean.TRUE.equals(smsConsent);
        }
    }

    public enum MessageChannel {
        EMAIL,
        SMS
    }

    /** The gateway's token, never a card number. */
    public record Tender(String kind, String token) {}

    /**
     * One line.
     *
     * @param unitPrice in major units, up to four decimals
     * @param goods quantity × unit price, rounded half up once
     * @param charges the line's part of the shipping charge
     * @param code as it was sent, where that is not the SKU
     */
    public record Line(
            int line,
            Sku sku,
            int quantity,
            BigDecimal unitPrice,
            Money goods,
            Money charges,
            @Nullable String code) {
        public Line(int line, Sku sku, int quantity, BigDecimal unitPrice, Money goods, Money charges) {
            this(line, sku, quantity, unitPrice, goods, charges, null);
        }
    }
}
