package dev.throughline.oms.workflows.order;

import io.temporal.activity.ActivityInterface;

/**
 * Steps on our own database that always follow each other, gathered in one activity: each is a step of the port that it names and
 * idempotent by its own key, so a repeat does what is left to do. They cost the history one event together.
 */
@ActivityInterface(namePrefix = "Together.")
public interface GatheredActivities {
    /**
     * Enters the order into the book, requests the work, tells the customer.
     *
     * @return whether the message was accepted; if not, it has to be sent by itself
     */
    boolean accept(Gathered.Acceptance steps);

    /**
     * Takes what leaves off the books, releases it, notes it in the order book, tells the customer.
     *
     * @return as {@link #accept}
     */
    boolean release(Gathered.Progress steps);

    /**
     * What was sent to a store has arrived: notes it at the store and in the order book, tells the customer.
     *
     * @return as {@link #accept}
     */
    boolean arrive(Gathered.Progress steps);

    /**
     * Takes what was collected off the books, closes the fulfillment order, notes it in the order book, tells the customer.
     *
     * @return as {@link #accept}
     */
    boolean close(Gathered.Progress steps);
}
