package dev.throughline.oms.workflows.order;

import static dev.throughline.oms.workflows.order.OrderTestBench.PICKER;
import static dev.throughline.oms.workflows.order.OrderTestBench.STORE;
import static dev.throughline.oms.workflows.order.OrderTestBench.WAREHOUSE;
import static dev.throughline.oms.workflows.order.OrderTestBench.line;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.throughline.oms.workflows.shared.Actor;
import dev.throughline.oms.workflows.shared.ChannelId;
import dev.throughline.oms.workflows.shared.FulfillmentMethod;
import dev.throughline.oms.workflows.shared.OrderStatus;
import dev.throughline.oms.workflows.shared.ShortagePolicy;
import dev.throughline.oms.workflows.shared.UnitState;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The customer collects in a store that has the goods sent from elsewhere first. */
class ShipToStoreTest {
    private static final Actor ASSOCIATE = new Actor(Actor.Kind.EMPLOYEE, "associate-7");
    private static final String ON_ITS_WAY = "it is not on its way to the store";

    private final OrderTestBench bench = new OrderTestBench(OrderWorkflowImpl.class);
    private final Systems systems = bench.systems;

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void sendsItToTheStoreWhereTheCustomerIsToldOfItAndCollectsIt() {
        systems.stock.put(WAREHOUSE, 2);
        bench.place(order(ShortagePolicy.ALL_OR_NOTHING, 2));
        bench.pack(1);
        assertThat(systems.calls).endsWith("issue 2 of line 1 at warehouse-1", "release label or code", "RELEASED");
        arrive(1);
        assertThat(bench.order().view().units()).containsEntry(UnitState.RELEASED, 2);
        handOver(1);

        assertThat(bench.outcome("order-shipped-to-store")).isEqualTo(OrderStatus.COMPLETED);
        assertThat(systems.calls)
                .containsSubsequence(
                        "request 2 of line 1 at warehouse-1",
                        "capture 2000 GBP",
                        "issue 2 of line 1 at warehouse-1",
                        "RELEASED",
                        "arrive",
                        "ARRIVED",
                        "message READY_FOR_PICKUP",
                        "close COLLECTED",
                        "COLLECTED")
                .doesNotContain("message SHIPPED");
        assertThat(Collections.frequency(systems.calls, "message READY_FOR_PICKUP"))
                .isEqualTo(1);
        assertThat(systems.calls.stream().filter(call -> call.startsWith("issue")))
                .as("stock leaves the books once")
                .hasSize(1);
    }

    @Test
    void takesWhatTheStoreHasFromItsShelfAndSendsTheRest() {
        systems.stock.put(STORE, 1);
        systems.stock.put(WAREHOUSE, 1);
        bench.place(order(ShortagePolicy.ALL_OR_NOTHING, 2));
        assertThat(systems.sourced.getFirst().pickupLocation()).isEqualTo(STORE);
        bench.order().readyForPickup(new Packed(bench.fulfillmentOrder(1), ASSOCIATE));
        bench.pack(2);
        handOver(1);
        arrive(2);
        handOver(2);

        assertThat(bench.outcome("order-shipped-to-store-in-part")).isEqualTo(OrderStatus.COMPLETED);
        assertThat(systems.calls)
                .containsSubsequence(
                        "request 1 of line 1 at store-7",
                        "request 1 of line 1 at warehouse-1",
                        "message READY_FOR_PICKUP",
                        "issue 1 of line 1 at warehouse-1",
                        "issue 1 of line 1 at store-7",
                        "arrive",
                        "message READY_FOR_PICKUP");
    }

    @Test
    void givesTheMoneyBackAndLeavesTheUnitsToTheStoreWhenNobodyCollects() {
        sent();
        arrive(1);

        assertThat(bench.outcome("order-shipped-to-store-not-collected")).isEqualTo(OrderStatus.CANCELLED);
        assertThat(systems.calls)
                .containsSubsequence(
                        "ARRIVED",
                        "receive uncollected 1 of line 1 at store-7",
                        "close NO_SHOW",
                        "NO_SHOW",
                        "claim refund 1 of line 1",
                        "refund 100 GBP")
                .doesNotContain("release 1 of line 1 at store-7", "release 1 of line 1 at warehouse-1");
    }

