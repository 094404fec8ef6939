package dev.throughline.oms.activities.catalog;

import dev.throughline.oms.activities.catalog.Catalog.Refusal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a product must be to be stored. */
final class ProductRules {
    private static final int MOST_DECIMALS = 4;
    private static final int MOST_WHOLE_DIGITS = 9;
    private static final int LONGEST_DESCRIPTION = 200;
    private static final int HEAVIEST = 1_000_000;
    private static final Set<String> CURRENCIES = Currency.getAvailableCurrencies().stream()
            .map(Currency::getCurrencyCode)
            .collect(Collectors.toUnmodifiableSet());

    private ProductRules() {}

    static List<Refusal> check(List<Product> products) {
        var refusals = new ArrayList<Refusal>();
        for (int index = 0; index < products.size(); index++) {
            check(index, products.get(index), refusals);
        }
        return refusals;
    }

    private static void check(int index, Product product, List<Refusal> refusals) {
        refuse(refusals, index, "sku", sku(product));
        refuse(refusals, index, "description", description(product.description()));
        refuse(refusals, index, "gtin", gtin(product.gtin()));
        refuse(refusals, index, "unit_price", price(product));
        refuse(refusals, index, "currency", currency(product));
        refuse(refusals, index, "weight_grams", weight(product.logistics().weightGrams()));
    }

    private static void refuse(List<Refusal> refusals, int index, String field, @Nullable String detail) {
        if (detail != null) {
            refusals.add(new Refusal(index, field, detail));
        }
    }

    private static @Nullable String sku(Product product) {
        return ProductCode.of(product.sku().value()).isUsable() ? null : "must have printable characters only";
    }

    private static @Nullable String description(String description) {
        boolean right =
                !description.isBlank() && description.length() <= LONGEST_DESCRIPTION && description.indexOf('\0') < 0;
        return right ? null : "must have 1 to " + LONGEST_DESCRIPTION + " characters";
    }

    private static @Nullable String gtin(@Nullable String gtin) {
        return gtin == null ? null : Gtin.fault(gtin);
    }

    private static @Nullable String price(Product product) {
        var price = product.unitPrice();
        if (price == null) {
            return null;
        }
        var plain = price.stripTrailingZeros();
        boolean right = price.signum() >= 0
                && plain.scale() <= MOST_DECIMALS
                && plain.precision() - plain.scale() <= MOST_WHOLE_DIGITS;
        return right
                ? null
                : "must be 0 or more, with up to " + MOST_WHOLE_DIGITS + " digits before and " + MOST_DECIMALS
                        + " after the point";
    }

    private static @Nullable String weight(@Nullable Integer grams) {
        return grams == null || (grams >= 1 && grams <= HEAVIEST) ? null : "must be 1 to " + HEAVIEST;
    }

    private static @Nullable String currency(Product product) {
        if (product.currency() == null) {
            return product.unitPrice() == null ? null : "must be given with a price";
        }
        return CURRENCIES.contains(product.currency()) ? null : "must be an ISO 4217 code";
    }
}
