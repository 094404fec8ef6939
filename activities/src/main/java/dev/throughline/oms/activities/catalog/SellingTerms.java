package dev.throughline.oms.activities.catalog;

import dev.throughline.oms.workflows.shared.Sku;
import java.util.List;

/** The door of the terms on which products are sold. {@link Catalog} answers them with the product. */
public interface SellingTerms {
    /** Replaces the product's terms; a repeat changes nothing. An unknown product is left alone. */
    void put(Sku product, Selling terms);

    /** Products that are not out yet. */
    List<Sku> unreleased();
}
