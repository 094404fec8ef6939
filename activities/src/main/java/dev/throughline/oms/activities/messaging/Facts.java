package dev.throughline.oms.activities.messaging;

import dev.throughline.oms.activities.catalog.Catalog;
import dev.throughline.oms.activities.catalog.Product;
import dev.throughline.oms.activities.inventory.Location;
import dev.throughline.oms.activities.inventory.Locations;
import dev.throughline.oms.activities.messaging.Consignments.Consignment;
import dev.throughline.oms.activities.messaging.PickupCodes.Ticket;
import dev.throughline.oms.activities.order.Checkout;
import dev.throughline.oms.workflows.shared.Money;
import dev.throughline.oms.workflows.shared.Sku;
import dev.throughline.oms.workflows.shared.UnitState;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the templates may say, as the customer reads it: texts, empty where something is not known. */
@Component
class Facts {
    private final Catalog catalog;
    private final Locations locations;
    private final StoreFacts stores;
    private final MessagingSettings settings;

    /** Some units of an order line. */
    record Item(int quantity, String description, String price) {}

    Facts(Catalog catalog, Locations locations, StoreFacts stores, MessagingSettings settings) {
        this.catalog = catalog;
        this.locations = locations;
        this.stores = stores;
        this.settings = settings;
    }

    Map<String, Object> of(Story story, Locale locale) {
        var facts = new HashMap<String, Object>();
        var checkout = story.checkout();
        var about = story.message().about();
        facts.put("kind", story.message().kind().template());
        facts.put("number", story.number());
        facts.put("name", story.contact().name());
        facts.put("amount", about.amount() == null ? "" : Wording.money(about.amount(), locale));
        facts.put("total", Wording.money(total(checkout), locale));
        facts.put("date", date(story.date(), story, locale));
        facts.put("dateBefore", date(about.before(), story, locale));
        putItems(facts, story, locale);
        putPickup(facts, story, locale);
        putParcel(facts, story.consignment());
        return facts;
    }

    private void putItems(Map<String, Object> facts, Story story, Locale locale) {
        var checkout = story.checkout();
        var products = catalog.resolve(checkout.lines().stream()
                .flatMap(line -> Stream.of(line.sku(), story.skuOf(line)))
                .map(Sku::value)
                .distinct()
                .toList());
        facts.put(
                "items",
                checkout.lines().stream()
                        .map(line -> item(line, line.sku(), line.quantity(), products, locale))
                        .toList());
        facts.put("units", items(checkout, story.units(), story::skuOf, products, locale));
        facts.put("ordered", items(checkout, story.units(), Checkout.Line::sku, products, locale));
        var remaining = items(checkout, stillToCome(story.states()), Checkout.Line::sku, products, locale);
        facts.put("remaining", remaining);
        facts.put("nothingLeft", remaining.isEmpty() && nothingWithTheCustomer(story.states()));
    }

    private static List<Item> items(
            Checkout checkout,
            Map<Integer, Integer> units,
            Function<Checkout.Line, Sku> what,
            Map<String, Product> products,
            Locale locale) {
        return checkout.lines().stream()
                .filter(line -> units.getOrDefault(line.line(), 0) > 0)
                .map(line -> item(line, what.apply(line), units.getOrDefault(line.line(), 0), products, locale))
                .toList();
    }

    private static Item item(Checkout.Line line, Sku sku, int quantity, Map<String, Product> products, Locale locale) {
        var product = products.get(sku.value());
        var description = product == null ? sku.value() : product.description();
        return new Item(quantity, description, Wording.money(line.goods(), locale));
    }

    private static Map<Integer, Integer> stillToCome(Map<Integer, Map<UnitState, Integer>> states) {
        var units = new HashMap<Integer, Integer>();
        states.forEach((line, counts) -> counts.forEach((state, count) -> {
            if (!state.isFinal()) {
                units.merge(line, count, Integer::sum);
            }
        }));
        return units;
    }

    private static boolean nothingWithTheCustomer(Map<Integer, Map<UnitState, Integer>> states) {
        return !states.isEmpty()
                && states.values().stream()
                        .flatMap(counts -> counts.entrySet().stream())
                        .noneMatch(count -> count.getValue() > 0
                                && (count.getKey() == UnitState.DELIVERED || count.getKey() == UnitState.COLLECTED));
    }

    private void putPickup(Map<String, Object> facts, Story story, Locale locale) {
        var ticket = Optional.ofNullable(story.ticket());
        var proxy = ticket.map(Ticket::proxy);
        var until = ticket.map(Ticket::until).orElse(null);
        stores.put(facts, story.store(), until, locale);
        facts.put("pickupCode", ticket.map(Ticket::code).orElse(""));
        facts.put("until", date(until, story, locale));
        facts.put("proxyName", proxy.map(PickupCodes.ProxyTicket::name).orElse(""));
        facts.put("proxyCode", proxy.map(PickupCodes.ProxyTicket::code).orElse(""));
    }

    private void putParcel(Map<String, Object> facts, @Nullable Consignment consignment) {
        var carrier = consignment == null ? null : consignment.carrier();
        var number = consignment == null ? null : consignment.trackingNumber();
        facts.put("carrier", Objects.requireNonNullElse(carrier, ""));
        facts.put("tracking", Objects.requireNonNullElse(number, ""));
        facts.put("trackingLink", carrier == null || number == null ? "" : link(carrier, number));
    }

    private String link(String carrier, String number) {
        return settings.trackingLinks()
                .getOrDefault(carrier.toLowerCase(Locale.ROOT), "")
                .replace("{number}", URLEncoder.encode(number, StandardCharsets.UTF_8));
    }

    /** In the store's time, or that of our first location. */
    private String date(@Nullable Instant at, Story story, Locale locale) {
        if (at == null) {
            return "";
        }
        var store = Optional.ofNullable(story.store()).flatMap(locations::find);
        var zone = store.or(() -> locations.all().stream().findFirst())
                .<ZoneId>map(Location::zone)
                .orElse(ZoneOffset.UTC);
        return Wording.date(at, zone, locale);
    }

    private static Money total(Checkout checkout) {
        return Money.sum(
                checkout.currency(),
                checkout.lines().stream()
                        .map(line -> line.goods().plus(line.charges()))
                        .toList());
    }
}
