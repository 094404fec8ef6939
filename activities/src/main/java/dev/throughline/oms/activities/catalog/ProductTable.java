package dev.throughline.oms.activities.catalog;

import dev.throughline.oms.activities.catalog.Catalog.Pack;
import dev.throughline.oms.activities.catalog.Catalog.PutResult;
import dev.throughline.oms.workflows.shared.Sku;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
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
                hazmat, minimum_age, updated_at)
            SELECT key, sku, description, gtin, unit_price::numeric, currency, weight_grams::integer, size_class,
                hazmat::boolean, minimum_age::smallint, :now
            FROM unnest(:keys, :skus, :descriptions, :gtins, :prices, :currencies, :weights, :sizes, :hazmats, :ages)
                AS given (key, sku, description, gtin, unit_price, currency, weight_grams, size_class, hazmat, minimum_age)
            ORDER BY key
            ON CONFLICT (key) DO UPDATE
            SET description = excluded.description, gtin = excluded.gtin, unit_price = excluded.unit_price,
                currency = excluded.currency, weight_grams = excluded.weight_grams, size_class = excluded.size_class,
                hazmat = excluded.hazmat, minimum_age = excluded.minimum_age, updated_at = excluded.updated_at
            WHERE (p.description, p.gtin, p.unit_price, p.currency, p.weight_grams, p.size_class, p.hazmat, p.minimum_age)
                IS DISTINCT FROM (excluded.description, excluded.gtin, excluded.unit_price, excluded.currency,
                    excluded.weight_grams, excluded.size_class, excluded.hazmat, excluded.minimum_age)
            RETURNING xmax = 0 AS created
            """;
    private static final String FORGET_GTINS = """
            DELETE FROM catalog.alias AS a USING unnest(:keys, :gtins) AS given (key, gtin)
            WHERE a.product_key = given.key AND a.own AND a.alias IS DISTINCT FROM given.gtin
            """;
    private static final String KNOW_GTINS = """
            INSERT INTO catalog.alias (alias, code, kind, product_key, own)
            SELECT gtin, gtin, 'GTIN', key, true FROM unnest(:keys, :gtins) AS given (key, gtin)
            WHERE gtin IS NOT NULL ORDER BY gtin
            ON CONFLICT (alias, channel) DO NOTHING
            """;
    private static final String TAKEN_GTINS = """
            SELECT given.key FROM unnest(:keys, :gtins) AS given (key, gtin)
            JOIN catalog.alias a ON a.alias = given.gtin AND a.channel = ''
            WHERE a.product_key <> given.key OR a.units > 1
            """;
    private static final String TAKEN_SKUS = """
            SELECT given.key FROM unnest(:keys, :aliases) AS given (key, alias)
            JOIN catalog.alias a ON a.alias = given.alias AND a.channel = '' AND NOT a.own
            WHERE a.product_key <> given.key
            """;
    private static final String RESOLVE = """
            WITH asked AS (SELECT * FROM unnest(:texts, :keys, :aliases) AS asked (text, key, alias)),
            meant AS (
                SELECT text, 1 AS rank, 1 AS units, key AS product_key FROM asked
                UNION ALL
                SELECT asked.text, CASE a.channel WHEN '' THEN 2 ELSE 0 END, a.units, a.product_key
                FROM asked JOIN catalog.alias a ON a.alias = asked.alias AND a.channel IN ('', :channel))
            SELECT m.text, m.units AS stands_for, p.*, kit.*
            FROM meant m JOIN catalog.product p ON p.key = m.product_key
            LEFT JOIN LATERAL (
                SELECT array_agg(c.sku ORDER BY c.key) AS component_skus, array_agg(k.units ORDER BY c.key) AS component_units
                FROM catalog.kit_component k JOIN catalog.product c ON c.key = k.component_key
                WHERE k.kit_key = p.key) kit ON true
            ORDER BY m.rank
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
                .param("ages", column(products, ProductTable::minimumAge))
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

    /** The keys of products whose SKU is another product's code. */
    Set<String> takenSkus(Collection<ProductCode> skus) {
        return jdbc.sql(TAKEN_SKUS)
                .param("keys", column(skus, ProductCode::key))
                .param("aliases", column(skus, ProductCode::alias))
                .query((row, _) -> row.getString("key"))
                .set();
    }

    /**
     * What the codes stand for, by the code's text: what the channel means by it goes before the SKU, a SKU before an alias.
     *
     * @param channel none if empty
     */
    Map<String, Pack> resolve(Collection<ProductCode> codes, String channel) {
        var found = new HashMap<String, Pack>();
        jdbc.sql(RESOLVE)
                .param("texts", column(codes, ProductCode::text))
                .param("keys", column(codes, ProductCode::key))
                .param("aliases", column(codes, ProductCode::alias))
                .param("channel", channel)
                .query(rows -> {
                    found.putIfAbsent(rows.getString("text"), new Pack(product(rows), rows.getInt("stands_for")));
                });
        return found;
    }

    void putTerms(ProductCode product, Selling terms) {
        jdbc.sql("""
                        UPDATE catalog.product SET discontinued_at = :discontinued, release_at = :release,
                            preorder_limit = :preorders, backorder_limit = :backorders, updated_at = :now
                        WHERE key = :key AND (discontinued_at, release_at, preorder_limit, backorder_limit)
                            IS DISTINCT FROM (:discontinued::timestamptz, :release::timestamptz, :preorders::integer,
                                :backorders::integer)
                        """)
                .param("key", product.key())
                .param("discontinued", time(terms.discontinuedAt()), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("release", time(terms.releaseAt()), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("preorders", terms.preorderLimit(), Types.INTEGER)
                .param("backorders", terms.backorderLimit(), Types.INTEGER)
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }

    List<Sku> unreleased() {
        return jdbc.sql("SELECT sku FROM catalog.product WHERE release_at > :now")
                .param("now", Timestamp.from(clock.instant()))
                .query((row, _) -> new Sku(row.getString("sku")))
                .list();
    }

    private static @Nullable OffsetDateTime time(@Nullable Instant time) {
        return time == null ? null : OffsetDateTime.ofInstant(time, ZoneOffset.UTC);
    }

    private static @Nullable Instant time(ResultSet rows, String column) throws SQLException {
        var time = rows.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
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
                        rows.getBoolean("hazmat"),
                        rows.getObject("minimum_age", Integer.class)),
                new Selling(
                        time(rows, "discontinued_at"),
                        time(rows, "release_at"),
                        rows.getObject("preorder_limit", Integer.class),
                        rows.getObject("backorder_limit", Integer.class)),
                components(rows),
                rows.getBoolean("was_kit"));
    }

    private static Map<Sku, Integer> components(ResultSet rows) throws SQLException {
        var skus = rows.getArray("component_skus");
        if (skus == null) {
            return Map.of();
        }
        var names = (String[]) skus.getArray();
        var units = (Integer[]) rows.getArray("component_units").getArray();
        var components = new HashMap<Sku, Integer>();
        for (int i = 0; i < names.length; i++) {
            components.put(new Sku(names[i]), units[i]);
        }
        return components;
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

    private static @Nullable String minimumAge(Product product) {
        var years = product.logistics().minimumAge();
        return years == null ? null : years.toString();
    }

    private static @Nullable String fullGtin(Product product) {
        return product.gtin() == null ? null : Gtin.parse(product.gtin()).orElse(null);
    }

    private static <T> @Nullable String[] column(Collection<T> rows, Function<T, @Nullable String> value) {
        return rows.stream().map(value).toArray(String[]::new);
    }
}
