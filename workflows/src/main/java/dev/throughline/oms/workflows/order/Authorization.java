package dev.throughline.oms.workflows.order;

import static dev.throughline.oms.workflows.order.OrderActivityOptions.RENEW_BEFORE;

import dev.throughline.oms.workflows.order.OrderSnapshot.AuthorizationSnapshot;
import dev.throughline.oms.workflows.payment.PaymentResult;
import dev.throughline.oms.workflows.payment.PaymentStep;
import dev.throughline.oms.workflows.shared.Waits;
import io.temporal.failure.ActivityFailure;
import io.temporal.workflow.Async;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the money of units that are not captured authorized: a gateway's authorization lapses, and the order may wait longer. It is
 * renewed a day before, for what is left, and once more when it lapses; when both are refused, the order is held until a person releases
 * it, which tries again.
 */
final class Authorization {
    private final PlaceOrder order;
    private final OrderLines lines;
    private final FulfillmentSteps steps;
    private final OrderPorts ports;
    private final StepNames names;
    private final BooleanSupplier onHold;
    private final Runnable hold;
    private @Nullable Instant lapsesAt;
    private @Nullable Instant renewAt;
    private boolean watched;
    private boolean renewed;
    private boolean busy;

    /** @param hold puts an order hold, and returns when everybody knows */
    Authorization(
            PlaceOrder order,
            OrderLines lines,
            FulfillmentSteps steps,
            OrderPorts ports,
            StepNames names,
            BooleanSupplier onHold,
            Runnable hold) {
        this.order = order;
        this.lines = lines;
        this.steps = steps;
        this.ports = ports;
        this.names = names;
        this.onHold = onHold;
        this.hold = hold;
    }

    void granted(PaymentResult result) {
        lapsesAt = result.expiresAt();
        renewAt = lapsesAt == null ? null : inTimeFor(lapsesAt);
    }

    void resume(@Nullable AuthorizationSnapshot carried) {
        if (carried != null) {
            lapsesAt = carried.lapsesAt();
            renewAt = lapsesAt == null ? null : inTimeFor(lapsesAt);
            renewed = carried.renewed();
        }
    }

    /** Starts the watch, if the gateway's authorizations lapse; returns at once, with a promise of its end. */
    Promise<Void> watch() {
        var first = renewAt;
        if (first == null || !OrderVersions.renewsAuthorization()) {
            return Workflow.newPromise(null);
        }
        watched = true;
        return Async.procedure(() -> watchUntilEverythingIsCaptured(first));
    }

    /** When the present authorization is to be renewed, if anything is uncaptured then; missing when it does not lapse. */
    @Nullable
    Instant renewAt() {
        return renewAt;
    }

    boolean isWatched() {
        return watched;
    }

    private void watchUntilEverythingIsCaptured(Instant first) {
        @Nullable Instant due = first;
        while (due != null && !Waits.until(due, "the authorization's renewal", this::isNotNeeded)) {
            if (renew()) {
                due = lapsesAt == null ? null : inTimeFor(lapsesAt);
            } else if (lapsesAt != null && Waits.now().isBefore(lapsesAt)) {
                due = lapsesAt;
            } else {
                holdUntilReleased();
                due = Waits.now();
            }
        }
    }

    private static Instant inTimeFor(Instant lapsesAt) {
        var quarter = Duration.between(Waits.now(), lapsesAt).dividedBy(4);
        return lapsesAt.minus(quarter.compareTo(RENEW_BEFORE) < 0 ? quarter : RENEW_BEFORE);
    }

    private boolean renew() {
        busy = true;
        renewed = true;
        try {
            var result = steps.betweenCaptures(() ->
                    ports.renewals.reauthorize(new PaymentStep(order.id(), names.next("renew"), lines.uncaptured())));
            if (!result.wasRefused()) {
                lapsesAt = result.expiresAt();
            }
            return !result.wasRefused();
        } catch (ActivityFailure gatewayAway) {
            return false;
        } finally {
            busy = false;
        }
    }

    private void holdUntilReleased() {
        if (!onHold.getAsBoolean()) {
            hold.run();
        }
        Workflow.await(() -> !onHold.getAsBoolean() || isNotNeeded());
    }

    private boolean isNotNeeded() {
        return lines.uncaptured().isZero();
    }

    /** Whether more may be authorized than what the placement said. */
    boolean wasRenewed() {
        return renewed;
    }

    boolean isIdle() {
        return !busy;
    }

    AuthorizationSnapshot snapshot() {
        return new AuthorizationSnapshot(lapsesAt, renewed);
    }
}
