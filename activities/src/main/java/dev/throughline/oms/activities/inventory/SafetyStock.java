package dev.throughline.oms.activities.inventory;

import dev.throughline.oms.workflows.shared.Actor;
import dev.throughline.oms.workflows.shared.LocationId;
import dev.throughline.oms.workflows.shared.Sku;
import java.util.Map;

/** The door for what is kept back from promises. */
public interface SafetyStock {
    /**
     * Sets the safety stock of the SKUs at the location; others keep theirs. Who is promised units already keeps them. Repeating it
     * changes nothing.
     *
     * @param units 0 or more per SKU
     * @param reason kept in the ledger
     * @return how many SKUs changed
     */
    int set(LocationId location, Map<Sku, Integer> units, Actor actor, String reason);
}
