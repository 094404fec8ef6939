package dev.throughline.oms.activities.shipping;

import dev.throughline.oms.activities.catalog.Catalog;
import dev.throughline.oms.activities.fulfillment.FulfillmentOrderRecord;
import dev.throughline.oms.activities.shipping.Parcels.Outcome;
import dev.throughline.oms.activities.shipping.Parcels.Proposal;
import dev.throughline.oms.workflows.order.UnitsOfLine;
import dev.throughline.oms.workflows.shared.FulfillmentOrderId;
import dev.throughline.oms.workflows.shared.OrderedUnits;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What is in parcels, compared with what was to be packed. */
@Component
class Contents {
    private static final int ID_BYTES = 12;

    private final Catalog catalog;
    private final ShippingProperties properties;
    private final Clock clock;

    Contents(Catalog catalog, ShippingProperties properties, Clock clock) {
        this.catalog = catalog;
        this.properties = properties;
        this.clock = clock;
    }

    /** The first line that the parcels do not hold exactly; null if they do, or if there are none. */
    static @Nullable Proposal misfit(FulfillmentOrderRecord work, List<ParcelContent> contents) {
        if (contents.isEmpty()) {
            return null;
        }
        var wanted = wanted(work);
        var packed = new TreeMap<Integer, Long>();
        contents.stream()
                .flatMap(content -> content.units().stream())
                .forEach(units -> packed.merge(units.line(), (long) units.quantity(), Long::sum));
        for (var line : packed.entrySet()) {
            var quantity = wanted.get(line.getKey());
            if (quantity == null) {
                return new Proposal(Outcome.UNKNOWN_LINE, line.getKey());
            }
            if (line.getValue() > quantity) {
                return new Proposal(Outcome.TOO_MANY_UNITS, line.getKey());
            }
        }
        return wanted.entrySet().stream()
                .filter(line -> packed.getOrDefault(line.getKey(), 0L) < line.getValue())
                .map(line -> new Proposal(Outcome.UNITS_MISSING, line.getKey()))
                .findFirst()
                .orElse(null);
    }

    /** Whether these parcels hold exactly what the fulfillment order has. */
    static boolean fits(FulfillmentOrderRecord work, List<Parcel> parcels) {
        return !parcels.isEmpty() && wanted(work).equals(sum(parcels));
    }

    private static Map<Integer, Long> wanted(FulfillmentOrderRecord work) {
        return work.lines().stream()
                .collect(Collectors.toMap(
                        FulfillmentOrderRecord.Line::line, line -> (long) line.quantity(), Long::sum, TreeMap::new));
    }

    private static Map<Integer, Long> sum(List<Parcel> parcels) {
        return parcels.stream()
                .flatMap(parcel -> parcel.lines().stream())
                .collect(Collectors.toMap(
                        OrderedUnits::line, units -> (long) units.quantity(), Long::sum, TreeMap::new));
    }

    /** Whether a report says what is noted already; weights that were not given do not count. */
    static boolean areSame(List<Parcel> parcels, List<ParcelContent> contents) {
        if (parcels.size() != contents.size()) {
            return false;
        }
        for (int i = 0; i < parcels.size(); i++) {
            var parcel = parcels.get(i);
            var content = contents.get(i);
            boolean same = sum(List.of(parcel)).equals(units(content))
                    && Objects.equals(parcel.size(), content.size())
                    && (content.weightGrams() == null || content.weightGrams() == parcel.weightGrams());
            if (!same) {
                return false;
            }
        }
        return true;
    }

    private static Map<Integer, Long> units(ParcelContent content) {
        return content.units().stream()
                .collect(Collectors.toMap(UnitsOfLine::line, u -> (long) u.quantity(), Long::sum, TreeMap::new));
    }

    /** A proposed parcel of this content; its id is the same whenever it is made. */
    Parcel parcel(FulfillmentOrderRecord work, int generation, int number, ParcelContent content) {
        var skus = work.lines().stream()
                .collect(Collectors.toMap(FulfillmentOrderRecord.Line::line, FulfillmentOrderRecord.Line::sku));
        var lines = units(content).entrySet().stream()
                .map(line -> new OrderedUnits(
                        line.getKey(),
                        Objects.requireNonNull(skus.get(line.getKey())),
                        Math.toIntExact(line.getValue())))
                .toList();
        return new Parcel(
                id(work.id(), generation, number),
                work.id(),
                work.location(),
                number,
                content.weightGrams() == null ? weight(lines) : content.weightGrams(),
                content.size(),
                ParcelStatus.PROPOSED,
                clock.instant(),
                lines,
                null,
                null);
    }

    private int weight(Collection<OrderedUnits> lines) {
        var products = catalog.resolve(
                lines.stream().map(line -> line.sku().value()).distinct().toList());
        long grams = lines.stream()
                .mapToLong(line -> {
                    var product = products.get(line.sku().value());
                    var each = product == null ? null : product.logistics().weightGrams();
                    return (long) line.quantity() * (each == null ? properties.gramsPerUnit() : each);
                })
                .sum();
        return Math.clamp(grams, 1, 1_000_000);
    }

    private static String id(FulfillmentOrderId work, int generation, int number) {
        try {
            var hash = MessageDigest.getInstance("SHA-256")
                    .digest((work + "/" + generation + "/" + number).getBytes(StandardCharsets.UTF_8));
            return "par_" + HexFormat.of().formatHex(hash, 0, ID_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
