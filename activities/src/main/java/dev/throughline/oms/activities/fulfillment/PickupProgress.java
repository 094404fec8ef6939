package dev.throughline.oms.activities.fulfillment;

import dev.throughline.oms.workflows.fulfillment.FulfillmentStep;
import dev.throughline.oms.workflows.shared.FulfillmentOrderId;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the order process says of a pickup that waits for the customer, each step once. */
@Component
class PickupProgress {
    private final ProcessSteps steps;
    private final WorkRows rows;
    private final WorkEvents events;
    private final HandoverDesk handovers;

    PickupProgress(ProcessSteps steps, WorkRows rows, WorkEvents events, HandoverDesk handovers) {
        this.steps = steps;
        this.rows = rows;
        this.events = events;
        this.handovers = handovers;
    }

    /** What is left waits for a new code. */
    @Transactional
    public void handOver(FulfillmentStep step) {
        steps.first(step).ifPresent(work -> {
            if (!work.awaitsCustomer()) {
                throw ProcessSteps.wrongStatus(work, "handed over");
            }
            var lines = rows.lines(work.id());
            for (var units : step.lines()) {
                var line = lines.get(units.line());
                if (line == null || line.quantity() < units.quantity()) {
                    throw FulfillmentContradiction.UNITS_ELSEWHERE.because(
                            work.id() + " has fewer than " + units.quantity() + " units of line " + units.line());
                }
                rows.collect(work.id(), units);
            }
            handovers.count(work, step);
            rows.renewCode(work.id());
        });
    }

    @Transactional
    public void reschedule(FulfillmentStep step) {
        steps.first(step).ifPresent(work -> {
            if (!work.awaitsCustomer()) {
                throw ProcessSteps.wrongStatus(work, "put off");
            }
            var until = Objects.requireNonNull(step.until(), "a pickup is put off to a time");
            rows.setCollectBy(work.id(), until);
            events.append(
                    work.id(),
                    step.step(),
                    "rescheduled",
                    step.actor(),
                    step.reason(),
                    Map.of("collect_by", until.toString()));
        });
    }

    boolean isTakenOn(FulfillmentOrderId id) {
        return rows.isTakenOn(id);
    }
}
