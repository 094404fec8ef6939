package dev.throughline.oms.activities.catalog;

import dev.throughline.oms.workflows.shared.Sku;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The door of what products are made of. {@link Catalog} answers it with the product. Orders keep what they were placed with. */
public interface Kits {
    /**
     * Replaces what one unit of the kit is made of; a repeat changes nothing.
     *
     * @param components products of the catalogue, and how many units of each; it is no kit any more if there are none
     * @return what would be right; missing when done
     */
    @Nullable
    String put(Sku kit, Map<Sku, Integer> components);
}
