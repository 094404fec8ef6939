package dev.throughline.oms.bench.play;

import static java.util.stream.Collectors.joining;

import dev.throughline.oms.bench.play.Oms.AgainException;
import dev.throughline.oms.bench.play.PlannedOrder.Kind;
import dev.throughline.oms.bench.play.PlannedOrder.PlannedCredit;
import dev.throughline.oms.client.model.CancellationRequest;
import dev.throughline.oms.client.model.LineUnits;
import dev.throughline.oms.client.model.Order;
import dev.throughline.oms.client.model.OrderStatus;
import dev.throughline.oms.client.model.PlacedOrder;
import dev.throughline.oms.client.model.UnitState;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The life of one planned order, in phases. After a kill each phase is simply done again: requests have keys of their own, acts follow
 * from the order as it stands.
 */
final class OrderRun {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration INCOMING_PATIENCE = Duration.ofSeconds(20);
    private static final Set<UnitState> NOT_FINAL = EnumSet.complementOf(
            EnumSet.of(UnitState.DELIVERED, UnitState.COLLECTED, UnitState.CANCELLED, UnitState.RETURNED));
    private static final Set<UnitState> MOVING = moving();

    private final PlannedOrder plan;
    private final PlayContext context;
    private final TakenBack takenBack = new TakenBack();
    private @Nullable PlacedOrder placed;
    private @Nullable LiveOrder live;
    private @Nullable String refusal;
    private @Nullable String trouble;

    private static Set<UnitState> moving() {
        Set<UnitState> moving = EnumSet.copyOf(NOT_FINAL);
        moving.remove(UnitState.BACKORDERED);
        return moving;
    }

    OrderRun(PlannedOrder plan, PlayContext context) {
        this.plan = plan;
        this.context = context;
    }

    /** A step that may fail; then the order has a trouble, which the summary shows, and the others go on. */
    interface Phase {
        void run() throws InterruptedException;
    }

    void attempt(Phase phase) {
        if (trouble != null) {
            return;
        }
        try {
            phase.run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            trouble = "interrupted";
        } catch (RuntimeException e) {
            trouble = Objects.requireNonNullElse(e.getMessage(), e.toString());
        }
    }

    /** Checkout, or the sale at the till. */
    void place() throws InterruptedException {
        try {
            PlacedOrder answer = context.oms().call(this::placeOnce);
            placed = answer;
            live = new LiveOrder(plan, context, answer.getOrderId());
            context.progress().accepted();
        } catch (RefusedException e) {
            if (e.status() != 402 && e.status() != 409) {
                throw e;
            }
            refusal = e.name();
            context.progress().refused();
        }
    }

    private PlacedOrder placeOnce() {
        String key = key("");
        PlacedOrder answer = plan.kind() == Kind.TILL_SALE
                ? context.oms().tills.recordTillSale(Requests.tillSale(plan, key, context.startedAt()))
                : context.oms().checkout.placeOrder(key, Requests.order(plan));
        if (answer.getStatus() == OrderStatus.PLACED) {
            throw new AgainException("order " + answer.getOrderId() + " is not decided yet");
        }
        return answer;
    }

    private String key(String what) {
        return context.key(plan.invoice().number() + what);
    }

    /** What happens until every unit is with the customer, cancelled or waiting for stock. */
    void fulfil() throws InterruptedException {
        if (live == null) {
            return;
        }
        if (plan.kind() != Kind.TILL_SALE) {
            live.holdForAWhile();
            for (PlannedCredit credit : plan.cancellations()) {
                live.cancel(key("-" + credit.document()), Requests.cancellation(credit))
                        .ifPresent(takenBack::cancelled);
            }
        }
        workUntilNone(live, MOVING, true);
    }

    private static void workUntilNone(LiveOrder live, Set<UnitState> states, boolean carrierCounts)
            throws InterruptedException {
        if (!live.workUntilNone(states, PATIENCE, carrierCounts)) {
            throw new IllegalStateException("order " + live.id() + " does not go on");
        }
    }

    /** Cancels what waits for goods that will not come, works on the rest as it comes in, and loses patience in the end. */
    void finish(Replenishment replenishment) throws InterruptedException {
        if (live == null || LiveOrder.unitsIn(live.read(), NOT_FINAL) == 0) {
            return;
        }
        giveUp(live, live.waiting(sku -> !replenishment.comesIn(sku)));
        if (!live.workUntilNone(NOT_FINAL, INCOMING_PATIENCE, false)) {
            giveUp(live, live.waiting(sku -> true));
            workUntilNone(live, NOT_FINAL, false);
        }
    }

    private void giveUp(LiveOrder live, List<LineUnits> waiting) throws InterruptedException {
        if (waiting.isEmpty()) {
            return;
        }
        String what = waiting.stream()
                .map(units -> units.getLine() + "x" + units.getQuantity())
                .collect(joining("-"));
        CancellationRequest request =
                new CancellationRequest().reason("waited too long").lines(waiting);
        live.cancel(key("-waited-" + Integer.toHexString(what.hashCode())), request)
                .ifPresent(takenBack::cancelled);
    }

    /** Brings back to a store what the file takes back, as far as it ever reached the customer. */
    void bringBack() throws InterruptedException {
        if (live == null) {
            return;
        }
        Handed handed = new Handed(plan, live.read());
        for (PlannedCredit credit : plan.returns()) {
            takenBack.toStore(credit, handed, context, live.id(), key("-" + credit.document()));
        }
        live.read();
    }

    PlannedOrder plan() {
        return plan;
    }

    /** The answer to the checkout; missing when it was refused. */
    @Nullable
    PlacedOrder placed() {
        return placed;
    }

    @Nullable
    String refusal() {
        return refusal;
    }

    /** As it was read last. */
    @Nullable
    Order order() {
        return live == null ? null : live.known();
    }

    @Nullable
    String trouble() {
        return trouble;
    }

    /** Whether the store of the person at the keyboard has, or had, a part in it. */
    boolean isLeft() {
        return live != null && live.isLeft();
    }

    TakenBack takenBack() {
        return takenBack;
    }
}
