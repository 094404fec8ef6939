package dev.throughline.oms.activities.picking;

import dev.throughline.oms.workflows.shared.Sku;
import java.util.List;

/**
 * A place on the floor of a location; people walk by zone, sequence and code.
 *
 * @param skus whose main bin it is
 * @param furtherSkus that lie here too
 */
public record Bin(String code, String zone, int sequence, List<Sku> skus, List<Sku> furtherSkus) {
    public Bin {
        skus = List.copyOf(skus);
        furtherSkus = List.copyOf(furtherSkus);
        if (sequence < 0) {
            throw new IllegalArgumentException("a bin's place in the walk is counted from 0");
        }
    }
}
