package dev.throughline.oms.activities.catalog;

import dev.throughline.oms.workflows.shared.Sku;
import java.util.List;
import org.springframework.stereotype.Service;

@Service
class StoredSellingTerms implements SellingTerms {
    private final ProductTable table;
    private final ProductCache cache;

    StoredSellingTerms(ProductTable table, ProductCache cache) {
        this.table = table;
        this.cache = cache;
    }

    @Override
    public void put(Sku product, Selling terms) {
        table.putTerms(ProductCode.of(product.value()), terms);
        cache.clear();
    }

    @Override
    public List<Sku> unreleased() {
        return table.unreleased();
    }
}
