package dev.throughline.oms.activities.inventory;

import dev.throughline.oms.workflows.shared.LocationId;
import dev.throughline.oms.workflows.shared.TransferId;
import java.util.List;
import java.util.Optional;

/** The door for reading transfer orders; they are driven by their processes. */
public interface Transfers {
    Optional<Transfer> find(TransferId id);

    /** From or to the location, newest first, without lines and events. */
    List<Transfer> at(LocationId location, boolean onlyAttention, int limit);
}
