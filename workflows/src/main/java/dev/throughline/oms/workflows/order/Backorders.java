package dev.throughline.oms.workflows.order;

import dev.throughline.oms.workflows.shared.UnitState;
import dev.throughline.oms.workflows.shared.Waits;
import io.temporal.workflow.Async;
import io.temporal.workflow.Functions;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Units that wait for incoming stock: only so long, and all of an order until the same date. */
final class Backorders {
    private final OrderLines lines;
    private @Nullable Instant until;
    private boolean watching;

    Backorders(OrderLines lines) {
        this.lines = lines;
    }

    /**
     * Watches the date, if something waits and nobody watches it.
     *
     * @param release when the last preordered unit can come in at the earliest
     * @param expired what to do when no stock comes in time
     */
    void watch(@Nullable Instant release, Functions.Proc expired) {
        if (watching || isEmpty()) {
            return;
        }
        watching = true;
        if (until == null) {
            until = later(Waits.now(), release).plus(OrderActivityOptions.BACKORDER_WINDOW);
        }
        var due = until;
        Async.procedure(() -> {
            if (!Waits.until(due, "incoming stock", this::isEmpty)) {
                expired.apply();
            }
            until = null;
            watching = false;
        });
    }

    private static Instant later(Instant now, @Nullable Instant release) {
        return release != null && release.isAfter(now) ? release : now;
    }

    private boolean isEmpty() {
        return lines.in(UnitState.BACKORDERED).isEmpty();
    }

    @Nullable
    Instant until() {
        return until;
    }

    void resume(@Nullable Instant carried) {
        until = carried;
    }
}
