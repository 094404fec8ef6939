package dev.throughline.oms.workflows.order;

import static dev.throughline.oms.workflows.order.OrderTestBench.PICKER;
import static dev.throughline.oms.workflows.order.OrderTestBench.STORE;
import static dev.throughline.oms.workflows.order.OrderTestBench.WAREHOUSE;
import static dev.throughline.oms.workflows.order.OrderTestBench.line;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.throughline.oms.workflows.exceptions.ExceptionKind;
import dev.throughline.oms.workflows.exceptions.OpenedException;
import dev.throughline.oms.workflows.payment.PaymentRefusal;
import dev.throughline.oms.workflows.shared.Actor;
import dev.throughline.oms.workflows.shared.OrderStatus;
import dev.throughline.oms.workflows.shared.OrderedUnits;
import dev.throughline.oms.workflows.shared.ShortagePolicy;
import dev.throughline.oms.workflows.shared.Sku;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What does not get on is in the exception queue until it does. */
class LateWorkTest {
    private static final Actor ANN = new Actor(Actor.Kind.OPERATIONS, "ann");

    private final OrderTestBench bench = new OrderTestBench(OrderWorkflowImpl.class);
    private final Systems systems = bench.systems;

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void isInTheQueueWhenItIsNotPackedInTimeAndLeavesItWhenItIs() {
        shipped();
        bench.env.sleep(Duration.ofDays(2).plusHours(1));
        assertThat(kinds()).containsExactly(ExceptionKind.LATE);
        bench.pack(1);
        bench.deliver(1);

        assertThat(bench.outcome("order-late")).isEqualTo(OrderStatus.COMPLETED);
        assertThat(systems.calls)
                .containsSubsequence(
                        "escalate OVERDUE", "exception LATE at [warehouse-1]", "exception LATE closed: packed");
    }

    @Test
    void isInTheQueueWhenAPickupIsNotReadyInTime() {
        systems.stock.put(STORE, 1);
        bench.place(bench.pickup(line(1, 1, 2500)));
        bench.env.sleep(Duration.ofHours(5));
        assertThat(kinds()).containsExactly(ExceptionKind.LATE);
        bench.order().readyForPickup(new Packed(bench.fulfillmentOrder(1), PICKER));
        bench.order().handedOver(new HandedOver(bench.fulfillmentOrder(1), PICKER));
        assertThat(bench.outcome("order-late-pickup")).isEqualTo(OrderStatus.COMPLETED);
        assertThat(systems.calls).contains("exception LATE closed: packed");
    }

    @Test
    void isLateAgainAtTheTimeThatAPersonSays() {
        shipped();
        bench.env.sleep(Duration.ofDays(2).plusHours(1));
        postpone(Duration.ofDays(5));
        assertThat(systems.calls).containsSubsequence("POSTPONED");
        assertThat(systems.calls)
                .filteredOn(call -> call.startsWith("exception LATE closed: acknowledged until"))
                .hasSize(1);
        bench.env.sleep(Duration.ofDays(4));
        assertThat(kinds()).as("not reminded before").hasSize(1);
        bench.env.sleep(Duration.ofDays(1).plusHours(1));
        assertThat(kinds()).hasSize(2);
        bench.pack(1);
        bench.deliver(1);
        assertThat(bench.outcome("order-late-postponed")).isEqualTo(OrderStatus.COMPLETED);
    }

    @Test
    void refusesADueTimeThatIsPastOrTooFar() {
        shipped();
        assertPostponementRefused(Duration.ofDays(-1), OrderFailure.DUE_TIME_PAST);
        assertPostponementRefused(Duration.ofDays(61), OrderFailure.DUE_TIME_PAST);
        bench.pack(1);
        bench.deliver(1);
        assertThat(bench.outcome("order-not-postponed")).isEqualTo(OrderStatus.COMPLETED);
    }

    @Test
    void isInTheQueueWhenItsCaptureIsRefusedUntilItIsPackedAgain() {
        shipped();
        systems.declinesCapture = PaymentRefusal.DECLINED;
        assertThat(bench.pack(1).refusal()).isEqualTo(PaymentRefusal.DECLINED);
        assertThat(kinds()).containsExactly(ExceptionKind.CAPTURE_FAILED);
        systems.declinesCapture = null;
        bench.pack(1);
        bench.deliver(1);
        assertThat(bench.outcome("order-capture-retried")).isEqualTo(OrderStatus.COMPLETED);
        assertThat(systems.calls).contains("exception CAPTURE_FAILED closed: packed");
    }

    @Test
    void cancelsTheUnitsOfOneFulfillmentOrderWhoseCaptureIsRefused() {
        systems.stock.put(STORE, 1);
        systems.stock.put(WAREHOUSE, 1);
        bench.place(bench.shipping(ShortagePolicy.ALL_OR_NOTHING, line(1, 2, 1000)));
        systems.declinesCapture = PaymentRefusal.DECLINED;
        bench.pack(1);
        systems.declinesCapture = null;
        bench.order().cancel(new CancelOrder(List.of(), ANN, "no other card", bench.fulfillmentOrder(1)));
        bench.pack(2);
        bench.deliver(2);
        assertThat(bench.outcome("order-capture-given-up")).isEqualTo(OrderStatus.COMPLETED);
        assertThat(systems.calls)
                .contains("release 1 of line 1 at store-7", "exception CAPTURE_FAILED closed: nothing is left to pack");
    }

    @Test
    void saysThatAFactTookTheUnitsThatNobodyElseHas() {
        shipped();
        bench.order()
                .fellShort(new StockChange("short-1", WAREHOUSE, List.of(new OrderedUnits(1, new Sku("SKU-1"), 1))));
        assertThat(bench.outcome("order-short")).isEqualTo(OrderStatus.CANCELLED);
        assertThat(kinds()).containsExactly(ExceptionKind.SHORTAGE);
    }

    private void shipped() {
        systems.stock.put(WAREHOUSE, 1);
        bench.place(bench.shipping(ShortagePolicy.ALL_OR_NOTHING, line(1, 1, 900)));
    }

    private List<ExceptionKind> kinds() {
        return systems.exceptions.stream().map(OpenedException::kind).toList();
    }

    private void postpone(Duration by) {
        var due = Instant.ofEpochMilli(bench.env.currentTimeMillis()).plus(by);
        bench.order().postpone(new Postponement(bench.fulfillmentOrder(1), due, ANN, "the picker is ill"));
    }

    private void assertPostponementRefused(Duration by, OrderFailure failure) {
        assertThatThrownBy(() -> postpone(by))
                .satisfies(thrown -> assertThat(OrderFailure.in(thrown))
                        .hasValueSatisfying(
                                refused -> assertThat(refused.failure()).isEqualTo(failure)));
    }
}
