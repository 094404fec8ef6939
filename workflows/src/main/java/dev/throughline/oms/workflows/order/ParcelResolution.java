package dev.throughline.oms.workflows.order;

import dev.throughline.oms.workflows.shared.OrderedUnits;
import java.util.List;

/**
 * What became of units that were lost or damaged. All are empty when something else had been decided a moment before.
 *
 * @param waiting units that cannot be had, and so wait on
 */
public record ParcelResolution(List<OrderedUnits> replaced, List<OrderedUnits> refunded, List<OrderedUnits> waiting) {
    public ParcelResolution {
        replaced = List.copyOf(replaced);
        refunded = List.copyOf(refunded);
        waiting = List.copyOf(waiting);
    }
}
