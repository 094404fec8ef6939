package dev.throughline.oms.workflows.fulfillment;

import dev.throughline.oms.workflows.shared.FulfillmentOrderId;
import io.temporal.activity.ActivityInterface;

/** What the order process asks of fulfillment. Each step is idempotent by fulfillment order and step. */
@ActivityInterface(namePrefix = "Fulfillment.")
public interface FulfillmentActivities {
    /** Puts fulfillment orders into the work queues of their locations. */
    void request(FulfillmentRequest request);

    /** Payment is captured: the label may be printed, or the pickup code works from now on. */
    void release(FulfillmentStep step);

    /** What was sent to a store has arrived there: it waits for the customer, and the pickup code works from now on. */
    void arrive(FulfillmentStep step);

    /** Takes units out of the work; a fulfillment order without units is cancelled. */
    void cancelUnits(FulfillmentStep step);

    /** Nothing is left to do: delivered, collected, lost, or taken back. */
    void close(FulfillmentStep step);

    /** Some units of a pickup are with the customer; the code that worked works no more, the others wait for a new one. */
    void handOver(FulfillmentStep step);

    /** A pickup waits for the customer until another time. */
    void reschedule(FulfillmentStep step);

    /** Whether the location has said that it takes the work on, or has begun. */
    boolean isTakenOn(FulfillmentOrderId id);

    /**
     * Units end their way before the others: delivered, lost or damaged. When none is left, the fulfillment order ends as they do.
     */
    void endUnits(FulfillmentStep step);

    /** A wait has run out: a person's queue gets it. */
    void escalate(FulfillmentStep step);
}
