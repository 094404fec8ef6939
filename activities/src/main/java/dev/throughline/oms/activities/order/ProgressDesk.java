package dev.throughline.oms.activities.order;

import dev.throughline.oms.workflows.order.OrderFact;
import dev.throughline.oms.workflows.order.OrderProgress;
import dev.throughline.oms.workflows.shared.UnitState;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Moves the units of orders as their processes report it. */
@Component
class ProgressDesk {
    private final OrderRows rows;
    private final SubstituteRows substitutes;
    private final StepLog steps;
    private final OrderEvents events;
    private final Clock clock;

    ProgressDesk(OrderRows rows, SubstituteRows substitutes, StepLog steps, OrderEvents events, Clock clock) {
        this.rows = rows;
        this.substitutes = substitutes;
        this.steps = steps;
        this.events = events;
        this.clock = clock;
    }

    @Transactional
    public void record(OrderProgress progress) {
        var order = rows.lock(progress.order())
                .orElseThrow(() -> OrderContradiction.NOT_IN_BOOK.because(
                        progress.order() + " must be accepted before it can progress"));
        if (!steps.isFirst(order.id(), StepLog.Kind.PROGRESS, progress.step())) {
            return;
        }
        var lines = rows.lines(order);
        lines.move(progress.moves());
        var status = lines.status();
        rows.save(order.standing(status, isOnHold(order, progress.fact()), withCustomerSince(order, progress)), lines);
        rows.addLocations(order.id(), progress.locations());
        if (progress.promisedBy() != null) {
            rows.promise(order.id(), progress.promisedBy());
        }
        if (progress.substituted() != null) {
            substitutes.insert(order.id(), progress.step(), progress.substituted());
        }
        events.progress(progress, status);
    }

    private static boolean isOnHold(BookedOrder order, OrderFact fact) {
        return fact == OrderFact.HELD || (order.orderHold() && fact != OrderFact.HOLD_RELEASED);
    }

    private @Nullable Instant withCustomerSince(BookedOrder order, OrderProgress progress) {
        var reaches = progress.moves().stream()
                .anyMatch(move -> move.to() == UnitState.DELIVERED || move.to() == UnitState.COLLECTED);
        return reaches ? clock.instant() : order.withCustomerSince();
    }
}
