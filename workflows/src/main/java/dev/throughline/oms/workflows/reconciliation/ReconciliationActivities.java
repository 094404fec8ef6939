package dev.throughline.oms.workflows.reconciliation;

import io.temporal.activity.ActivityInterface;

/** What the scheduled check asks of the auditor. */
@ActivityInterface(namePrefix = "Reconciliation.")
public interface ReconciliationActivities {
    /** Checks every invariant over the ledgers; changes nothing. */
    ReconciliationResult check();
}
