package dev.throughline.oms.bench.play;

import static java.util.stream.Collectors.joining;

import dev.throughline.oms.bench.play.Oms.AgainException;
import dev.throughline.oms.bench.play.PlannedOrder.Kind;
import dev.throughline.oms.bench.play.PlannedOrder.PlannedCredit;
import dev.throughline.oms.client.model.Cancellation;
import dev.throughline.oms.client.model.CancellationRequest;
import dev.throughline.oms.client.model.FulfillmentOrder;
import dev.throughline.oms.client.model.LineUnits;
import dev.throughline.oms.client.model.Order;
import dev.throughline.oms.client.model.OrderLine;
import dev.throughline.oms.client.model.OrderStatus;
import dev.throughline.oms.client.model.PlacedOrder;
import dev.throughline.oms.client.model.ReasonRequest;
import dev.throughline.oms.client.model.UnitCount;
import dev.throughline.oms.client.model.UnitState;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The life of one planned order, in phases. After a kill each phase is simply done again: requests have keys of their own, acts follow
 * from the order as it stands.
 */
final class OrderRun {
    private static final double HELD = 0.01;
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration INCOMING_PATIENCE = Duration.ofSeconds(20);
    private static final Set<UnitState> MOVING = Set.of(UnitState.OPEN, UnitState.RELEASED);
    private static final Set<UnitState> NOT_FINAL = Set.of(UnitState.OPEN, UnitState.RELEASED, UnitState.BACKORDERED);

    private final PlannedOrder plan;
    private final PlayContext context;
    private final Oms oms;
    private final TakenBack takenBack = new TakenBack();
    private @Nullable PlacedOrder placed;
    private @Nullable String refusal;
    private @Nullable Order order;
    private @Nullable String trouble;

    OrderRun(PlannedOrder plan, PlayContext context) {
        this.plan = plan;
        this.context = context;
        this.oms = context.oms();
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
            placed = oms.call(this::placeOnce);
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
        String key = context.key(plan.invoice().number());
        PlacedOrder answer = plan.kind() == Kind.TILL_SALE
                ? oms.tills.recordTillSale(Requests.tillSale(plan, key, context.startedAt()))
                : oms.checkout.placeOrder(key, Requests.order(plan));
        if (answer.getStatus() == OrderStatus.PLACED) {
            throw new AgainException("order " + answer.getOrderId() + " is not decided yet");
        }
        return answer;
    }

    /** What happens until every unit is with the customer, cancelled or waiting for stock. */
    void fulfil() throws InterruptedException {
        if (placed == null) {
            return;
        }
        if (plan.kind() != Kind.TILL_SALE) {
            holdForAWhile();
            for (PlannedCredit credit : plan.cancellations()) {
                cancel(context.key(plan.invoice().number() + "-" + credit.document()), Requests.cancellation(credit));
            }
        }
        workUntilNone(MOVING);
    }

    private void holdForAWhile() throws InterruptedException {
        if (!context.chance().hits(HELD, "hold", plan.invoice().number()) || read().getOrderHold()) {
            return;
        }
        try {
            oms.run(() -> oms.operations.holdOrder(id(), new ReasonRequest().reason("address to be checked")));
        } catch (RefusedException closed) {
            requireConflict(closed);
        }
    }

    /** A customer may ask for more than can still be cancelled; then the answer says no, or less. */
    private void cancel(String key, CancellationRequest request) throws InterruptedException {
        try {
            Cancellation answer = oms.call(() -> oms.service.cancelOrder(id(), key, request));
            takenBack.cancelled(answer);
        } catch (RefusedException e) {
            requireConflict(e);
        }
    }

    private static void requireConflict(RefusedException e) {
        if (e.status() != 409) {
            throw e;
        }
    }

    private void workUntilNone(Set<UnitState> states) throws InterruptedException {
        if (!workUntilNone(states, PATIENCE)) {
            throw new IllegalStateException("order " + id() + " does not go on");
        }
    }

    /** Answers false when nothing could be done for so long. */
    private boolean workUntilNone(Set<UnitState> states, Duration patience) throws InterruptedException {
        long since = System.nanoTime();
        long pause = 20;
        while (unitsIn(read(), states) > 0) {
            if (workOnce()) {
                since = System.nanoTime();
                pause = 20;
            } else {
                if (System.nanoTime() - since > patience.toNanos()) {
                    return false;
                }
                Thread.sleep(pause);
                pause = Math.min(1000, pause * 2);
            }
        }
        return true;
    }

    private boolean workOnce() throws InterruptedException {
        Order now = Objects.requireNonNull(order);
        if (now.getOrderHold()) {
            oms.run(() -> oms.operations.releaseOrder(id(), new ReasonRequest().reason("address is right")));
        }
        boolean acted = false;
        for (FulfillmentOrder work : now.getFulfillmentOrders()) {
            try {
                acted |= !Staff.isOver(work) && context.staff().work(work, plan, now.getNumber());
            } catch (RefusedException changedMeanwhile) {
                requireConflict(changedMeanwhile);
            }
        }
        return acted;
    }

    /** Cancels what waits for goods that will not come, works on the rest as it comes in, and loses patience in the end. */
    void finish(Replenishment replenishment) throws InterruptedException {
        if (placed == null || unitsIn(read(), NOT_FINAL) == 0) {
            return;
        }
        giveUpWaiting(sku -> !replenishment.comesIn(sku));
        if (!workUntilNone(NOT_FINAL, INCOMING_PATIENCE)) {
            giveUpWaiting(sku -> true);
            workUntilNone(NOT_FINAL);
        }
    }

    private void giveUpWaiting(Predicate<String> forSku) throws InterruptedException {
        List<LineUnits> waiting = Objects.requireNonNull(order).getLines().stream()
                .filter(line -> forSku.test(line.getSku()) && count(line, UnitState.BACKORDERED) > 0)
                .map(line -> new LineUnits().line(line.getLine()).quantity(count(line, UnitState.BACKORDERED)))
                .toList();
        if (!waiting.isEmpty()) {
            String what = waiting.stream()
                    .map(units -> units.getLine() + "x" + units.getQuantity())
                    .collect(joining("-"));
            CancellationRequest request =
                    new CancellationRequest().reason("waited too long").lines(waiting);
            cancel(context.key(plan.invoice().number() + "-waited-" + Integer.toHexString(what.hashCode())), request);
        }
    }

    /** Brings back to a store what the file takes back, as far as it ever reached the customer. */
    void bringBack() throws InterruptedException {
        if (placed == null) {
            return;
        }
        Handed handed = new Handed(plan, read());
        for (PlannedCredit credit : plan.returns()) {
            takenBack.toStore(
                    credit, handed, context, id(), context.key(plan.invoice().number() + "-" + credit.document()));
        }
        read();
    }

    private Order read() throws InterruptedException {
        Order now = oms.call(() -> oms.service.getOrder(id()));
        order = now;
        return now;
    }

    private String id() {
        return Objects.requireNonNull(placed).getOrderId();
    }

    static int unitsIn(Order order, Set<UnitState> states) {
        return order.getLines().stream()
                .flatMap(line -> line.getUnits().stream())
                .filter(units -> states.contains(units.getState()))
                .mapToInt(UnitCount::getQuantity)
                .sum();
    }

    static int count(OrderLine line, UnitState state) {
        return line.getUnits().stream()
                .filter(units -> units.getState() == state)
                .mapToInt(UnitCount::getQuantity)
                .sum();
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
        return order;
    }

    @Nullable
    String trouble() {
        return trouble;
    }

    TakenBack takenBack() {
        return takenBack;
    }
}
