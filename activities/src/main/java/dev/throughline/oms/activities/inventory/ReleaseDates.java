package dev.throughline.oms.activities.inventory;

import dev.throughline.oms.activities.catalog.Catalog;
import dev.throughline.oms.activities.catalog.SellingTerms;
import dev.throughline.oms.workflows.shared.Sku;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Units of a product that is not out yet may be on the shelf; nobody can have them before its release. */
@Component
class ReleaseDates {
    private final Catalog catalog;
    private final SellingTerms terms;
    private final Clock clock;

    ReleaseDates(Catalog catalog, SellingTerms terms, Clock clock) {
        this.catalog = catalog;
        this.terms = terms;
        this.clock = clock;
    }

    /** Those that are out. */
    Collection<Sku> released(Collection<Sku> skus) {
        return released(skus, clock.instant());
    }

    /** Those that will be out by then. */
    Collection<Sku> released(Collection<Sku> skus, Instant by) {
        var products = catalog.resolve(skus.stream().map(Sku::value).toList());
        Set<Sku> later = products.values().stream()
                .filter(product -> !product.selling().isReleased(by))
                .map(product -> product.sku())
                .collect(Collectors.toSet());
        return later.isEmpty()
                ? skus
                : skus.stream().filter(sku -> !later.contains(sku)).toList();
    }

    /** Every product that is not out yet. */
    List<Sku> unreleased() {
        return terms.unreleased();
    }
}
