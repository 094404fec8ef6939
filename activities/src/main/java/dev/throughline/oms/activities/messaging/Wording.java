package dev.throughline.oms.activities.messaging;

import dev.throughline.oms.activities.order.Checkout;
import dev.throughline.oms.workflows.shared.Money;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Currency;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.stereotype.Component;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/** Words, templates, dates and money in the languages there are: the contact's, or English. */
@Component
class Wording {
    private static final Set<String> LANGUAGES = Set.of("en", "de", "fr");

    private final ResourceBundleMessageSource words = words();
    private final SpringTemplateEngine templates = templates(words);

    String say(String key, Locale locale, Object... facts) {
        return words.getMessage(key, facts, locale);
    }

    String fill(String template, Locale locale, Map<String, Object> facts) {
        return templates.process(template, new Context(locale, facts));
    }

    static Locale locale(Checkout.Contact contact, Checkout checkout) {
        var language = LANGUAGES.contains(contact.language()) ? contact.language() : "en";
        var address = checkout.address();
        return Locale.of(language, address == null ? "" : address.country());
    }

    /** With the day of the week. */
    static String date(Instant at, ZoneId zone, Locale locale) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.FULL)
                .localizedBy(locale)
                .format(at.atZone(zone));
    }

    /** A day of the near future: without the year, in full words, which the locale's own pattern may shorten. */
    static String day(LocalDate day, Locale locale) {
        var pattern = locale.getLanguage().equals("de") ? "EEEE, d. MMMM" : "EEEE d MMMM";
        return DateTimeFormatter.ofPattern(pattern, locale).format(day);
    }

    static String money(Money money, Locale locale) {
        var currency = Currency.getInstance(money.currency());
        var format = NumberFormat.getCurrencyInstance(locale);
        format.setCurrency(currency);
        int decimals = Math.max(0, currency.getDefaultFractionDigits());
        format.setMinimumFractionDigits(decimals);
        format.setMaximumFractionDigits(decimals);
        return format.format(BigDecimal.valueOf(money.amountMinor(), decimals));
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
        var files = new ClassLoaderTemplateResolver(Wording.class.getClassLoader());
        files.setPrefix("messages/");
        files.setCharacterEncoding("UTF-8");
        var engine = new SpringTemplateEngine();
        engine.setTemplateResolver(files);
        engine.setTemplateEngineMessageSource(words);
        return engine;
    }
}
