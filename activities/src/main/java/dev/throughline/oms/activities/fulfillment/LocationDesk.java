package dev.throughline.oms.activities.fulfillment;

import dev.throughline.oms.activities.fulfillment.Fulfillments.Act;
import dev.throughline.oms.workflows.order.UnitsOfLine;
import dev.throughline.oms.workflows.shared.Actor;
import dev.throughline.oms.workflows.shared.FulfillmentMethod;
import dev.throughline.oms.workflows.shared.FulfillmentOrderId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What people at a location report, up to the release. */
@Component
class LocationDesk {
    private final WorkRows rows;
    private final WorkEvents events;

    LocationDesk(WorkRows rows, WorkEvents events) {
        this.rows = rows;
        this.events = events;
    }

    @Transactional
    public Act accept(FulfillmentOrderId id, Actor actor) {
        return rows.lock(id).map(work -> accept(work, actor)).orElse(Act.UNKNOWN_FULFILLMENT_ORDER);
    }

    private Act accept(Work work, Actor actor) {
        if (work.isOpen() && rows.accept(work.id(), actor)) {
            events.append(work.id(), "accepted", "accepted", actor, null, Map.of());
        }
        return work.isOpen() ? Act.DONE : Act.WRONG_STATUS;
    }

    @Transactional
    public Act start(FulfillmentOrderId id, Actor actor) {
        return rows.lock(id).map(work -> start(work, actor)).orElse(Act.UNKNOWN_FULFILLMENT_ORDER);
    }

    private Act start(Work work, Actor actor) {
        if (work.status() == FulfillmentStatus.REQUESTED) {
            rows.setStatus(work.id(), FulfillmentStatus.STARTED);
            events.append(work.id(), "started", "started", actor, null, Map.of());
        }
        return work.isOpen() ? Act.DONE : Act.WRONG_STATUS;
    }

    @Transactional
    public Act pick(FulfillmentOrderId id, List<UnitsOfLine> picked, Actor actor) {
        return rows.lock(id).map(work -> pick(work, picked, actor)).orElse(Act.UNKNOWN_FULFILLMENT_ORDER);
    }

    private Act pick(Work work, List<UnitsOfLine> picked, Actor actor) {
        if (!work.isOpen()) {
            return Act.WRONG_STATUS;
        }
        var counts = new HashMap<Integer, Integer>();
        picked.forEach(units -> counts.merge(units.line(), units.quantity(), Integer::sum));
        var lines = rows.lines(work.id());
        var counted = new ArrayList<WorkLine>();
        for (var count : counts.entrySet()) {
            var line = lines.get(count.getKey());
            if (line == null) {
                return Act.UNKNOWN_LINE;
            }
            if (count.getValue() < 0 || count.getValue() > line.quantity()) {
                return Act.TOO_MANY_UNITS;
            }
            counted.add(line.withPicked(count.getValue()));
        }
        counted.forEach(line -> lines.put(line.line(), line));
        save(work, lines.values(), counted, actor);
        return Act.DONE;
    }

    private void save(Work work, Collection<WorkLine> lines, Collection<WorkLine> counted, Actor actor) {
        start(work, actor);
        rows.saveLines(work.id(), counted);
        stand(work, lines, actor);
    }

    @Transactional
    public Act pickMore(FulfillmentOrderId id, UnitsOfLine more, Actor actor) {
        return rows.lock(id).map(work -> pickMore(work, more, actor)).orElse(Act.UNKNOWN_FULFILLMENT_ORDER);
    }

    private Act pickMore(Work work, UnitsOfLine more, Actor actor) {
        if (!work.isOpen()) {
            return Act.WRONG_STATUS;
        }
        var lines = rows.lines(work.id());
        var line = lines.get(more.line());
        if (line == null) {
            return Act.UNKNOWN_LINE;
        }
        if (line.picked() + more.quantity() > line.quantity()) {
            return Act.TOO_MANY_UNITS;
        }
        var counted = line.withPicked(line.picked() + more.quantity());
        lines.put(line.line(), counted);
        save(work, lines.values(), List.of(counted), actor);
        return Act.DONE;
    }

    private void stand(Work work, Collection<WorkLine> lines, Actor actor) {
        if (lines.stream().allMatch(WorkLine::isPicked)) {
            rows.setStatus(work.id(), FulfillmentStatus.PICKED);
            events.append(work.id(), "picked", "picked", actor, null, Map.of("lines", WorkEvents.lines(lines)));
        } else {
            rows.setStatus(work.id(), FulfillmentStatus.STARTED);
        }
    }

    @Transactional
    public Act stage(FulfillmentOrderId id, String place) {
        return rows.lock(id).map(work -> stage(work, place)).orElse(Act.UNKNOWN_FULFILLMENT_ORDER);
    }

    private Act stage(Work work, String place) {
        if (!work.method().isCollected()) {
            return Act.WRONG_METHOD;
        }
        boolean isThere = work.method() == FulfillmentMethod.PICKUP && work.isOpen();
        if (!isThere && !work.awaitsCustomer()) {
            return Act.WRONG_STATUS;
        }
        rows.setStaged(work.id(), place);
        return Act.DONE;
    }

    @Transactional
    public Act attended(FulfillmentOrderId id, String note, Actor actor) {
        return rows.lock(id)
                .map(work -> {
                    rows.clearAttention(id)
                            .ifPresent(version ->
                                    events.append(id, "attended/" + version, "attended", actor, note, Map.of()));
                    return Act.DONE;
                })
                .orElse(Act.UNKNOWN_FULFILLMENT_ORDER);
    }
}
