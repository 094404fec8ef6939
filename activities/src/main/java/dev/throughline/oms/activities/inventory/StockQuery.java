package dev.throughline.oms.activities.inventory;

import dev.throughline.oms.workflows.shared.LocationId;
import dev.throughline.oms.workflows.shared.Sku;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which balances to read: at these locations, or at all; those after {@code afterSku, afterLocation} in that order. */
public record StockQuery(
        @Nullable List<LocationId> locations,
        @Nullable Sku sku,
        @Nullable Sku afterSku,
        @Nullable LocationId afterLocation,
        int limit) {}
