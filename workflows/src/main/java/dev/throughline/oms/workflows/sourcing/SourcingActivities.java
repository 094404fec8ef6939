package dev.throughline.oms.workflows.sourcing;

import io.temporal.activity.ActivityInterface;

/** What the order process asks of sourcing. */
@ActivityInterface(namePrefix = "Sourcing.")
public interface SourcingActivities {
    /**
     * Chooses locations for the lines and commits the stock there, in one transaction; a lost race goes to the next candidate.
     * Idempotent by order and step: a repeat answers the stored decision. Demand is summed per SKU and location. With
     * {@code ALL_OR_NOTHING} and any shortage nothing is committed; with {@code BACKORDER} the missing units become a backorder.
     */
    SourcingDecision sourceAndCommit(SourcingRequest request);
}
