package dev.throughline.oms.workflows.exceptions;

import io.temporal.activity.ActivityInterface;

/** What the order process tells the exception queue. */
@ActivityInterface(namePrefix = "Exceptions.")
public interface ExceptionActivities {
    /** Opens an entry, or adds the reason and locations to the open one about the same. Idempotent by order and step. */
    void open(OpenedException opened);

    /** Closes the open entry about this; without one nothing happens. Idempotent. */
    void close(ClosedException closed);
}
