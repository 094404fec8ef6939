package dev.throughline.oms.activities.fulfillment;

import dev.throughline.oms.workflows.fulfillment.FulfillmentRequest;
import dev.throughline.oms.workflows.fulfillment.FulfillmentRequest.Request;
import dev.throughline.oms.workflows.fulfillment.FulfillmentStep;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the order process asks for, each step once. */
@Component
class ProcessSteps {
    private final WorkRows rows;
    private final WorkEvents events;
    private final HandoverDesk handovers;

    ProcessSteps(WorkRows rows, WorkEvents events, HandoverDesk handovers) {
        this.rows = rows;
        this.events = events;
        this.handovers = handovers;
    }

    @Transactional
    public void request(FulfillmentRequest request) {
        var inserted = rows.insert(request);
        request.requests().stream().filter(r -> inserted.contains(r.id())).forEach(this::requested);
    }

    private void requested(Request request) {
        events.append(
                request.id(),
                "requested",
                "requested",
                null,
                null,
                Map.of(
                        "location", request.location().value(),
                        "method", request.method().name(),
                        "due_by", request.dueBy().toString(),
                        "lines", request.lines().size()));
    }

    @Transactional
    public void release(FulfillmentStep step) {
        first(step).ifPresent(work -> {
            if (!work.isOpen()) {
                throw wrongStatus(work, "released");
            }
            rows.advance(work.id(), FulfillmentStatus.RELEASED);
            if (step.until() != null) {
                rows.setCollectBy(work.id(), step.until());
            }
            events.append(
                    work.id(),
                    step.step(),
                    "released",
                    step.actor(),
                    step.reason(),
                    Map.of(
                            "location",
                            work.location().value(),
                            "method",
                            work.method().name()));
        });
    }

    @Transactional
    public void arrive(FulfillmentStep step) {
        first(step).ifPresent(work -> {
            if (work.status() != FulfillmentStatus.RELEASED && work.status() != FulfillmentStatus.SHIPPED) {
                throw wrongStatus(work, "at the store");
            }
            rows.advance(work.id(), FulfillmentStatus.AT_STORE);
            if (step.until() != null) {
                rows.setCollectBy(work.id(), step.until());
            }
        });
    }

    /** The end is an event of the order, with the fulfillment order's id, and so not another one here. */
    @Transactional
    public void close(FulfillmentStep step) {
        var end = end(step);
        first(step).ifPresent(work -> {
            boolean found = work.status() == FulfillmentStatus.LOST && end == FulfillmentStatus.DELIVERED;
            if (!work.isReleased() && !found) {
                throw wrongStatus(work, end.name());
            }
            rows.advance(work.id(), end == FulfillmentStatus.CANCELLED ? givenUp(work) : end);
            handovers.count(work, step);
        });
    }

    /** The customer does not want what is left; what they have taken before is collected. */
    private FulfillmentStatus givenUp(Work work) {
        rows.giveUp(work.id());
        return rows.isPartlyCollected(work.id()) ? FulfillmentStatus.COLLECTED : FulfillmentStatus.CANCELLED;
    }

    /** Units that end before the others leave the work; the last ones stay in it, and end it. */
    @Transactional
    public void endUnits(FulfillmentStep step) {
        var end = end(step);
        first(step).ifPresent(work -> {
            if (!isOnItsWay(work)) {
                throw wrongStatus(work, end.name());
            }
            var lines = rows.lines(work.id());
            for (var units : step.lines()) {
                var line = lines.get(units.line());
                if (line == null || line.quantity() < units.quantity()) {
                    throw FulfillmentContradiction.UNITS_ELSEWHERE.because(
                            work.id() + " has fewer than " + units.quantity() + " units of line " + units.line());
                }
                lines.put(units.line(), line.without(units.quantity()));
            }
            if (lines.values().stream().allMatch(line -> line.quantity() == 0)) {
                rows.advance(work.id(), end);
            } else {
                rows.saveLines(work.id(), lines.values());
                rows.touch(work.id());
            }
        });
    }

    private static boolean isOnItsWay(Work work) {
        return work.status() == FulfillmentStatus.RELEASED || work.status() == FulfillmentStatus.SHIPPED;
    }

    private static FulfillmentStatus end(FulfillmentStep step) {
        return switch (step.outcome()) {
            case DELIVERED -> FulfillmentStatus.DELIVERED;
            case COLLECTED -> FulfillmentStatus.COLLECTED;
            case LOST, DAMAGED -> FulfillmentStatus.LOST;
            case NO_SHOW -> FulfillmentStatus.NO_SHOW;
            case CANCELLED -> FulfillmentStatus.CANCELLED;
            case RELEASED,
                    ARRIVED,
                    RESCHEDULED,
                    SHORT_PICKED,
                    REJECTED,
                    SUBSTITUTED,
                    OVERDUE,
                    CAPTURE_FAILED,
                    REFUND_FAILED ->
                throw FulfillmentContradiction.WRONG_STATUS.because(
                        step.outcome() + " ends nothing; DELIVERED, COLLECTED, CANCELLED, LOST and NO_SHOW do");
        };
    }

    @Transactional
    public void escalate(FulfillmentStep step) {
        first(step).ifPresent(work -> {
            var outcome = step.outcome().name();
            rows.raiseAttention(work.id(), step.reason() == null ? outcome : outcome + ": " + step.reason());
            events.append(work.id(), step.step(), "attention", step.actor(), step.reason(), Map.of("outcome", outcome));
        });
    }

    // Empty when the step took effect before.
    Optional<Work> first(FulfillmentStep step) {
        var work = rows.lock(step.id())
                .orElseThrow(() -> FulfillmentContradiction.NOT_REQUESTED.because(
                        step.id() + " must be requested before anything is done with it"));
        return rows.isFirst(step.id(), step.step()) ? Optional.of(work) : Optional.empty();
    }

    static RuntimeException wrongStatus(Work work, String wanted) {
        return FulfillmentContradiction.WRONG_STATUS.because(
                work.id() + " is " + work.status() + " and cannot be " + wanted);
    }
}
