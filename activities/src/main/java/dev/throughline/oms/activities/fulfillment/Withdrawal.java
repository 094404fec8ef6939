package dev.throughline.oms.activities.fulfillment;

import dev.throughline.oms.workflows.fulfillment.FulfillmentStep;
import dev.throughline.oms.workflows.fulfillment.FulfillmentStep.Outcome;
import dev.throughline.oms.workflows.shared.OrderedUnits;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes units out of the work, up to capture. */
@Component
class Withdrawal {
    private final WorkRows rows;
    private final WorkEvents events;

    Withdrawal(WorkRows rows, WorkEvents events) {
        this.rows = rows;
        this.events = events;
    }

    /** Does nothing when nothing was requested, or nothing is left. */
    @Transactional
    public void cancelUnits(FulfillmentStep step) {
        var found = rows.lock(step.id());
        if (found.isEmpty()
                || found.get().status() == FulfillmentStatus.CANCELLED
                || !rows.isFirst(step.id(), step.step())) {
            return;
        }
        var work = found.get();
        if (!work.isOpen()) {
            throw FulfillmentContradiction.WRONG_STATUS.because(
                    work.id() + " is " + work.status() + "; units can be taken out up to the release");
        }
        takeOut(work, step);
    }

    private void takeOut(Work work, FulfillmentStep step) {
        var lines = rows.lines(work.id());
        var taken = step.lines().isEmpty() ? all(lines.values()) : step.lines();
        for (var units : taken) {
            var line = lines.get(units.line());
            if (line == null || !line.sku().equals(units.sku()) || line.quantity() < units.quantity()) {
                throw FulfillmentContradiction.UNITS_ELSEWHERE.because(
                        work.id() + " has fewer than " + units.quantity() + " units of line " + units.line());
            }
            lines.put(units.line(), line.without(units.quantity()));
        }
        rows.saveLines(work.id(), lines.values());
        stand(work, lines.values());
        note(work, step, taken);
        events.append(
                work.id(),
                step.step(),
                step.outcome().name().toLowerCase(Locale.ROOT),
                step.actor(),
                step.reason(),
                figures(step, taken));
    }

    private static Map<String, Object> figures(FulfillmentStep step, List<OrderedUnits> taken) {
        var figures = new HashMap<String, Object>();
        figures.put("lines", units(taken));
        if (step.reasonCode() != null) {
            figures.put("reason_code", step.reasonCode());
        }
        return figures;
    }

    /** What the location turned down, for its accuracy; what others took out is not its doing. */
    private void note(Work work, FulfillmentStep step, List<OrderedUnits> taken) {
        int units = taken.stream().mapToInt(OrderedUnits::quantity).sum();
        if (units == 0) {
            return;
        }
        if (step.outcome() == Outcome.SHORT_PICKED) {
            var code = Objects.requireNonNullElse(step.reasonCode(), RejectReason.NOT_FOUND);
            rows.noteRejection(work, step.step(), code, units);
        } else if (step.outcome() == Outcome.REJECTED) {
            rows.noteRejection(work, step.step(), step.reasonCode(), units);
        }
    }

    private void stand(Work work, Collection<WorkLine> lines) {
        if (lines.stream().allMatch(line -> line.quantity() == 0)) {
            rows.advance(work.id(), FulfillmentStatus.CANCELLED);
        } else if (work.status() == FulfillmentStatus.STARTED && lines.stream().allMatch(WorkLine::isPicked)) {
            rows.setStatus(work.id(), FulfillmentStatus.PICKED);
        } else {
            rows.setStatus(work.id(), work.status());
        }
    }

    private static List<OrderedUnits> all(Collection<WorkLine> lines) {
        return lines.stream()
                .map(line -> new OrderedUnits(line.line(), line.sku(), line.quantity()))
                .toList();
    }

    private static List<Map<String, Object>> units(List<OrderedUnits> units) {
        return units.stream()
                .<Map<String, Object>>map(
                        u -> Map.of("line", u.line(), "sku", u.sku().value(), "quantity", u.quantity()))
                .toList();
    }
}
