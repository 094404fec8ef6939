package dev.throughline.oms.activities.purchasing;

import dev.throughline.oms.workflows.shared.Sku;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A supplier.
 *
 * @param leadDays from the order to the delivery
 * @param items what is bought from it; an SKU is bought from one supplier
 */
public record Supplier(String id, String name, int leadDays, List<Item> items) {
    public Supplier {
        items = List.copyOf(items);
    }

    /**
     * An SKU that is bought.
     *
     * @param code the supplier's own; missing if it uses ours
     * @param unitCost in major units, up to four decimals
     */
    public record Item(
            Sku sku, @Nullable String code, @Nullable BigDecimal unitCost) {}
}
