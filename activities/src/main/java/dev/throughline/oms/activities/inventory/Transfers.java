package dev.throughline.oms.activities.inventory;

import dev.throughline.oms.workflows.shared.LocationId;
import dev.throughline.oms.workflows.shared.TransferId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The door for reading transfer orders; they are driven by their processes. */
public interface Transfers {
    Optional<Transfer> find(TransferId id);

    /** From or to the location, newest first, without lines and events. */
    List<Transfer> at(LocationId location, boolean onlyAttention, int limit);

    /**
     * What waits for the location's people: to be sent from it by {@code shipBy}, or to be received by {@code dueAt}; by that time and id, after
     * this place, without events.
     *
     * @param afterId with {@code after}: the last of the page before
     */
    List<Transfer> waiting(LocationId location, Instant after, String afterId, int limit);
}
