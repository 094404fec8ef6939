package dev.throughline.oms.workflows.reconciliation;

import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/**
 * The scheduled check of the invariants. Steps under way between two systems can look like violations, so what a first look finds is
 * looked at again; what stays fails the workflow, for a person to see.
 */
@WorkflowInterface
public interface ReconciliationWorkflow {
    @WorkflowMethod(name = "Reconciliation")
    ReconciliationResult check();
}