    @Test
    void asksForAttentionWhenItDoesNotArriveAndKeepsItsPickupWindowFromTheArrivalOn() {
        sent();
        bench.env.sleep(Duration.ofDays(10).plusHours(1));
        assertThat(systems.calls).endsWith("escalate OVERDUE", "exception LATE at [warehouse-1]");
        arrive(1);
        bench.env.sleep(Duration.ofDays(6));
        handOver(1);

        assertThat(bench.outcome("order-shipped-to-store-late")).isEqualTo(OrderStatus.COMPLETED);
        assertThat(systems.calls).contains("exception LATE closed: arrived");
    }

    @Test
    void paysBackWhatTheCarrierLosesOnTheWay() {
        sent();
        bench.order().tracked(new Tracked(bench.fulfillmentOrder(1), Tracked.Outcome.LOST));

        assertThat(bench.outcome("order-shipped-to-store-lost")).isEqualTo(OrderStatus.CANCELLED);
        assertThat(systems.calls).containsSubsequence("end 1 of line 1 LOST", "LOST", "claim refund 1 of line 1");
        assertThatThrownBy(() -> arrive(1)).isInstanceOf(RuntimeException.class);
    }

    @Test
    void sendsToTheStoreAgainWhatTheCarrierLost() {
        sent();
        bench.order().tracked(new Tracked(bench.fulfillmentOrder(1), Tracked.Outcome.LOST));
        bench.awaitUnits(UnitState.LOST, 1);
        systems.stock.put(WAREHOUSE, 1);
        bench.order()
                .resolveParcel(new ParcelDecision(
                        bench.fulfillmentOrder(1),
                        ParcelDecision.Choice.REPLACE,
                        PICKER,
                        "the customer still wants it"));
        assertThat(systems.sourced.getLast().method()).isEqualTo(FulfillmentMethod.SHIP_TO_STORE);
        bench.pack(2);
        arrive(2);
        handOver(2);

        assertThat(bench.outcome("order-shipped-to-store-replaced")).isEqualTo(OrderStatus.COMPLETED);
        assertThat(systems.captured).hasSize(1);
    }

    @Test
    void isNotAtItsEndWhereTheCarrierLeavesIt() {
        sent();
        bench.deliver(1);
        assertThatThrownBy(() -> handOver(1)).hasStackTraceContaining("it is not waiting for the customer");
        arrive(1);
        bench.deliver(1);
        bench.order().tracked(new Tracked(bench.fulfillmentOrder(1), Tracked.Outcome.LOST));
        assertThatThrownBy(() -> arrive(1)).hasStackTraceContaining(ON_ITS_WAY);
        handOver(1);

        assertThat(bench.outcome("order-shipped-to-store-delivered")).isEqualTo(OrderStatus.COMPLETED);
        assertThat(systems.calls).doesNotContain("DELIVERED", "LOST");
    }

    @Test
    void refusesToArriveBeforeItLeft() {
        systems.stock.put(WAREHOUSE, 1);
        bench.place(order(ShortagePolicy.ALL_OR_NOTHING, 1));
        assertThatThrownBy(() -> arrive(1)).hasStackTraceContaining(ON_ITS_WAY);
        assertThatThrownBy(() -> bench.order().readyForPickup(new Packed(bench.fulfillmentOrder(1), PICKER)))
                .hasStackTraceContaining("it is shipped: report it packed");
        bench.cancel();

        assertThat(bench.outcome("order-shipped-to-store-cancelled")).isEqualTo(OrderStatus.CANCELLED);
    }

