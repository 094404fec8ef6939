package dev.throughline.oms.activities.catalog;

import dev.throughline.oms.activities.catalog.Catalog.PutResult;
import dev.throughline.oms.workflows.shared.Sku;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Collection;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The statements on {@code catalog.product} and {@code catalog.alias}. */
@Repository
class ProductTable {
    // Ordered by key, so that two loads of the same products wait for each other instead of deadlocking.
    private static final String PUT = """
            INSERT INTO catalog.product AS p (key, sku, description, gtin, unit_price, currency, weight_grams, size_class,
                hazmat, updated_at)
            SELECT key, sku, description, gtin, unit_price::numeric, currency, weight_grams::integer, size_class,
                hazmat::boolean, :now
            FROM unnest(:keys, :skus, :descriptions, :gtins, :prices, :currencies, :weights, :sizes, :hazmats)
                AS given (key, sku, description, gtin, unit_price, currency, weight_grams, size_class, hazmat)
            ORDER BY key
            ON CONFLICT (key) DO UPDATE
            SET description = excluded.description, gtin = excluded.gtin, unit_price = excluded.unit_price,
                currency = excluded.currency, weight_grams = excluded.weight_grams, size_class = excluded.size_class,
                hazmat = excluded.hazmat, updated_at = excluded.updated_at
            WHERE (p.description, p.gtin, p.unit_price, p.currency, p.weight_grams, p.size_class, p.hazmat)
                IS DISTINCT FROM (excluded.description, excluded.gtin, excluded.unit_price, excluded.currency,
                    excluded.weight_grams, excluded.size_class, excluded.hazmat)
            RETURNING xmax = 0 AS created
            """;
    private static final String FORGET_GTINS = """
            DELETE FROM catalog.alias AS a USING unnest(:keys, :gtins) AS given (key, gtin)
            WHERE a.product_key = given.key AND a.kind = 'GTIN' AND a.alias IS DISTINCT FROM given.gtin
            """;
    private static final String KNOW_GTINS = """
            INSERT INTO catalog.alias (alias, kind, product_key)
            SELECT gtin, 'GTIN', key FROM unnest(:keys, :gtins) AS given (key, gtin)
            WHERE gtin IS NOT NULL ORDER BY gtin
            ON CONFLICT (alias) DO NOTHING
            """;
    private static final String TAKEN_GTINS = """
            SELECT given.key FROM unnest(:keys, :gtins) AS given (key, gtin)
            JOIN catalog.alias a ON a.alias = given.gtin WHERE a.product_key <> given.key
            """;
    private static final String RESOLVE = """
            WITH asked AS (SELECT * FROM unnest(:texts, :keys, :aliases) AS asked (text, key, alias))
            SELECT asked.text, true AS by_sku, p.*
            FROM asked JOIN catalog.product p ON p.key = asked.key
            UNION ALL
            SELECT asked.text, false, p.*
            FROM asked JOIN catalog.alias a ON a.alias = asked.alias JOIN catalog.product p ON p.key = a.product_key
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    ProductTable(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Creates or replaces, in the caller's transaction. */
    PutResult put(Map<String, Product> byKey) {
        var products = List.copyOf(byKey.values());
        var created = jdbc.sql(PUT)
                .param("now", Timestamp.from(clock.instant()))
                .param("keys", byKey.keySet().toArray(String[]::new))
                .param("skus", column(products, p -> p.sku().value().strip()))
                .param("descriptions", column(products, Product::description))
                .param("gtins", column(products, Product::gtin))
                .param("prices", column(products, ProductTable::plainPrice))
                .param("currencies", column(products, Product::currency))
                .param("weights", column(products, ProductTable::weight))
                .param("sizes", column(products, p -> p.logistics().sizeClass().name()))
                .param(
                        "hazmats",
                        column(products, p -> Boolean.toString(p.logistics().hazmat())))
                .query((row, _) -> row.getBoolean("created"))
                .list();
        int news = (int) created.stream().filter(Boolean::booleanValue).count();
        return new PutResult(news, created.size() - news, products.size() - created.size(), List.of());
    }

    /**
     * Makes the products' GTINs their aliases, in the caller's transaction.
     *
     * @return the keys of those whose GTIN belongs to another product
     */
    Set<String> putGtins(Map<String, Product> byKey) {
        var keys = byKey.keySet().toArray(String[]::new);
        var gtins = column(List.copyOf(byKey.values()), ProductTable::fullGtin);
        for (var statement : List.of(FORGET_GTINS, KNOW_GTINS)) {
            jdbc.sql(statement).param("keys", keys).param("gtins", gtins).update();
        }
        return jdbc.sql(TAKEN_GTINS)
                .param("keys", keys)
                .param("gtins", gtins)
                .query((row, _) -> row.getString("key"))
                .set();
    }

    /** The products of the codes, by the code's text; a SKU goes before an alias. */
    Map<String, Product> resolve(Collection<ProductCode> codes) {
        var found = new HashMap<String, Product>();
        jdbc.sql(RESOLVE)
                .param("texts", column(codes, ProductCode::text))
                .param("keys", column(codes, ProductCode::key))
                .param("aliases", column(codes, ProductCode::alias))
                .query(rows -> {
                    if (rows.getBoolean("by_sku")) {
                        found.put(rows.getString("text"), product(rows));
                    } else {
                        found.putIfAbsent(rows.getString("text"), product(rows));
                    }
                });
        return found;
    }

    private static Product product(ResultSet rows) throws SQLException {
        var currency = rows.getString("currency");
        return new Product(
                new Sku(rows.getString("sku")),
                rows.getString("description"),
                rows.getString("gtin"),
                price(rows.getBigDecimal("unit_price"), currency),
                currency,
                new Logistics(
                        rows.getObject("weight_grams", Integer.class),
                        Logistics.SizeClass.valueOf(rows.getString("size_class")),
                        rows.getBoolean("hazmat")));
    }

    /** Without zeros that say nothing, yet with the decimals that the currency is written with. */
    private static @Nullable BigDecimal price(@Nullable BigDecimal stored, @Nullable String currency) {
        if (stored == null || currency == null) {
            return null;
        }
        var plain = stored.stripTrailingZeros();
        int usual = Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
        return plain.setScale(Math.max(usual, plain.scale()));
    }

    private static @Nullable String plainPrice(Product product) {
        return product.unitPrice() == null ? null : product.unitPrice().toPlainString();
    }

    private static @Nullable String weight(Product product) {
        var grams = product.logistics().weightGrams();
        return grams == null ? null : grams.toString();
    }

    private static @Nullable String fullGtin(Product product) {
        return product.gtin() == null ? null : Gtin.parse(product.gtin()).orElse(null);
    }

    private static <T> @Nullable String[] column(Collection<T> rows, Function<T, @Nullable String> value) {
        return rows.stream().map(value).toArray(String[]::new);
    }
}
