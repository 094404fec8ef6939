package dev.throughline.oms.bench.play;

import dev.throughline.oms.client.model.Cancellation;
import dev.throughline.oms.client.model.CancellationRequest;
import dev.throughline.oms.client.model.FulfillmentOrder;
import dev.throughline.oms.client.model.LineUnits;
import dev.throughline.oms.client.model.Order;
import dev.throughline.oms.client.model.OrderLine;
import dev.throughline.oms.client.model.ReasonRequest;
import dev.throughline.oms.client.model.UnitCount;
import dev.throughline.oms.client.model.UnitState;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** An accepted order as it stands, and what people do to it. */
final class LiveOrder {
    private static final double HELD = 0.01;
    private static final double GOES_TO_ANOTHER_STORE = 0.5;

    private final PlannedOrder plan;
    private final PlayContext context;
    private final Oms oms;
    private final String id;
    private @Nullable Order order;

    LiveOrder(PlannedOrder plan, PlayContext context, String id) {
        this.plan = plan;
        this.context = context;
        this.oms = context.oms();
        this.id = id;
    }

    String id() {
        return id;
    }

    Order read() throws InterruptedException {
        Order now = oms.call(() -> oms.service.getOrder(id));
        order = now;
        return now;
    }

    /** As it was read last; missing when it never was. */
    @Nullable
    Order known() {
        return order;
    }

    void holdForAWhile() throws InterruptedException {
        if (!context.chance().hits(HELD, "hold", plan.invoice().number()) || read().getOrderHold()) {
            return;
        }
        try {
            oms.run(() -> oms.operations.holdOrder(id, new ReasonRequest().reason("address to be checked")));
        } catch (RefusedException closed) {
            requireConflict(closed);
        }
    }

    /** A customer may ask for more than can still be cancelled; then the answer says no, or less. */
    Optional<Cancellation> cancel(String key, CancellationRequest request) throws InterruptedException {
        try {
            return Optional.of(oms.call(() -> oms.service.cancelOrder(id, key, request)));
        } catch (RefusedException e) {
            requireConflict(e);
            return Optional.empty();
        }
    }

    private static void requireConflict(RefusedException e) {
        if (e.status() != 409) {
            throw e;
        }
    }

    /**
     * Works until no unit is in any of these states, or the rest is not up to the play; answers false when nothing could be done for so
     * long.
     *
     * @param carrierCounts whether what the carrier has is not up to the play
     */
    boolean workUntilNone(Set<UnitState> states, Duration patience, boolean carrierCounts) throws InterruptedException {
        long since = System.nanoTime();
        long pause = 20;
        while (unitsIn(read(), states) > 0 && !isElsewhere(states, carrierCounts)) {
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

    /** Whether all that is left waits for others; nobody waits for stock, or for a decision. */
    private boolean isElsewhere(Set<UnitState> states, boolean carrierCounts) {
        Order now = Objects.requireNonNull(order);
        List<FulfillmentOrder> left = now.getFulfillmentOrders().stream()
                .filter(work -> !Staff.isOver(work))
                .toList();
        return !left.isEmpty()
                && !now.getOrderHold()
                && unitsIn(now, Set.of(UnitState.UNFILLABLE)) == 0
                && !(states.contains(UnitState.BACKORDERED) && unitsIn(now, Set.of(UnitState.BACKORDERED)) > 0)
                && left.stream().allMatch(work -> context.staff().isElsewhere(work, carrierCounts));
    }

    /** Whether something of it was left to the person at the keyboard. */
    boolean isLeft() {
        return order != null
                && Objects.requireNonNull(order).getFulfillmentOrders().stream()
                        .anyMatch(work -> context.staff().isElsewhere(work, false));
    }

    private boolean workOnce() throws InterruptedException {
        Order now = Objects.requireNonNull(order);
        if (now.getOrderHold()) {
            oms.run(() -> oms.operations.releaseOrder(id, new ReasonRequest().reason("address is right")));
        }
        boolean acted = unitsIn(now, Set.of(UnitState.UNFILLABLE)) > 0 && decide();
        acted |= new LostParcels(context).decide(now, plan);
        for (FulfillmentOrder work : now.getFulfillmentOrders()) {
            try {
                acted |= !Staff.isOver(work) && context.staff().work(work, plan, now.getNumber());
            } catch (RefusedException changedMeanwhile) {
                requireConflict(changedMeanwhile);
            }
        }
        return acted;
    }

    /** Who wanted to collect goes to another store or has it delivered, if anybody has it; everybody else does without it. */
    private boolean decide() throws InterruptedException {
        try {
            if (plan.kind() == PlannedOrder.Kind.PICKUP) {
                if (context.chance()
                        .hits(
                                GOES_TO_ANOTHER_STORE,
                                "another store",
                                plan.invoice().number())) {
                    collectElsewhere();
                }
                oms.call(() -> oms.decisions.decideUnfillable(id, decisionKey("deliver"), Requests.delivery(plan)));
            }
            if (unitsIn(read(), Set.of(UnitState.UNFILLABLE)) > 0) {
                oms.call(() -> oms.decisions.decideUnfillable(id, decisionKey("cancel"), Requests.noMore()));
            }
        } catch (RefusedException decidedMeanwhile) {
            requireConflict(decidedMeanwhile);
        }
        return true;
    }

    /** One that has nothing, or does not keep pickups, leaves the units waiting. */
    private void collectElsewhere() throws InterruptedException {
        String store = Places.nearest(
                        context.places().stores().stream()
                                .filter(other -> !other.id().equals(plan.store()))
                                .toList(),
                        plan.person().home())
                .id();
        oms.call(() -> oms.decisions.decideUnfillable(id, decisionKey("collect"), Requests.collectionAt(store)));
    }

    /** Each time that units are found without anybody to serve them is a decision of its own. */
    private String decisionKey(String what) {
        return context.key(plan.invoice().number() + "-" + what + "-"
                + Objects.requireNonNull(order).getFulfillmentOrders().size());
    }

    /** What waits for stock, of the SKUs asked for. */
    List<LineUnits> waiting(Predicate<String> sku) {
        return Objects.requireNonNull(order).getLines().stream()
                .filter(line -> sku.test(line.getSku()) && count(line, UnitState.BACKORDERED) > 0)
                .map(line -> new LineUnits().line(line.getLine()).quantity(count(line, UnitState.BACKORDERED)))
                .toList();
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
}
