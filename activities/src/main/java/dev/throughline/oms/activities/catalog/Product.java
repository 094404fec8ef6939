package dev.throughline.oms.activities.catalog;

import dev.throughline.oms.workflows.shared.Sku;
import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A product of the catalogue.
 *
 * @param gtin GTIN-8, -12, -13 or -14 with its check digit
 * @param unitPrice in major units, up to four decimals; missing if it has no list price
 * @param currency ISO 4217; there if there is a price
 * @param selling its terms, which {@link SellingTerms} changes and {@link Catalog#put} leaves alone
 * @param components what one unit of a kit is made of, by {@link Kits}; none for other products
 * @param wasKit whether it ever was a kit: orders under way may have it as one
 */
public record Product(
        Sku sku,
        String description,
        @Nullable String gtin,
        @Nullable BigDecimal unitPrice,
        @Nullable String currency,
        Logistics logistics,
        Selling selling,
        Map<Sku, Integer> components,
        boolean wasKit) {
    public Product {
        components = Map.copyOf(components);
    }

    /** A product that is sold on the usual terms. */
    public Product(
            Sku sku,
            String description,
            @Nullable String gtin,
            @Nullable BigDecimal unitPrice,
            @Nullable String currency,
            Logistics logistics) {
        this(sku, description, gtin, unitPrice, currency, logistics, Selling.USUAL, Map.of(), false);
    }

    /** A product of which nothing special is known. */
    public Product(
            Sku sku,
            String description,
            @Nullable String gtin,
            @Nullable BigDecimal unitPrice,
            @Nullable String currency) {
        this(sku, description, gtin, unitPrice, currency, Logistics.USUAL);
    }
}
