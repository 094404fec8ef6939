package dev.throughline.oms.workflows.order;

import static dev.throughline.oms.workflows.order.OrderTestBench.PICKER;
import static dev.throughline.oms.workflows.order.OrderTestBench.STORE;
import static dev.throughline.oms.workflows.order.OrderTestBench.WAREHOUSE;
import static dev.throughline.oms.workflows.order.OrderTestBench.line;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.throughline.oms.workflows.payment.PaymentRefusal;
import dev.throughline.oms.workflows.shared.OrderStatus;
import dev.throughline.oms.workflows.shared.ShortagePolicy;
import io.temporal.client.WorkflowUpdateException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Case 11 of the field: an authorization expired unseen, goods shipped unpaid. */
class AuthorizationTest {
    private final OrderTestBench bench = new OrderTestBench(OrderWorkflowImpl.class);
    private final Systems systems = bench.systems;

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void renewsADayBeforeItLapsesHoweverLongAPickupIsNotReady() {
        systems.stock.put(STORE, 1);
        bench.place(bench.pickup(line(1, 1, 2500)));
        bench.env.sleep(Duration.ofDays(20));

        assertThat(readyForPickup().captured()).isNotNull();
        bench.order().handedOver(new HandedOver(bench.fulfillmentOrder(1), PICKER));
        assertThat(bench.outcome("order-authorization-renewed")).isEqualTo(OrderStatus.COMPLETED);
        assertThat(systems.calls.stream().filter("renew 2500 GBP"::equals)).hasSize(3);
        assertThat(systems.calls).endsWith("void", "after-sales").doesNotContain("HELD");
    }

    @Test
    void renewsOnlyWhatIsNotCaptured() {
        systems.stock.put(STORE, 1);
        systems.stock.put(WAREHOUSE, 2);
        bench.place(bench.shipping(ShortagePolicy.ALL_OR_NOTHING, line(1, 3, 1000)));
        bench.pack(2);
        bench.env.sleep(Duration.ofDays(6).plusHours(1));
        bench.pack(1);
        bench.deliver(1);
        bench.deliver(2);

        assertThat(bench.outcome("order-authorization-of-the-rest")).isEqualTo(OrderStatus.COMPLETED);
        assertThat(systems.calls)
                .containsSubsequence("authorize 1000 GBP", "capture 667 GBP", "renew 333 GBP", "capture 333 GBP");
    }

    @Test
    void holdsTheOrderWhenTheRenewalIsRefusedUntilItLapsesAndTriesAgainWhenReleased() {
        systems.stock.put(STORE, 1);
        systems.declinesRenewal = PaymentRefusal.INSUFFICIENT_FUNDS;
        bench.place(bench.pickup(line(1, 1, 2500)));
        bench.env.sleep(Duration.ofDays(6).plusHours(12));
        assertThat(bench.order().view().orderHold()).isFalse();

        bench.env.sleep(Duration.ofDays(2));
        assertThat(bench.order().view().orderHold()).isTrue();
        assertOnHold();

        release();
        bench.env.sleep(Duration.ofMinutes(1));
        assertOnHold();

        systems.declinesRenewal = null;
        release();
        bench.env.sleep(Duration.ofMinutes(1));
        assertThat(readyForPickup().captured()).isNotNull();
        bench.order().handedOver(new HandedOver(bench.fulfillmentOrder(1), PICKER));
        assertThat(bench.outcome("order-authorization-lapsed")).isEqualTo(OrderStatus.COMPLETED);
        assertThat(systems.calls.stream().filter(call -> call.contains("HELD") || call.startsWith("renew")))
                .containsExactly(
                        "renew 2500 GBP", "renew 2500 GBP", "HELD", "renew 2500 GBP", "HELD", "renew 2500 GBP");
    }

    @Test
    void holdsTheOrderWhenTheGatewayDoesNotAnswer() {
        systems.stock.put(STORE, 1);
        systems.away("renew", 1_000);
        bench.place(bench.pickup(line(1, 1, 2500)));
        bench.env.sleep(Duration.ofDays(8));

        assertOnHold();
        bench.cancel();
        assertThat(bench.outcome("order-authorization-unknown")).isEqualTo(OrderStatus.CANCELLED);
        assertThat(systems.calls).endsWith("void");
    }

    private Release readyForPickup() {
        return bench.order().readyForPickup(new Packed(bench.fulfillmentOrder(1), PICKER));
    }

    private void release() {
        bench.order().release(new HoldOrder(PICKER, "the customer has called the bank"));
    }

    private void assertOnHold() {
        assertThatThrownBy(this::readyForPickup)
                .isInstanceOf(WorkflowUpdateException.class)
                .satisfies(thrown -> assertThat(OrderFailure.in(thrown))
                        .map(OrderFailure.Refused::failure)
                        .contains(OrderFailure.ORDER_ON_HOLD));
    }
}
