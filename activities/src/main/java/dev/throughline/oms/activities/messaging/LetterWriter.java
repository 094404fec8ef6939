package dev.throughline.oms.activities.messaging;

import dev.throughline.oms.activities.catalog.Catalog;
import dev.throughline.oms.activities.catalog.Product;
import dev.throughline.oms.activities.inventory.Location;
import dev.throughline.oms.activities.inventory.Locations;
import dev.throughline.oms.activities.messaging.Messages.Message;
import dev.throughline.oms.activities.order.Checkout;
import dev.throughline.oms.workflows.shared.Money;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.stereotype.Component;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/** Puts messages into words, in the contact's language if there are words in it, else in English. */
@Component
class LetterWriter {
    private static final Set<String> LANGUAGES = Set.of("en", "de", "fr");

    private final Catalog catalog;
    private final Locations locations;
    private final ResourceBundleMessageSource words = words();
    private final SpringTemplateEngine templates = templates(words);

    /** A line of the order as the customer reads it. */
    record Item(int quantity, String description, String price) {}

    LetterWriter(Catalog catalog, Locations locations) {
        this.catalog = catalog;
        this.locations = locations;
    }

    Letter write(
            Message message,
            String number,
            Checkout checkout,
            Checkout.Contact contact,
            @Nullable String pickupCode,
            @Nullable Instant promisedBy) {
        var kind = message.kind();
        var locale = locale(contact, checkout);
        var context = new Context(locale, facts(message, number, checkout, locale));
        context.setVariable("name", contact.name());
        context.setVariable("pickupCode", pickupCode);
        context.setVariable("date", date(promisedBy, checkout, locale));
        return new Letter(
                words.getMessage(kind.template() + ".subject", new Object[] {number}, locale),
                templates.process(kind.template() + ".txt", context),
                templates.process(kind.template() + ".html", context));
    }

    /** The same in one line, for a telephone. */
    String brief(
            Message message,
            String number,
            Checkout checkout,
            Checkout.Contact contact,
            @Nullable String pickupCode,
            @Nullable Instant promisedBy) {
        var locale = locale(contact, checkout);
        var facts = new Object[] {number, pickupCode == null ? "" : pickupCode, date(promisedBy, checkout, locale)};
        var text = words.getMessage(message.kind().template() + ".brief", facts, locale);
        var amount = message.amount();
        return amount == null
                ? text
                : text + " " + words.getMessage("amount", new Object[] {written(amount, locale)}, locale);
    }

    /** In the store's time, or that of our first location. */
    private String date(@Nullable Instant at, Checkout checkout, Locale locale) {
        if (at == null) {
            return "";
        }
        var store = checkout.location() == null ? Optional.<Location>empty() : locations.find(checkout.location());
        var zone = store.or(() -> locations.all().stream().findFirst())
                .<ZoneId>map(Location::zone)
                .orElse(ZoneOffset.UTC);
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.FULL)
                .localizedBy(locale)
                .format(at.atZone(zone));
    }

    private Map<String, Object> facts(Message message, String number, Checkout checkout, Locale locale) {
        var facts = new HashMap<String, Object>();
        var amount = message.amount();
        facts.put("kind", message.kind().template());
        facts.put("number", number);
        facts.put("amount", amount == null ? "" : written(amount, locale));
        facts.put("items", items(checkout, locale));
        facts.put("total", written(total(checkout), locale));
        facts.put("store", store(checkout));
        return facts;
    }

    private List<Item> items(Checkout checkout, Locale locale) {
        var products = catalog.resolve(
                checkout.lines().stream().map(line -> line.sku().value()).toList());
        return checkout.lines().stream()
                .map(line -> new Item(line.quantity(), description(line, products), written(line.goods(), locale)))
                .toList();
    }

    private static String description(Checkout.Line line, Map<String, Product> products) {
        var product = products.get(line.sku().value());
        return product == null ? line.sku().value() : product.description();
    }

    private String store(Checkout checkout) {
        var id = checkout.location();
        return id == null ? "" : locations.find(id).map(Location::name).orElse(id.value());
    }

    private static Money total(Checkout checkout) {
        return Money.sum(
                checkout.currency(),
                checkout.lines().stream()
                        .map(line -> line.goods().plus(line.charges()))
                        .toList());
    }

    private static String written(Money money, Locale locale) {
        var currency = Currency.getInstance(money.currency());
        var format = NumberFormat.getCurrencyInstance(locale);
        format.setCurrency(currency);
        int decimals = Math.max(0, currency.getDefaultFractionDigits());
        format.setMinimumFractionDigits(decimals);
        format.setMaximumFractionDigits(decimals);
        return format.format(BigDecimal.valueOf(money.amountMinor(), decimals));
    }

    private static Locale locale(Checkout.Contact contact, Checkout checkout) {
        var language = LANGUAGES.contains(contact.language()) ? contact.language() : "en";
        var address = checkout.address();
        return Locale.of(language, address == null ? "" : address.country());
    }

    private static ResourceBundleMessageSource words() {
        var words = new ResourceBundleMessageSource();
        words.setBasename("messages/words");
        words.setDefaultEncoding("UTF-8");
        words.setFallbackToSystemLocale(false);
        words.setAlwaysUseMessageFormat(true);
        return words;
    }

    private static SpringTemplateEngine templates(ResourceBundleMessageSource words) {
        // The mode follows from the name: .html is escaped as HTML, .txt is not.
        var files = new ClassLoaderTemplateResolver(LetterWriter.class.getClassLoader());
        files.setPrefix("messages/");
        files.setCharacterEncoding("UTF-8");
        var engine = new SpringTemplateEngine();
        engine.setTemplateResolver(files);
        engine.setTemplateEngineMessageSource(words);
        return engine;
    }
}
