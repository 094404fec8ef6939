package dev.throughline.oms.activities.event;

import dev.throughline.oms.workflows.shared.OrderId;
import java.util.List;

/** The door of the event capability. */
public interface Events {
    /**
     * Appends an event in the caller's transaction, which must be active: the event and the fact it tells of stand or fall together.
     * Takes the next number of the order's sequence under the order's row lock, so the sequence has no gaps. Idempotent by order and
     * key.
     *
     * @return whether it was new
     */
    boolean append(NewEvent event);

    /** As {@link #append(NewEvent)}, of a subject that is no order; its sequence is its own. */
    boolean append(SubjectEvent event);

    /** The order's events, oldest first. */
    List<RecordedEvent> of(OrderId order);

    /** The subject's events, oldest first. */
    List<RecordedEvent> of(String subject);
}
