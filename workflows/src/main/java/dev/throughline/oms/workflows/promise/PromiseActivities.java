package dev.throughline.oms.workflows.promise;

import io.temporal.activity.ActivityInterface;

/** What the order process asks about its promise. */
@ActivityInterface(namePrefix = "Promise.")
public interface PromiseActivities {
    /** Whether goods that are not packed yet can still be with the customer in time. Reads only, as things are now. */
    PromiseOutlook look(PromiseCheck check);
}
