package dev.throughline.oms.activities.picking;

import dev.throughline.oms.workflows.shared.LocationId;
import java.util.Optional;

/** The door for when waves are released by themselves. */
public interface WavePlans {
    /** Creates or replaces. */
    void put(WavePlan plan);

    Optional<WavePlan> find(LocationId location);

    /** Does nothing if there is none. */
    void remove(LocationId location);
}
