package dev.throughline.oms.activities.inventory;

import dev.throughline.oms.workflows.shared.LocationId;
import dev.throughline.oms.workflows.shared.Sku;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;

/** The door for how long stock has been lying. */
public interface StockAges {
    /** When the last unit came in, by receipt, return or transfer; left out where none ever did. */
    Map<Sku, Map<LocationId, Instant>> lastReceived(Collection<Sku> skus, Collection<LocationId> locations);
}
