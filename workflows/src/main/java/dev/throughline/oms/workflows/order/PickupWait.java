package dev.throughline.oms.workflows.order;

import dev.throughline.oms.workflows.fulfillment.FulfillmentStep.Outcome;
import dev.throughline.oms.workflows.shared.Actor;
import dev.throughline.oms.workflows.shared.Waits;
import io.temporal.workflow.Workflow;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A released pickup until its end: the customer is reminded once, may ask for another day, and may take a part now. The reminder's timer
 * stands in for the one of the end until it fires, so that a pickup that is collected early has one timer.
 */
final class PickupWait {
    private final FulfillmentOrder pickup;
    private final FulfillmentSteps steps;
    private PickupTerms terms = PickupTerms.USUAL;
    private boolean reminded;
    private int lastCode;
    private @Nullable Reschedule asked;
    private @Nullable HandedOver part;

    PickupWait(FulfillmentOrder pickup, FulfillmentSteps steps) {
        this.pickup = pickup;
        this.steps = steps;
    }

    void resume(@Nullable Boolean reminded, @Nullable Integer lastCode, @Nullable PickupTerms terms) {
        keep(terms);
        this.reminded = !Boolean.FALSE.equals(reminded);
        this.lastCode = lastCode == null ? 0 : lastCode;
    }

    /** The store's terms; the usual ones if missing. */
    void keep(@Nullable PickupTerms by) {
        terms = by == null ? PickupTerms.USUAL : by;
    }

    /** The wait begins; answers when it ends. */
    Instant begin() {
        var end = Waits.now().plus(terms.window());
        remindBefore(end);
        return end;
    }

    /** Where it is too short for a reminder, there is none. */
    private void remindBefore(Instant end) {
        reminded = !OrderVersions.is(OrderVersions.GATHERS_STEPS)
                || !terms.remind()
                || !end.minus(terms.remindBefore()).isAfter(Waits.now());
    }

    /** Returns when it is known how it ends. */
    void untilEnded() {
        while (!pickup.hasEnded()) {
            var next = reminded ? pickup.due() : pickup.due().minus(terms.remindBefore());
            boolean told = Waits.until(
                    next,
                    "collected at " + pickup.handoverLocation(),
                    () -> pickup.hasEnded() || asked != null || part != null);
            if (!told) {
                timeHasCome();
            } else if (asked != null) {
                putOff(asked);
            } else if (part != null) {
                handOver(part);
            }
        }
        // Whoever asked for another day while it was handed over does not need one.
        asked = null;
    }

    private void timeHasCome() {
        if (reminded) {
            pickup.endAs(Outcome.NO_SHOW, Actor.system("pickup-window"), "not collected in time");
        } else {
            reminded = true;
            pickup.whileBusy(() -> steps.pickup().remind(pickup));
        }
    }

    private void putOff(Reschedule to) {
        pickup.dueBy(to.collectBy());
        remindBefore(to.collectBy());
        pickup.whileBusy(() -> steps.pickup().putOff(pickup, to));
        asked = null;
    }

    private void handOver(HandedOver act) {
        lastCode = act.code() == null ? lastCode : act.code();
        var units = pickup.giveOut(act.named());
        boolean keeps = act.rest() != HandedOver.Rest.RETURN;
        pickup.whileBusy(() -> steps.pickup().handOver(pickup, units, act, keeps));
        if (!keeps) {
            pickup.endAs(Outcome.CANCELLED, act.actor(), "not wanted at the counter");
        }
        part = null;
    }

    /** Another day; returns when everybody knows. */
    void ask(Reschedule to) {
        asked = to;
        Workflow.await(() -> asked == null);
    }

    /** A part of it is with the customer; returns when that is noted, and the rest is back if it is not wanted. */
    void give(HandedOver act) {
        part = act;
        Workflow.await(() -> part == null && (act.rest() != HandedOver.Rest.RETURN || pickup.isClosed()));
    }

    boolean hasWorked(@Nullable Integer code) {
        return code != null && code <= lastCode;
    }

    boolean isIdle() {
        return asked == null && part == null;
    }

    boolean isReminded() {
        return reminded;
    }

    PickupTerms terms() {
        return terms;
    }

    int lastCode() {
        return lastCode;
    }
}
