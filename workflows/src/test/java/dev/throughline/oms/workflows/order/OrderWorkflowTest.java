package dev.throughline.oms.workflows.order;

import static dev.throughline.oms.workflows.order.OrderTestBench.PICKER;
import static dev.throughline.oms.workflows.order.OrderTestBench.STORE;
import static dev.throughline.oms.workflows.order.OrderTestBench.WAREHOUSE;
import static dev.throughline.oms.workflows.order.OrderTestBench.line;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.throughline.oms.workflows.payment.PaymentRefusal;
import dev.throughline.oms.workflows.shared.OrderStatus;
import dev.throughline.oms.workflows.shared.OrderedUnits;
import dev.throughline.oms.workflows.shared.ShortagePolicy;
import dev.throughline.oms.workflows.shared.Sku;
import dev.throughline.oms.workflows.shared.UnitState;
import dev.throughline.oms.workflows.sourcing.Preorder;
import io.temporal.client.WorkflowStub;
import io.temporal.client.WorkflowUpdateException;
import io.temporal.failure.CanceledFailure;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OrderWorkflowTest {
    private final OrderTestBench bench = new OrderTestBench(OrderWorkflowImpl.class, RefundWorkflowImpl.class);
    private final Systems systems = bench.systems;

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void shipsAnOrderAndCapturesBeforeTheParcelLeaves() {
        systems.stock.put(WAREHOUSE, 5);
        var placement = bench.place(bench.shipping(ShortagePolicy.ALL_OR_NOTHING, line(1, 2, 999)));
        assertThat(placement.refusal()).isNull();
        assertThat(bench.pack(1).captured()).isEqualTo(placement.authorized());
        bench.deliver(1);

        assertThat(bench.outcome("order-shipped")).isEqualTo(OrderStatus.COMPLETED);
        assertThat(systems.calls)
                .containsExactly(
                        "source",
                        "authorize 999 GBP",
                        "accepted",
                        "request 2 of line 1 at warehouse-1",
                        "message ORDER_ACCEPTED",
                        "recognize",
                        "capture 999 GBP",
                        "issue 2 of line 1 at warehouse-1",
                        "release label or code",
                        "RELEASED",
                        "message SHIPPED",
                        "close DELIVERED",
                        "DELIVERED",
                        "message DELIVERED",
                        "award for 999 GBP",
                        "after-sales");
    }

    @Test
    void keepsAPickupForTheCustomerUntilItIsHandedOver() {
        systems.stock.put(STORE, 1);
        bench.place(bench.pickup(line(1, 1, 2500)));
        bench.order().readyForPickup(new Packed(bench.fulfillmentOrder(1), PICKER));
        bench.env.sleep(Duration.ofDays(3));
        bench.order().handedOver(new HandedOver(bench.fulfillmentOrder(1), PICKER));

        assertThat(bench.outcome("order-collected")).isEqualTo(OrderStatus.COMPLETED);
        assertThat(systems.calls)
                .containsSubsequence(
                        "capture 2500 GBP",
                        "release label or code",
                        "message READY_FOR_PICKUP",
                        "issue 1 of line 1 at store-7",
                        "COLLECTED");
    }

    @Test
    void givesEverythingBackWhenNobodyCollectsForAWeek() {
        systems.stock.put(STORE, 1);
        bench.place(bench.pickup(line(1, 1, 2500)));
        bench.order().readyForPickup(new Packed(bench.fulfillmentOrder(1), PICKER));

        assertThat(bench.outcome("order-not-collected")).isEqualTo(OrderStatus.CANCELLED);
        assertThat(systems.calls)
                .containsSubsequence(
                        "release 1 of line 1 at store-7",
                        "close NO_SHOW",
                        "NO_SHOW",
                        "claim refund 1 of line 1",
                        "refund 100 GBP",
                        "refunded",
                        "message REFUNDED of 100 GBP");
    }

    @Test
    void refusesAnOrderThatCannotBeHadAndLeavesNothingBehind() {
        systems.stock.put(WAREHOUSE, 1);
        var placement = bench.place(bench.shipping(ShortagePolicy.ALL_OR_NOTHING, line(1, 2, 999)));

        assertThat(placement.refusal())
                .isEqualTo(new Refusal(Refusal.Reason.OUT_OF_STOCK, List.of(new OrderedUnits(1, new Sku("SKU-1"), 1))));
        assertThat(bench.outcome("order-out-of-stock")).isEqualTo(OrderStatus.REFUSED);
        assertThat(systems.calls).containsExactly("source", "refused OUT_OF_STOCK");
    }

    @Test
    void givesTheStockBackWhenThePaymentIsDeclined() {
        systems.stock.put(WAREHOUSE, 2);
        systems.declinesAuthorization = PaymentRefusal.DECLINED;
        var placement = bench.place(bench.shipping(ShortagePolicy.ALL_OR_NOTHING, line(1, 2, 999)));

        assertThat(placement.refusal()).isEqualTo(Refusal.of(Refusal.Reason.PAYMENT_DECLINED));
        assertThat(bench.outcome("order-declined-nothing-to-void")).isEqualTo(OrderStatus.REFUSED);
        assertThat(systems.calls)
                .containsExactly("source", "authorize 999 GBP", "release all", "refused PAYMENT_DECLINED");
    }

    @Test
    void undoesInReverseWhenTheGatewayIsAwayForTooLong() {
        systems.stock.put(WAREHOUSE, 2);
        systems.away("authorize", 1_000);
        bench.start(bench.shipping(ShortagePolicy.ALL_OR_NOTHING, line(1, 2, 999)));

        assertThat(bench.outcome("order-gateway-away")).isEqualTo(OrderStatus.REFUSED);
        assertThat(systems.calls).containsExactly("source", "void", "release all", "refused PAYMENT_UNAVAILABLE");
    }

    @Test
    void undoesStockAlsoWhileTheGatewayDoesNotLetItVoid() {
        systems.stock.put(WAREHOUSE, 2);
        systems.away("authorize", 1_000);
        systems.away("void", 20);
        bench.start(bench.shipping(ShortagePolicy.ALL_OR_NOTHING, line(1, 2, 999)));

        assertThat(bench.outcome("order-void-late-again")).isEqualTo(OrderStatus.REFUSED);
        assertThat(systems.calls).containsExactly("source", "release all", "void", "refused PAYMENT_UNAVAILABLE");
    }

    @Test
    void cancelsWhatIsNotCapturedAndVoidsItsMoney() {
        systems.stock.put(STORE, 1);
        systems.stock.put(WAREHOUSE, 5);
        bench.place(bench.shipping(ShortagePolicy.ALL_OR_NOTHING, line(1, 3, 1000)));
        bench.pack(1);
        var cancelled = bench.cancel();
        bench.deliver(1);

        assertThat(cancelled.units()).containsExactly(new OrderedUnits(1, new Sku("SKU-1"), 2));
        assertThat(bench.outcome("order-partly-cancelled")).isEqualTo(OrderStatus.COMPLETED);
        assertThat(systems.calls)
                .containsSubsequence(
                        "capture 333 GBP",
                        "release 2 of line 1 at warehouse-1",
                        "withdraw 2 of line 1 CANCELLED",
                        "UNITS_CANCELLED",
                        "void");
    }

    @Test
    void cancelsTheWholeOrderBeforeAnythingIsPacked() {
        systems.stock.put(WAREHOUSE, 5);
        bench.place(bench.shipping(ShortagePolicy.ALL_OR_NOTHING, line(1, 3, 1000)));

        assertThat(bench.cancel().status()).isEqualTo(OrderStatus.CANCELLED);
        assertThat(bench.outcome("order-cancelled")).isEqualTo(OrderStatus.CANCELLED);
        assertThat(systems.calls).endsWith("message UNITS_CANCELLED", "void");
    }

    @Test
    void doesNotCancelWhatIsCaptured() {
        systems.stock.put(WAREHOUSE, 5);
        bench.place(bench.shipping(ShortagePolicy.ALL_OR_NOTHING, line(1, 3, 1000)));
        bench.pack(1);

        assertRefused(bench::cancel, OrderFailure.NOT_CANCELLABLE);
    }

    @Test
    void allocatesEveryPennyOnceOverASplitOrder() {
        systems.stock.put(STORE, 1);
        systems.stock.put(WAREHOUSE, 2);
        bench.place(bench.shipping(ShortagePolicy.ALL_OR_NOTHING, line(1, 3, 1000)));
        bench.pack(2);
        bench.pack(1);
        bench.deliver(1);
        bench.deliver(2);

        assertThat(bench.outcome("order-split")).isEqualTo(OrderStatus.COMPLETED);
        assertThat(systems.captured.stream().mapToLong(c -> c.amount().amountMinor()))
                .containsExactly(667L, 333L);
        assertThat(systems.calls).doesNotContain("void");
    }

    @Test
    void sourcesShortPickedUnitsElsewhereAndNeverWhereTheyWereMissing() {
        systems.stock.put(STORE, 2);
        systems.stock.put(WAREHOUSE, 2);
        bench.place(bench.shipping(ShortagePolicy.ALL_OR_NOTHING, line(1, 2, 1000)));
        var resourcing = bench.order()
                .declined(new Declined(
                        bench.fulfillmentOrder(1), List.of(new UnitsOfLine(1, 1)), true, PICKER, "not on the shelf"));
        bench.pack(1);
        bench.pack(2);
        bench.deliver(1);
        bench.deliver(2);

        assertThat(resourcing.resourced()).containsExactly(new OrderedUnits(1, new Sku("SKU-1"), 1));
        assertThat(systems.sourced.getLast().excluded()).containsExactly(STORE);
        assertThat(bench.outcome("order-short-picked")).isEqualTo(OrderStatus.COMPLETED);
        assertThat(systems.calls)
                .containsSubsequence(
                        "short pick 1 of line 1 at store-7",
                        "withdraw 1 of line 1 SHORT_PICKED",
                        "source",
                        "request 1 of line 1 at warehouse-1",
                        "RESOURCED");
    }

    @Test
    void tellsTheStockOfUnitsThatALocationTurnsDownAsDamaged() {
        systems.stock.put(STORE, 1);
        systems.stock.put(WAREHOUSE, 1);
        bench.place(bench.shipping(ShortagePolicy.ALL_OR_NOTHING, line(1, 1, 1000)));
        bench.order()
                .declined(new Declined(
                        bench.fulfillmentOrder(1), List.of(), false, PICKER, "broken", null, "DAMAGED", true));
        bench.pack(2);
        bench.deliver(2);

        assertThat(bench.outcome("order-turned-down-damaged")).isEqualTo(OrderStatus.COMPLETED);
        assertThat(systems.calls)
                .containsSubsequence(
                        "damaged 1 of line 1 at store-7",
                        "withdraw 1 of line 1 REJECTED DAMAGED",
                        "source",
                        "request 1 of line 1 at warehouse-1");
    }

    @Test
    void refundsAParcelThatTheCarrierLost() {
        systems.stock.put(WAREHOUSE, 1);
        bench.place(bench.shipping(ShortagePolicy.ALL_OR_NOTHING, line(1, 1, 1000)));
        bench.pack(1);
        bench.order().tracked(new Tracked(bench.fulfillmentOrder(1), Tracked.Outcome.LOST));
        bench.order().tracked(new Tracked(bench.fulfillmentOrder(1), Tracked.Outcome.LOST));

        assertThat(bench.outcome("order-lost")).isEqualTo(OrderStatus.CANCELLED);
        assertThat(systems.calls).containsOnlyOnce("refund 100 GBP").containsOnlyOnce("LOST");
    }

    @Test
    void keepsAFailedRefundForAPersonAndDoesNotCountItAsRefunded() {
        systems.stock.put(WAREHOUSE, 1);
        systems.declinesRefund = PaymentRefusal.DECLINED;
        bench.place(bench.shipping(ShortagePolicy.ALL_OR_NOTHING, line(1, 1, 1000)));
        bench.pack(1);
        bench.order().tracked(new Tracked(bench.fulfillmentOrder(1), Tracked.Outcome.LOST));

        bench.outcome("order-refund-failed");
        assertThat(systems.calls)
                .containsSubsequence("refund failed DECLINED", "escalate REFUND_FAILED")
                .doesNotContain("refunded");
    }

    @Test
    void releasesNothingWhenTheCaptureIsRefusedAndLetsPackingBeReportedAgain() {
        systems.stock.put(WAREHOUSE, 1);
        systems.declinesCapture = PaymentRefusal.AUTHORIZATION_GONE;
        bench.place(bench.shipping(ShortagePolicy.ALL_OR_NOTHING, line(1, 1, 1000)));
        assertThat(bench.pack(1).refusal()).isEqualTo(PaymentRefusal.AUTHORIZATION_GONE);
        assertThat(systems.calls)
                .endsWith("escalate CAPTURE_FAILED", "CAPTURE_FAILED", "exception CAPTURE_FAILED at [warehouse-1]");
        systems.declinesCapture = null;
        assertThat(bench.pack(1).captured()).isNotNull();
        bench.deliver(1);

        assertThat(bench.outcome("order-capture-refused")).isEqualTo(OrderStatus.COMPLETED);
        assertThat(systems.captured.get(0).key())
                .isNotEqualTo(systems.captured.get(1).key());
    }

    @Test
    void releasesNothingWhileOnHold() {
        systems.stock.put(WAREHOUSE, 1);
        bench.place(bench.shipping(ShortagePolicy.ALL_OR_NOTHING, line(1, 1, 1000)));
        bench.order().hold(new HoldOrder(PICKER, "address looks odd"));
        assertRefused(() -> bench.pack(1), OrderFailure.ORDER_ON_HOLD);
        bench.order().release(new HoldOrder(PICKER, "customer called"));
        bench.pack(1);
        bench.deliver(1);

        assertThat(bench.outcome("order-held")).isEqualTo(OrderStatus.COMPLETED);
        assertThat(systems.calls).containsSubsequence("HELD", "HOLD_RELEASED", "RELEASED");
    }

    @Test
    void waitsForIncomingStockWhenTheCustomerWantsThat() {
        systems.stock.put(WAREHOUSE, 1);
        bench.place(bench.shipping(ShortagePolicy.BACKORDER, line(1, 3, 900)));
        bench.pack(1);
        bench.deliver(1);
        var filled = new StockChange("n-1", STORE, List.of(new OrderedUnits(1, new Sku("SKU-1"), 2)));
        bench.order().backorderFilled(filled);
        bench.order().backorderFilled(filled);
        bench.awaitFulfillmentOrder(2);
        bench.pack(2);
        bench.deliver(2);

        assertThat(bench.outcome("order-backordered")).isEqualTo(OrderStatus.COMPLETED);
        assertThat(systems.calls)
                .containsOnlyOnce("request 2 of line 1 at store-7")
                .containsSubsequence("capture 300 GBP", "BACKORDER_FILLED", "capture 600 GBP");
    }

    @Test
    void givesUpWaitingForIncomingStockAfterAMonth() {
        bench.place(bench.shipping(ShortagePolicy.BACKORDER, line(1, 3, 900)));

        assertThat(bench.outcome("order-backorder-expired")).isEqualTo(OrderStatus.CANCELLED);
        assertThat(systems.calls)
                .containsSubsequence("release backorder 3 of line 1", "UNITS_CANCELLED", "message UNITS_CANCELLED");
    }

    @Test
    void waitsForAPreorderAMonthBeyondItsRelease() {
        var release = Instant.ofEpochMilli(bench.env.currentTimeMillis()).plus(Duration.ofDays(90));
        systems.releaseAt = release;
        var placement = bench.place(bench.shipping(ShortagePolicy.BACKORDER, line(1, 3, 900)));
        assertThat(placement.preorders())
                .containsExactly(new Preorder(new OrderedUnits(1, new Sku("SKU-1"), 3), release));

        bench.env.sleep(Duration.ofDays(91));
        bench.order().backorderFilled(new StockChange("n-1", STORE, List.of(new OrderedUnits(1, new Sku("SKU-1"), 3))));
        bench.awaitFulfillmentOrder(1);
        bench.pack(1);
        bench.deliver(1);

        assertThat(bench.outcome("order-preordered")).isEqualTo(OrderStatus.COMPLETED);
        assertThat(systems.calls).doesNotContain("release backorder 3 of line 1");
    }

    @Test
    void givesSurplusBackWhenStockComesInForCancelledUnits() {
        bench.place(bench.shipping(ShortagePolicy.BACKORDER, line(1, 3, 900)));
        bench.cancel(new UnitsOfLine(1, 2));
        bench.order().backorderFilled(new StockChange("n-1", STORE, List.of(new OrderedUnits(1, new Sku("SKU-1"), 3))));
        bench.awaitFulfillmentOrder(1);
        bench.pack(1);
        bench.deliver(1);

        bench.outcome("order-backorder-surplus");
        assertThat(systems.calls)
                .containsSubsequence("release 2 of line 1 at store-7", "request 1 of line 1 at store-7");
    }

    @Test
    void sourcesAgainWhenAFactTookCommittedUnits() {
        systems.stock.put(STORE, 1);
        systems.stock.put(WAREHOUSE, 1);
        bench.place(bench.shipping(ShortagePolicy.SHIP_AVAILABLE, line(1, 1, 900)));
        bench.order().fellShort(new StockChange("s-1", STORE, List.of(new OrderedUnits(1, new Sku("SKU-1"), 1))));
        bench.awaitFulfillmentOrder(2);
        bench.pack(2);
        bench.deliver(2);

        assertThat(bench.outcome("order-fell-short")).isEqualTo(OrderStatus.COMPLETED);
        assertThat(systems.calls)
                .containsSubsequence("withdraw 1 of line 1 CANCELLED", "source", "request 1 of line 1 at warehouse-1")
                .doesNotContain("release 1 of line 1 at store-7");
    }

    @Test
    void tellsAPersonWhenALocationDoesNotPackInTime() {
        systems.stock.put(WAREHOUSE, 1);
        bench.place(bench.shipping(ShortagePolicy.ALL_OR_NOTHING, line(1, 1, 900)));
        bench.env.sleep(Duration.ofDays(3).plusHours(12));
        bench.pack(1);
        bench.deliver(1);

        bench.outcome("order-overdue");
        assertThat(systems.calls.stream().filter("escalate OVERDUE"::equals)).hasSize(2);
    }

    @Test
    void survivesMistypedCommands() {
        systems.stock.put(WAREHOUSE, 1);
        bench.place(bench.shipping(ShortagePolicy.ALL_OR_NOTHING, line(1, 1, 900)));
        assertRefused(() -> bench.pack(9), OrderFailure.UNKNOWN_FULFILLMENT_ORDER);
        assertRefused(() -> bench.cancel(new UnitsOfLine(7, 1)), OrderFailure.UNKNOWN_LINE);
        assertRefused(() -> bench.cancel(new UnitsOfLine(1, 2)), OrderFailure.NOT_CANCELLABLE);
        assertRefused(
                () -> bench.order().readyForPickup(new Packed(bench.fulfillmentOrder(1), PICKER)),
                OrderFailure.WRONG_METHOD);
        assertRefused(
                () -> bench.order().handedOver(new HandedOver(bench.fulfillmentOrder(1), PICKER)),
                OrderFailure.WRONG_METHOD);
        bench.order().tracked(new Tracked(bench.fulfillmentOrder(5), Tracked.Outcome.LOST));
        bench.pack(1);
        bench.deliver(1);

        assertThat(bench.outcome("order-mistyped")).isEqualTo(OrderStatus.COMPLETED);
    }

    @Test
    void treatsACancellationFromTheTemporalUiAsACancellationOfTheOrder() {
        systems.stock.put(STORE, 1);
        systems.stock.put(WAREHOUSE, 1);
        bench.place(bench.shipping(ShortagePolicy.ALL_OR_NOTHING, line(1, 2, 900)));
        bench.pack(1);
        WorkflowStub.fromTyped(bench.order()).cancel();
        bench.awaitUnits(UnitState.CANCELLED, 1);
        bench.deliver(1);

        // The SDK closes a cancelled workflow as canceled, whatever it returns; what matters is what was done before.
        assertThatThrownBy(() -> bench.outcome("order-cancelled-in-temporal"))
                .hasRootCauseInstanceOf(CanceledFailure.class);
        bench.keepHistory("order-cancelled-in-temporal");
        assertThat(systems.calls)
                .containsSubsequence(
                        "release 1 of line 1 at warehouse-1", "UNITS_CANCELLED", "DELIVERED", "void", "after-sales");
    }

    @Test
    void acceptsOrdersWhileCustomerSystemMarketingAndMailAreAway() {
        systems.stock.put(WAREHOUSE, 1);
        systems.away("recognize", 3);
        systems.away("message ORDER_ACCEPTED", 3);
        systems.away("after-sales", 3);
        bench.place(bench.shipping(ShortagePolicy.ALL_OR_NOTHING, line(1, 1, 900)));
        bench.pack(1);
        bench.deliver(1);

        assertThat(bench.outcome("order-with-systems-away")).isEqualTo(OrderStatus.COMPLETED);
        assertThat(systems.calls)
                .containsOnlyOnce("recognize")
                .containsOnlyOnce("message ORDER_ACCEPTED")
                .containsOnlyOnce("after-sales");
    }

    @Test
    void goesOnWithOrdinaryActivitiesWhenTheDatabaseIsAwayForAWhile() {
        systems.stock.put(WAREHOUSE, 1);
        systems.away("source", 6);
        systems.away("RELEASED", 6);
        bench.place(bench.shipping(ShortagePolicy.ALL_OR_NOTHING, line(1, 1, 900)));
        bench.pack(1);
        bench.deliver(1);

        assertThat(bench.outcome("order-database-away")).isEqualTo(OrderStatus.COMPLETED);
        assertThat(systems.calls).containsOnlyOnce("source").containsOnlyOnce("RELEASED");
    }

    @Test
    void continuesAsNewWithoutLosingAnything() {
        systems.stock.put(STORE, 1);
        systems.stock.put(WAREHOUSE, 2);
        bench.place(new OrderInput(bench.shipping(ShortagePolicy.ALL_OR_NOTHING, line(1, 3, 1000)), 10, null));
        bench.order().hold(new HoldOrder(PICKER, "check"));
        bench.order().release(new HoldOrder(PICKER, "fine"));
        bench.pack(1);
        bench.cancel(new UnitsOfLine(1, 1));
        bench.pack(2);
        assertThat(bench.order().view().units()).containsEntry(UnitState.RELEASED, 2);
        bench.deliver(2);
        bench.deliver(1);

        assertThat(bench.outcome("order-continued")).isEqualTo(OrderStatus.COMPLETED);
        assertThat(systems.captured.stream().mapToLong(c -> c.amount().amountMinor()))
                .containsExactly(333L, 334L);
        assertThat(systems.calls).containsOnlyOnce("void", "accepted");
    }

    private static void assertRefused(ThrowingCallable call, OrderFailure failure) {
        assertThatThrownBy(call)
                .isInstanceOf(WorkflowUpdateException.class)
                .satisfies(thrown -> assertThat(OrderFailure.in(thrown))
                        .map(OrderFailure.Refused::failure)
                        .contains(failure));
    }
}
