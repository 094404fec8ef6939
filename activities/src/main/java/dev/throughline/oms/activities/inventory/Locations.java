package dev.throughline.oms.activities.inventory;

import dev.throughline.oms.workflows.shared.LocationId;
import java.util.List;
import java.util.Optional;

/** The door for warehouses and stores. */
public interface Locations {
    /** Creates or replaces. */
    void put(Location location);

    Optional<Location> find(LocationId id);

    /** Every location, by id; cached for at most a few seconds. */
    List<Location> all();
}
