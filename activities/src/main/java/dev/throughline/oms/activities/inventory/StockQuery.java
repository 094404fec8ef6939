package dev.throughline.oms.activities.inventory;

import dev.throughline.oms.workflows.shared.LocationId;
import dev.throughline.oms.workflows.shared.Sku;
import org.jspecify.annotations.Nullable;

/** Which balances to read: those after {@code afterSku, afterLocation} in that order. */
public record StockQuery(
        @Nullable LocationId location,
        @Nullable Sku sku,
        @Nullable Sku afterSku,
        @Nullable LocationId afterLocation,
        int limit) {}
