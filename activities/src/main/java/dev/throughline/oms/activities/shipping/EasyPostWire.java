package dev.throughline.oms.activities.shipping;

import dev.throughline.oms.activities.shipping.Carrier.Scan;
import dev.throughline.oms.activities.shipping.EasyPostProperties.Sender;
import dev.throughline.oms.workflows.shared.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Shipments, rates and trackers in EasyPost's words: weights in ounces, lengths in inches, amounts as decimals. */
final class EasyPostWire {
    private static final BigDecimal GRAMS_PER_OUNCE = new BigDecimal("28.349523125");
    private static final BigDecimal MILLIMETRES_PER_INCH = new BigDecimal("25.4");

    private EasyPostWire() {}

    /** A shipment to create. Its address is verified: one that nobody can deliver to is refused. */
    static Map<String, Object> shipment(@Nullable String reference, Consignment consignment, Sender sender) {
        var shipment = new HashMap<String, Object>();
        if (reference != null) {
            shipment.put("reference", reference);
        }
        shipment.put("to_address", to(consignment));
        shipment.put("from_address", from(sender));
        shipment.put("parcel", parcel(consignment));
        shipment.put(
                "options",
                Map.of("label_format", "PDF", "label_size", "4x6", "invoice_number", consignment.orderNumber()));
        return Map.of("shipment", shipment);
    }

    private static Map<String, Object> to(Consignment consignment) {
        var to = consignment.to();
        var address = new HashMap<String, Object>(Map.of(
                "name",
                consignment.recipient().name(),
                "street1",
                to.line1(),
                "city",
                to.city(),
                "zip",
                to.postcode(),
                "country",
                to.country(),
                "verify_strict",
                true));
        putIfGiven(address, "street2", to.line2());
        putIfGiven(address, "phone", consignment.recipient().phone());
        putIfGiven(address, "email", consignment.recipient().email());
        return address;
    }

    private static Map<String, Object> from(Sender sender) {
        var address = new HashMap<String, Object>(Map.of(
                "company", sender.company(),
                "street1", sender.street1(),
                "city", sender.city(),
                "zip", sender.zip(),
                "country", sender.country()));
        putIfGiven(address, "street2", sender.street2());
        putIfGiven(address, "state", sender.state());
        putIfGiven(address, "phone", sender.phone());
        return address;
    }

    private static void putIfGiven(Map<String, Object> into, String name, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            into.put(name, value);
        }
    }

    private static Map<String, Object> parcel(Consignment consignment) {
        var parcel = new HashMap<String, Object>(Map.of("weight", ounces(consignment.weightGrams())));
        var size = consignment.size();
        if (size != null) {
            parcel.put("length", inches(size.lengthMm()));
            parcel.put("width", inches(size.widthMm()));
            parcel.put("height", inches(size.heightMm()));
        }
        return parcel;
    }

    /** One decimal, rounded up: no carrier weighs less than there is. */
    static BigDecimal ounces(int grams) {
        return BigDecimal.valueOf(grams).divide(GRAMS_PER_OUNCE, 1, RoundingMode.UP);
    }

    private static BigDecimal inches(int millimetres) {
        return BigDecimal.valueOf(millimetres).divide(MILLIMETRES_PER_INCH, 1, RoundingMode.UP);
    }

    /** Whether an existing shipment is of this parcel. */
    static boolean isOf(JsonNode shipment, Consignment consignment) {
        return shipment.at("/parcel/weight").decimalValue().compareTo(ounces(consignment.weightGrams())) == 0;
    }

    /** A rate and its id, by which it is bought. */
    record Offer(String id, Rate rate) {}

    /** Cheapest first. */
    static List<Offer> offers(JsonNode shipment) {
        return shipment.path("rates")
                .valueStream()
                .map(rate -> new Offer(rate.path("id").asString(), rate(rate)))
                .sorted(Comparator.comparingLong(offer -> offer.rate().cost().amountMinor()))
                .toList();
    }

    private static Rate rate(JsonNode rate) {
        var days = rate.path("delivery_days");
        return new Rate(
                rate.path("carrier").asString(), service(rate), cost(rate), days.isNumber() ? days.asInt() : null);
    }

    /** Services of several carriers share their names. */
    private static String service(JsonNode rate) {
        return rate.path("carrier").asString() + " " + rate.path("service").asString();
    }

    private static Money cost(JsonNode rate) {
        var currency = rate.path("currency").asString();
        int decimals = Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
        return new Money(
                new BigDecimal(rate.path("rate").asString())
                        .movePointRight(decimals)
                        .setScale(0, RoundingMode.HALF_UP)
                        .longValueExact(),
                currency);
    }

    /** The label of a shipment whose postage is bought; empty when it is not. */
    static Optional<LabelAnswer> sold(JsonNode shipment) {
        if (!shipment.path("postage_label").isObject()) {
            return Optional.empty();
        }
        var rate = shipment.path("selected_rate");
        return Optional.of(LabelAnswer.sold(new Parcel.Label(
                rate.path("carrier").asString(),
                service(rate),
                shipment.path("tracking_code").asString(),
                cost(rate))));
    }

    /** What was scanned, without what was only announced. */
    static List<Scan> scans(JsonNode tracker) {
        var number = tracker.path("tracking_code").asString("");
        return tracker.path("tracking_details")
                .valueStream()
                .flatMap(detail -> scan(number, detail))
                .toList();
    }

    private static Stream<Scan> scan(String number, JsonNode detail) {
        var status = status(
                detail.path("status").asString(""), detail.path("status_detail").asString(""));
        var at = time(detail.path("datetime").asString(""));
        return status == null || at == null || number.isEmpty() ? Stream.of() : Stream.of(new Scan(number, status, at));
    }

    private static @Nullable ParcelStatus status(String status, String detail) {
        return switch (detail) {
            case "lost" -> ParcelStatus.LOST;
            case "damaged" -> ParcelStatus.DAMAGED;
            default ->
                switch (status) {
                    case "in_transit" -> ParcelStatus.IN_TRANSIT;
                    case "out_for_delivery" -> ParcelStatus.OUT_FOR_DELIVERY;
                    case "delivered" -> ParcelStatus.DELIVERED;
                    case "available_for_pickup", "failure" -> ParcelStatus.ATTEMPTED;
                    case "return_to_sender" -> ParcelStatus.RETURNED;
                    default -> null;
                };
        };
    }

    private static @Nullable Instant time(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException _) {
            return null;
        }
    }
}
