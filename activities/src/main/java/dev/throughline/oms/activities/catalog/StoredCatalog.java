package dev.throughline.oms.activities.catalog;

import dev.throughline.oms.workflows.shared.ChannelId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/** The catalogue in PostgreSQL, with a short-lived cache for the checkout. */
@Service
class StoredCatalog implements Catalog {
    private static final String NO_CHANNEL = "";

    private final ProductTable table;
    private final TransactionOperations transaction;
    private final ProductCache cache;

    StoredCatalog(ProductTable table, TransactionOperations transaction, ProductCache cache) {
        this.table = table;
        this.transaction = transaction;
        this.cache = cache;
    }

    @Override
    public PutResult put(List<Product> products) {
        var refusals = ProductRules.check(products);
        if (!refusals.isEmpty()) {
            return refused(refusals);
        }
        if (products.isEmpty()) {
            return new PutResult(0, 0, 0, List.of());
        }
        var result = transaction.execute(status -> {
            var byKey = byKey(products);
            var stored = table.put(byKey);
            var refused = taken(products, "gtin", "must not be the GTIN of another product", table.putGtins(byKey));
            if (stored.created() > 0) {
                var codes = byKey.keySet().stream().map(ProductCode::of).toList();
                refused.addAll(
                        taken(products, "sku", "must not be the alias of another product", table.takenSkus(codes)));
            }
            if (refused.isEmpty()) {
                return stored;
            }
            status.setRollbackOnly();
            return refused(refused);
        });
        cache.clear();
        return result;
    }

    @Override
    public Optional<Product> find(String skuOrAlias) {
        return find(skuOrAlias, NO_CHANNEL);
    }

    @Override
    public Optional<Product> find(String code, ChannelId channel) {
        return find(code, channel.value());
    }

    private Optional<Product> find(String text, String channel) {
        var code = ProductCode.of(text);
        return !code.isUsable()
                ? Optional.empty()
                : table.resolve(List.of(code), channel).values().stream()
                        .filter(pack -> pack.units() == 1)
                        .map(Pack::product)
                        .findFirst();
    }

    @Override
    public Map<String, Product> resolve(Collection<String> skusOrAliases) {
        return products(read(skusOrAliases, NO_CHANNEL));
    }

    @Override
    public Map<String, Product> resolve(Collection<String> codes, ChannelId channel) {
        return products(read(codes, channel.value()));
    }

    @Override
    public Map<String, Pack> packs(Collection<String> codes) {
        return read(codes, NO_CHANNEL);
    }

    private static Map<String, Product> products(Map<String, Pack> packs) {
        var products = new HashMap<String, Product>();
        packs.forEach((text, pack) -> {
            if (pack.units() == 1) {
                products.put(text, pack.product());
            }
        });
        return products;
    }

    private Map<String, Pack> read(Collection<String> texts, String channel) {
        var found = new HashMap<String, Pack>();
        var missing = new ArrayList<ProductCode>();
        for (var text : Set.copyOf(texts)) {
            var cached = cache.get(text, channel);
            if (cached == null) {
                missing.add(ProductCode.of(text));
            } else {
                found.put(text, cached);
            }
        }
        missing.removeIf(code -> !code.isUsable());
        if (!missing.isEmpty()) {
            var read = table.resolve(missing, channel);
            cache.remember(read, channel);
            found.putAll(read);
        }
        return found;
    }

    private static Map<String, Product> byKey(List<Product> products) {
        var byKey = new LinkedHashMap<String, Product>();
        products.forEach(
                product -> byKey.put(ProductCode.of(product.sku().value()).key(), product));
        return byKey;
    }

    private static List<Refusal> taken(List<Product> products, String field, String detail, Set<String> keys) {
        return IntStream.range(0, products.size())
                .filter(index -> keys.contains(
                        ProductCode.of(products.get(index).sku().value()).key()))
                .mapToObj(index -> new Refusal(index, field, detail))
                .collect(Collectors.toCollection(ArrayList::new));
    }

    private static PutResult refused(List<Refusal> refusals) {
        return new PutResult(0, 0, 0, refusals);
    }
}
