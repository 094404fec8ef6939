package dev.throughline.oms.activities.catalog;

import dev.throughline.oms.workflows.shared.Sku;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

@Service
class StoredKits implements Kits {
    private static final String PUT = """
            INSERT INTO catalog.kit_component AS k (kit_key, component_key, units)
            SELECT :kit, key, units FROM unnest(:keys::text[], :units::int[]) AS given (key, units)
            ON CONFLICT (kit_key, component_key) DO UPDATE SET units = excluded.units WHERE k.units <> excluded.units
            """;

    private final JdbcClient jdbc;
    private final ProductCache cache;
    private final TransactionOperations transaction;

    StoredKits(JdbcClient jdbc, ProductCache cache, TransactionOperations transaction) {
        this.jdbc = jdbc;
        this.cache = cache;
        this.transaction = transaction;
    }

    @Override
    public @Nullable String put(Sku kit, Map<Sku, Integer> components) {
        var fault = transaction.execute(_ -> putWhole(key(kit), Map.copyOf(components)));
        cache.clear();
        return fault;
    }

    /** The products' rows make changes of kits that share one take turns, so that no two of them make a kit of a kit. */
    private @Nullable String putWhole(String kit, Map<Sku, Integer> components) {
        var keys = texts(components, StoredKits::key);
        var all = new ArrayList<>(List.of(keys));
        all.add(kit);
        jdbc.sql("SELECT key FROM catalog.product WHERE key = ANY(:keys) ORDER BY key FOR UPDATE")
                .param("keys", all.toArray(String[]::new))
                .query(String.class)
                .list();
        var fault = fault(kit, keys);
        if (fault == null) {
            write(kit, components, keys);
        }
        return fault;
    }

    private @Nullable String fault(String kit, String[] components) {
        if (List.of(components).contains(kit)) {
            return "must not have itself among its components";
        }
        var inner = names("JOIN catalog.kit_component k ON k.kit_key = p.key WHERE p.key = ANY(:keys)", components);
        if (!inner.isEmpty()) {
            return "must have components that are no kits: " + inner.getFirst() + " is one";
        }
        var outer = names(
                "JOIN catalog.kit_component k ON k.kit_key = p.key WHERE k.component_key = ANY(:keys)",
                new String[] {kit});
        return outer.isEmpty() || components.length == 0
                ? null
                : "must not be a component of a kit: it is one of " + outer.getFirst();
    }

    private List<String> names(String condition, String[] keys) {
        return jdbc.sql("SELECT p.sku FROM catalog.product p " + condition + " ORDER BY p.sku LIMIT 1")
                .param("keys", keys)
                .query((row, _) -> row.getString(1))
                .list();
    }

    private void write(String kit, Map<Sku, Integer> components, String[] keys) {
        jdbc.sql("DELETE FROM catalog.kit_component WHERE kit_key = :kit AND component_key <> ALL(:keys)")
                .param("kit", kit)
                .param("keys", keys)
                .update();
        if (!components.isEmpty()) {
            jdbc.sql(PUT)
                    .param("kit", kit)
                    .param("keys", keys)
                    .param(
                            "units",
                            components.values().stream()
                                    .mapToInt(Integer::intValue)
                                    .toArray())
                    .update();
            jdbc.sql("UPDATE catalog.product SET was_kit = true WHERE key = :kit AND NOT was_kit")
                    .param("kit", kit)
                    .update();
        }
    }

    private static String[] texts(Map<Sku, Integer> components, Function<Sku, String> text) {
        return components.keySet().stream().map(text).toArray(String[]::new);
    }

    private static String key(Sku sku) {
        return ProductCode.of(sku.value()).key();
    }
}
