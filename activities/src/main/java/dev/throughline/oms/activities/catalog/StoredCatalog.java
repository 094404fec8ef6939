package dev.throughline.oms.activities.catalog;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/** The catalogue in PostgreSQL, with a short-lived cache for the checkout. */
@Service
class StoredCatalog implements Catalog {
    private static final Duration CACHED_FOR = Duration.ofSeconds(5);
    private static final int MOST_CACHED = 50_000;

    private final ProductTable table;
    private final TransactionOperations transaction;
    private final Clock clock;
    private final Map<String, Cached> cache = new ConcurrentHashMap<>();

    private record Cached(Product product, Instant until) {}

    StoredCatalog(ProductTable table, TransactionOperations transaction, Clock clock) {
        this.table = table;
        this.transaction = transaction;
        this.clock = clock;
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
            var taken = table.putGtins(byKey);
            if (taken.isEmpty()) {
                return stored;
            }
            status.setRollbackOnly();
            return refused(takenGtins(products, taken));
        });
        cache.clear();
        return result;
    }

    @Override
    public Optional<Product> find(String skuOrAlias) {
        var code = ProductCode.of(skuOrAlias);
        return code.isUsable() ? table.resolve(List.of(code)).values().stream().findFirst() : Optional.empty();
    }

    @Override
    public Map<String, Product> resolve(Collection<String> skusOrAliases) {
        var now = clock.instant();
        var found = new HashMap<String, Product>();
        var missing = new ArrayList<ProductCode>();
        for (var text : Set.copyOf(skusOrAliases)) {
            var cached = cache.get(text);
            if (cached != null && cached.until().isAfter(now)) {
                found.put(text, cached.product());
            } else {
                missing.add(ProductCode.of(text));
            }
        }
        missing.removeIf(code -> !code.isUsable());
        if (!missing.isEmpty()) {
            var read = table.resolve(missing);
            remember(read, now.plus(CACHED_FOR));
            found.putAll(read);
        }
        return found;
    }

    private void remember(Map<String, Product> read, Instant until) {
        if (cache.size() + read.size() > MOST_CACHED) {
            cache.clear();
        }
        read.forEach((text, product) -> cache.put(text, new Cached(product, until)));
    }

    private static Map<String, Product> byKey(List<Product> products) {
        var byKey = new LinkedHashMap<String, Product>();
        products.forEach(
                product -> byKey.put(ProductCode.of(product.sku().value()).key(), product));
        return byKey;
    }

    private static List<Refusal> takenGtins(List<Product> products, Set<String> keys) {
        return IntStream.range(0, products.size())
                .filter(index -> keys.contains(
                        ProductCode.of(products.get(index).sku().value()).key()))
                .mapToObj(index -> new Refusal(index, "gtin", "must not be the GTIN of another product"))
                .toList();
    }

    private static PutResult refused(List<Refusal> refusals) {
        return new PutResult(0, 0, 0, refusals);
    }
}
