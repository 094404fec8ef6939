package dev.throughline.oms.activities.order;

import dev.throughline.oms.activities.event.Events;
import dev.throughline.oms.activities.event.RecordedEvent;
import dev.throughline.oms.workflows.order.AcceptedOrder;
import dev.throughline.oms.workflows.order.AcceptedOrder.LineUnits;
import dev.throughline.oms.workflows.order.OrderActivities;
import dev.throughline.oms.workflows.order.OrderFact;
import dev.throughline.oms.workflows.order.OrderProgress;
import dev.throughline.oms.workflows.order.OrderProgress.UnitMove;
import dev.throughline.oms.workflows.order.ReturnClaim;
import dev.throughline.oms.workflows.order.SubstitutedUnits;
import dev.throughline.oms.workflows.shared.Actor;
import dev.throughline.oms.workflows.shared.LocationId;
import dev.throughline.oms.workflows.shared.OrderId;
import dev.throughline.oms.workflows.shared.OrderedUnits;
import dev.throughline.oms.workflows.shared.ReturnId;
import dev.throughline.oms.workflows.shared.Sku;
import dev.throughline.oms.workflows.shared.UnitState;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Brings orders into the states that tests start from. */
@Component
class OrderScene {
    static final Actor ACTOR = new Actor(Actor.Kind.EMPLOYEE, "emp-7");

    private final OrderIntake intake;
    private final OrderActivities orders;
    private final OrderBook book;
    private final Returns returns;
    private final Events events;

    OrderScene(OrderIntake intake, OrderActivities orders, OrderBook book, Returns returns, Events events) {
        this.intake = intake;
        this.orders = orders;
        this.book = book;
        this.returns = returns;
        this.events = events;
    }

    String register(Checkout checkout) {
        return intake.register("shop", checkout.id().value(), "f1", checkout).number();
    }

    /** An accepted order, every unit in one state. */
    OrderId accepted(UnitState state, int... quantities) {
        return accepted(OrderSamples.checkout(OrderSamples.newId(), quantities), state);
    }

    OrderId accepted(Checkout checkout, UnitState state) {
        register(checkout);
        orders.recordAccepted(new AcceptedOrder(
                checkout.id(),
                OrderSamples.PLACED_AT.plusSeconds(1),
                null,
                checkout.lines().stream()
                        .map(line -> new LineUnits(line.line(), state, line.quantity()))
                        .toList(),
                List.of()));
        return checkout.id();
    }

    /** An order whose units came to the customer's door just now. */
    OrderId delivered(int... quantities) {
        var order = accepted(UnitState.RELEASED, quantities);
        for (int i = 0; i < quantities.length; i++) {
            move(
                    order,
                    "deliver/" + i,
                    OrderFact.DELIVERED,
                    i + 1,
                    UnitState.RELEASED,
                    UnitState.DELIVERED,
                    quantities[i]);
        }
        return order;
    }

    void move(OrderId order, String step, OrderFact fact, int line, UnitState from, UnitState to, int quantity) {
        progress(order, step, fact, new UnitMove(line, from, to, quantity));
    }

    void progress(OrderId order, String step, OrderFact fact, UnitMove... moves) {
        orders.recordProgress(new OrderProgress(order, step, fact, List.of(moves), null, ACTOR, "because", List.of()));
    }

    void substituted(OrderId order, SubstitutedUnits units) {
        var progress = new OrderProgress(
                order, "progress/s", OrderFact.SUBSTITUTED, List.of(), null, ACTOR, "because", List.of(), null, units);
        orders.recordProgress(progress);
        orders.recordProgress(progress);
    }

    static ReturnClaim claim(OrderId order, int line, int quantity) {
        return claim(order, Instant.now(), List.of(units(line, quantity)), List.of());
    }

    static ReturnClaim claim(OrderId order, Instant at, List<OrderedUnits> lines, List<OrderedUnits> notRestocked) {
        return new ReturnClaim(
                new ReturnId("rma_" + OrderSamples.newId().value().substring(4)),
                order,
                new LocationId("store-3"),
                lines,
                at,
                ACTOR,
                "too small",
                notRestocked);
    }

    static OrderedUnits units(int line, int quantity) {
        return new OrderedUnits(line, new Sku("SKU-" + line), quantity);
    }

    OrderBook.OrderRecord read(OrderId order) {
        return book.find(order).orElseThrow();
    }

    Returns.ReturnRecord returnOf(ReturnClaim claim) {
        return returns.find(claim.rma()).orElseThrow();
    }

    Map<UnitState, Integer> unitsOf(OrderId order, int line) {
        return read(order).units().getOrDefault(line, Map.of());
    }

    List<String> eventTypes(OrderId order) {
        return events.of(order).stream().map(RecordedEvent::type).toList();
    }
}
