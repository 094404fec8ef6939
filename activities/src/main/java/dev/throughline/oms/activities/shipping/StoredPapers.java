package dev.throughline.oms.activities.shipping;

import dev.throughline.oms.activities.catalog.Catalog;
import dev.throughline.oms.activities.catalog.Product;
import dev.throughline.oms.activities.fulfillment.FulfillmentOrderRecord;
import dev.throughline.oms.activities.inventory.Location;
import dev.throughline.oms.activities.inventory.Locations;
import dev.throughline.oms.activities.inventory.OrderKits;
import dev.throughline.oms.activities.order.Checkout;
import dev.throughline.oms.activities.order.OrderIntake;
import dev.throughline.oms.workflows.shared.LocationId;
import dev.throughline.oms.workflows.shared.Sku;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

@Service
class StoredPapers implements Papers {
    private static final Set<String> LANGUAGES = Set.of("en", "de", "fr");

    private final PdfPrinter printer;
    private final OrderIntake intake;
    private final Catalog catalog;
    private final OrderKits kits;
    private final Locations locations;

    StoredPapers(PdfPrinter printer, OrderIntake intake, Catalog catalog, OrderKits kits, Locations locations) {
        this.printer = printer;
        this.intake = intake;
        this.catalog = catalog;
        this.kits = kits;
        this.locations = locations;
    }

    /** A line as the customer reads it; {@code parts} of a kit. */
    record Item(int quantity, String sku, String description, List<Item> parts) {}

    @Override
    public byte[] packingSlip(FulfillmentOrderRecord work) {
        var checkout = intake.find(work.order()).orElse(null);
        var locale = locale(checkout);
        var number = intake.numberOf(work.order()).orElse(work.order().value());
        var facts = new HashMap<String, Object>();
        facts.put("number", number);
        facts.put("work", work.id().value());
        facts.put("from", name(work.location()));
        facts.put("placed", checkout == null ? "" : date(checkout.placedAt(), work.location(), locale));
        var store = work.pickupLocation();
        var customer = checkout == null || checkout.contact() == null
                ? ""
                : checkout.contact().name();
        facts.put("customer", store == null ? "" : customer);
        facts.put("address", store == null ? address(checkout, locale) : address(store, locale));
        facts.put("items", items(work));
        facts.put(
                "units",
                work.lines().stream()
                        .mapToInt(FulfillmentOrderRecord.Line::quantity)
                        .sum());
        facts.put("barcode", Barcodes.code128(number));
        return printer.print("packing-slip", locale, facts);
    }

    private List<Item> items(FulfillmentOrderRecord work) {
        var parts = kits.kept(work.order());
        var products = products(Stream.concat(
                        work.lines().stream().map(FulfillmentOrderRecord.Line::sku),
                        parts.values().stream().flatMap(kit -> kit.keySet().stream()))
                .toList());
        return work.lines().stream()
                .map(line -> new Item(
                        line.quantity(),
                        line.sku().value(),
                        description(line.sku(), products),
                        parts(parts.getOrDefault(line.line(), Map.of()), line.quantity(), products)))
                .toList();
    }

    private static List<Item> parts(Map<Sku, Integer> kit, int kits, Map<String, Product> products) {
        return kit.entrySet().stream()
                .sorted(Map.Entry.comparingByKey(Comparator.comparing(Sku::value)))
                .map(part -> new Item(
                        part.getValue() * kits, part.getKey().value(), description(part.getKey(), products), List.of()))
                .toList();
    }

    private Map<String, Product> products(Collection<Sku> skus) {
        return catalog.resolve(skus.stream().map(Sku::value).distinct().toList());
    }

    private static String description(Sku sku, Map<String, Product> products) {
        var product = products.get(sku.value());
        return product == null ? sku.value() : product.description();
    }

    /** The store's: it hands it over to the customer. */
    private List<String> address(LocationId store, Locale locale) {
        var lines = new ArrayList<>(List.of(name(store)));
        locations.find(store).map(Location::address).ifPresent(address -> lines.addAll(address.lines(locale)));
        return lines;
    }

    private static List<String> address(@Nullable Checkout checkout, Locale locale) {
        var lines = new ArrayList<String>();
        if (checkout == null) {
            return lines;
        }
        if (checkout.contact() != null) {
            lines.add(checkout.contact().name());
        }
        var to = checkout.address();
        if (to != null) {
            lines.add(to.line1());
            lines.add(Objects.requireNonNullElse(to.line2(), ""));
            lines.add(to.postcode() + " " + to.city());
            lines.add(Locale.of("", to.country()).getDisplayCountry(locale));
        }
        lines.removeIf(String::isBlank);
        return lines;
    }

    private static Locale locale(@Nullable Checkout checkout) {
        var contact = checkout == null ? null : checkout.contact();
        var language = contact != null && LANGUAGES.contains(contact.language()) ? contact.language() : "en";
        var address = checkout == null ? null : checkout.address();
        return Locale.of(language, address == null ? "" : address.country());
    }

    @Override
    public byte[] manifest(Manifest manifest) {
        var numbers = intake.numbersOf(manifest.parcels().stream()
                .map(parcel -> parcel.fulfillmentOrder().order())
                .distinct()
                .toList());
        var grams = manifest.parcels().stream().mapToLong(Parcel::weightGrams).sum();
        return printer.print(
                "manifest",
                Locale.ENGLISH,
                Map.of(
                        "manifest",
                        manifest,
                        "from",
                        name(manifest.location()),
                        "closed",
                        time(manifest.closedAt(), manifest.location()),
                        "cutOff",
                        time(manifest.cutOff(), manifest.location()),
                        "rows",
                        manifest.parcels().stream()
                                .map(parcel -> row(
                                        parcel,
                                        numbers.getOrDefault(
                                                parcel.fulfillmentOrder().order(), "")))
                                .toList(),
                        "kilograms",
                        kilograms(grams),
                        "barcode",
                        Barcodes.code128(manifest.id())));
    }

    /** A parcel as the driver compares it. */
    record Row(String trackingNumber, String service, String order, String parcel, String kilograms) {}

    private static Row row(Parcel parcel, String order) {
        var label = Objects.requireNonNull(parcel.label());
        return new Row(label.trackingNumber(), label.service(), order, parcel.id(), kilograms(parcel.weightGrams()));
    }

    private static String kilograms(long grams) {
        return String.format(Locale.ROOT, "%.2f", grams / 1_000.0);
    }

    private String name(LocationId id) {
        return locations.find(id).map(Location::name).orElse(id.value());
    }

    private ZoneId zone(LocationId id) {
        return locations.find(id).<ZoneId>map(Location::zone).orElse(ZoneOffset.UTC);
    }

    private String date(Instant at, LocationId location, Locale locale) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .localizedBy(locale)
                .format(at.atZone(zone(location)));
    }

    private String time(Instant at, LocationId location) {
        return DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm zzz", Locale.ENGLISH)
                .format(at.atZone(zone(location)));
    }
}
