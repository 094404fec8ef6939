package dev.throughline.oms.workflows.order;

import io.temporal.workflow.Workflow;

/**
 * The patches of the order process: each names a change that orders under way must not see. A patch stays until the last order that
 * was placed before its date is final and out of retention; then the old branch, its history and the patch go.
 */
final class OrderVersions {
    /** 2026-11-22: a refused authorization leaves nothing to void. Old branch: history order-declined. */
    private static final String NOTHING_TO_VOID_AFTER_REFUSAL = "2026-11-22-nothing-to-void-after-refusal";

    /**
     * 2026-11-22: the authorization is asked for at hand first, then by an ordinary activity. Old branch: every history that was
     * stored before, such as order-shipped.
     */
    private static final String AUTHORIZES_AT_HAND = "2026-11-22-authorizes-at-hand";

    /** 2026-11-22: an authorization is renewed before it lapses. Old branch: every history recorded before, such as order-shipped. */
    private static final String RENEWED_AUTHORIZATION = "2026-11-22-renewed-authorization";

    /**
     * 2026-11-22: what the carrier reports while the release is still being noted is kept. Old branch: it was dropped; no such history
     * is stored.
     */
    private static final String TAKES_EARLY_REPORTS = "2026-11-22-takes-early-reports";

    /** 2026-11-22: the customer is told of each parcel. Old branch: every history stored before, such as order-shipped. */
    private static final String TELLS_OF_PARCELS = "2026-11-22-tells-of-parcels";

    /**
     * 2026-11-23: units that nobody can serve wait for a decision. Old branch: they were cancelled at once; histories order-pickup-rejected
     * and order-shortage.
     */
    private static final String KEEPS_UNFILLABLE = "2026-11-23-keeps-unfillable";

    /**
     * The version of the whole process, asked for before anything else: one marker, however much has changed. A release that changes the
     * process counts it up; what orders before it go on with is found by {@link #is}. Orders without it have the patches above instead.
     */
    private static final String PROCESS = "order-process";

    /**
     * 2026-11-28: steps on our own database are gathered; the authorization is watched only where no other wait ends before it lapses. Old
     * branch: every history stored before, such as order-shipped.
     */
    static final int GATHERS_STEPS = 1;

    /**
     * 2026-11-28: what is late, lost, damaged or refused waits in the exception queue, and what is lost is no longer paid back at once. Old
     * branch: histories order-lost and order-shipped-to-store-lost.
     */
    private static final int KEEPS_TROUBLE = 2;

    /**
     * 2026-11-28: what a machine reports to a new run before that has begun is kept. Old branch: the carrier's report was dropped; no such
     * history is stored.
     */
    private static final int KEEPS_REPORTS = 3;

    private static final int LATEST = KEEPS_REPORTS;

    private OrderVersions() {}

    /** Whether what goes wrong (late, lost, damaged, refused) waits in the exception queue for a person. */
    static boolean keepsTrouble() {
        return is(KEEPS_TROUBLE);
    }

    /** Whether a new run knows what the old one knew before anything reaches it. */
    static boolean keepsReports() {
        return is(KEEPS_REPORTS);
    }

    /** Whether the order's process is at least of this version. */
    static boolean is(int version) {
        return Workflow.getVersion(PROCESS, Workflow.DEFAULT_VERSION, LATEST) >= version;
    }

    static boolean keepsUnfillable() {
        return has(KEEPS_UNFILLABLE);
    }

    static boolean takesEarlyReports() {
        return has(TAKES_EARLY_REPORTS);
    }

    static boolean tellsOfParcels() {
        return has(TELLS_OF_PARCELS);
    }

    static boolean authorizesAtHand() {
        return has(AUTHORIZES_AT_HAND);
    }

    static boolean renewsAuthorization() {
        return has(RENEWED_AUTHORIZATION);
    }

    static boolean voidsNothingAfterRefusal() {
        return has(NOTHING_TO_VOID_AFTER_REFUSAL);
    }

    private static boolean has(String patch) {
        return is(GATHERS_STEPS) || Workflow.getVersion(patch, Workflow.DEFAULT_VERSION, 1) >= 1;
    }
}
