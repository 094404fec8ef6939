package dev.throughline.oms.workflows.shared;

/** The task queues of the system; calls to the outside have their own, so that they can be limited by themselves. */
public final class TaskQueues {
    /** Workflows, and steps on our own database. */
    public static final String ORDERS = "orders";

    public static final String PAYMENTS = "payments";

    private TaskQueues() {}
}