    @Test
    void sendsToTheStoreFromElsewhereWhatAWarehouseDoesNotFind() {
        systems.stock.put(WAREHOUSE, 1);
        bench.place(order(ShortagePolicy.SHIP_AVAILABLE, 1));
        systems.stock.put(STORE, 1);
        bench.order().declined(new Declined(bench.fulfillmentOrder(1), List.of(), true, PICKER, "not on the shelf"));
        assertThat(systems.sourced.getLast().method()).isEqualTo(FulfillmentMethod.SHIP_TO_STORE);
        bench.order().readyForPickup(new Packed(bench.fulfillmentOrder(2), ASSOCIATE));
        handOver(2);

        assertThat(bench.outcome("order-shipped-to-store-resourced")).isEqualTo(OrderStatus.COMPLETED);
    }

    @Test
    void isAPickupFromItsArrivalOnRemindedPutOffAndHandedOverInParts() {
        systems.stock.put(WAREHOUSE, 3);
        bench.place(order(ShortagePolicy.ALL_OR_NOTHING, 3));
        bench.pack(1);
        bench.env.sleep(Duration.ofDays(6));
        assertThat(systems.calls).as("there is nothing to collect").doesNotContain("message PICKUP_REMINDER");
        assertThatThrownBy(() -> putOff(Duration.ofDays(3))).hasStackTraceContaining("it is not waiting");
        arrive(1);
        bench.env.sleep(Duration.ofDays(5).plusHours(1));
        assertThat(systems.calls).endsWith("message PICKUP_REMINDER");
        putOff(Duration.ofDays(9));
        var part = List.of(new UnitsOfLine(1, 1));
        bench.order()
                .handedOver(
                        new HandedOver(bench.fulfillmentOrder(1), ASSOCIATE, part, HandedOver.Rest.KEEP, null, null));
        bench.order()
                .handedOver(
                        new HandedOver(bench.fulfillmentOrder(1), ASSOCIATE, part, HandedOver.Rest.RETURN, null, null));

        assertThat(bench.outcome("order-shipped-to-store-given-up")).isEqualTo(OrderStatus.COMPLETED);
        assertThat(systems.calls).containsSubsequence("receive uncollected 1 of line 1 at store-7", "close CANCELLED");
        assertThat(systems.calls.stream().filter(call -> call.startsWith("issue")))
                .containsExactly("issue 3 of line 1 at warehouse-1");
    }

    private void putOff(Duration by) {
        bench.order()
                .reschedule(new Reschedule(
                        bench.fulfillmentOrder(1),
                        Instant.ofEpochMilli(bench.env.currentTimeMillis()).plus(by),
                        ASSOCIATE,
                        null));
    }

    @Test
    void goesOnInAnotherRunWhileItWaitsAtTheStore() {
        systems.stock.put(WAREHOUSE, 1);
        bench.place(new OrderInput(order(ShortagePolicy.ALL_OR_NOTHING, 1), 5, null));
        bench.pack(1);
        arrive(1);
        bench.env.sleep(Duration.ofDays(1));
        handOver(1);

        assertThat(bench.outcome("order-shipped-to-store-continued")).isEqualTo(OrderStatus.COMPLETED);
    }

    private void sent() {
        systems.stock.put(WAREHOUSE, 1);
        bench.place(order(ShortagePolicy.ALL_OR_NOTHING, 1));
        bench.pack(1);
    }

    private void arrive(int number) {
        bench.order().arrived(new Arrived(bench.fulfillmentOrder(number), ASSOCIATE));
    }

    private void handOver(int number) {
        bench.order().handedOver(new HandedOver(bench.fulfillmentOrder(number), ASSOCIATE));
    }

    private PlaceOrder order(ShortagePolicy policy, int units) {
        var pickup = bench.pickup(line(1, units, 1000L * units));
        return new PlaceOrder(
                pickup.id(),
                pickup.number(),
                new ChannelId("web"),
                FulfillmentMethod.SHIP_TO_STORE,
                STORE,
                policy,
                "GBP",
                Arrays.asList(line(1, units, 1000L * units)),
                null);
    }
}
