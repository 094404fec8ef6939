package dev.throughline.oms.workflows.returns;

import io.temporal.workflow.Workflow;

/** The patches of the return process; as in the order process. */
final class ReturnVersions {
    /** 2026-11-28: a refund that failed goes on in a process of its own. Old branch: history return-refund-failed. */
    private static final String KEEPS_FAILED_REFUNDS = "2026-11-28-keeps-failed-refunds";

    private ReturnVersions() {}

    static boolean keepsFailedRefunds() {
        return Workflow.getVersion(KEEPS_FAILED_REFUNDS, Workflow.DEFAULT_VERSION, 1) >= 1;
    }
}
