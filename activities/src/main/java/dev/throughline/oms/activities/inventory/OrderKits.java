package dev.throughline.oms.activities.inventory;

import dev.throughline.oms.workflows.shared.OrderId;
import dev.throughline.oms.workflows.shared.OrderedUnits;
import dev.throughline.oms.workflows.shared.Sku;
import java.util.Collection;
import java.util.Map;

/** The door of what orders' kits are made of: as they were when the order was placed, whatever the catalogue says now. */
public interface OrderKits {
    /** What the order's lines are, or will be, made of: as kept, else as the catalogue has it; lines that are no kits are left out. */
    Compositions of(OrderId order, Collection<OrderedUnits> lines);

    /** Per line that is a kit, the units of each component in one unit of it; only what is kept. */
    Map<Integer, Map<Sku, Integer>> kept(OrderId order);

    /** As {@link #kept(OrderId)}, of many orders; those without kits are left out. */
    Map<OrderId, Map<Integer, Map<Sku, Integer>>> kept(Collection<OrderId> orders);
}
