package dev.throughline.oms.activities.inventory;

import dev.throughline.oms.workflows.shared.LocationId;
import dev.throughline.oms.workflows.shared.OrderedUnits;
import dev.throughline.oms.workflows.shared.Sku;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/** A SKU at a location: what a balance is kept for. */
record StockKey(Sku sku, LocationId location) {
    /** Units per SKU at one location. */
    static Map<StockKey, Integer> sum(LocationId location, Collection<OrderedUnits> lines) {
        var sums = new LinkedHashMap<StockKey, Integer>();
        lines.forEach(units -> sums.merge(new StockKey(units.sku(), location), units.quantity(), Math::addExact));
        return sums;
    }
}
