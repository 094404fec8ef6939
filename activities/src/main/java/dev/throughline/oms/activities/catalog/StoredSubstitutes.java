package dev.throughline.oms.activities.catalog;

import dev.throughline.oms.workflows.shared.Sku;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

@Service
class StoredSubstitutes implements Substitutes {
    private final JdbcClient jdbc;
    private final TransactionOperations transaction;

    StoredSubstitutes(JdbcClient jdbc, TransactionOperations transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    @Override
    public @Nullable String put(Sku product, List<Substitute> substitutes) {
        return transaction.execute(_ -> putWhole(key(product), List.copyOf(substitutes)));
    }

    private @Nullable String putWhole(String product, List<Substitute> substitutes) {
        // Under the product's row, so that of two lists one counts as a whole.
        jdbc.sql("SELECT key FROM catalog.product WHERE key = :key FOR UPDATE")
                .param("key", product)
                .query(String.class)
                .list();
        var keys = substitutes.stream().map(one -> key(one.sku())).toArray(String[]::new);
        var fault = fault(product, keys);
        if (fault == null) {
            write(product, substitutes, keys);
        }
        return fault;
    }

    /** Orders keep what their kits are made of by line, so that nothing else can take a kit's place. */
    private @Nullable String fault(String product, String[] keys) {
        if (List.of(keys).contains(product)) {
            return "must not take its own place";
        }
        var kits = jdbc.sql(
                        "SELECT sku FROM catalog.product WHERE was_kit AND (key = :key OR key = ANY(:keys)) LIMIT 1")
                .param("key", product)
                .param("keys", keys)
                .query(String.class)
                .optional();
        return kits.map(kit -> "must not be kits, nor take the place of one: " + kit + " is, or was")
                .orElse(null);
    }

    private void write(String product, List<Substitute> substitutes, String[] keys) {
        jdbc.sql("DELETE FROM catalog.substitute WHERE product_key = :product")
                .param("product", product)
                .update();
        jdbc.sql("""
                        INSERT INTO catalog.substitute (product_key, substitute_key, place, automatic)
                        SELECT :product, key, place, automatic
                        FROM unnest(:keys::text[], :automatic::boolean[]) WITH ORDINALITY AS s (key, automatic, place)
                        """)
                .param("product", product)
                .param("keys", keys)
                .param(
                        "automatic",
                        substitutes.stream().map(Substitute::automatic).toArray(Boolean[]::new))
                .update();
    }

    @Override
    public List<Substitute> of(Sku product) {
        return jdbc.sql("""
                        SELECT p.sku, s.automatic FROM catalog.substitute s JOIN catalog.product p ON p.key = s.substitute_key
                        WHERE s.product_key = :product ORDER BY s.place
                        """)
                .param("product", key(product))
                .query((row, _) -> new Substitute(new Sku(row.getString("sku")), row.getBoolean("automatic")))
                .list();
    }

    private static String key(Sku sku) {
        return ProductCode.of(sku.value()).key();
    }
}
