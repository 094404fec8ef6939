package dev.throughline.oms.activities.promise;

import dev.throughline.oms.workflows.shared.Sku;
import java.util.Map;

/** Grams per unit; {@code otherwise} for SKUs whose weight is not known. */
record Weights(Map<Sku, Integer> grams, int otherwise) {
    long of(Map<Sku, Integer> units) {
        return units.entrySet().stream()
                .mapToLong(line -> (long) line.getValue() * grams.getOrDefault(line.getKey(), otherwise))
                .sum();
    }
}
