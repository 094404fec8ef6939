package dev.throughline.oms.activities.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.throughline.oms.testing.DatabaseTest;
import dev.throughline.oms.workflows.order.OrderActivities;
import dev.throughline.oms.workflows.order.RefundClaim;
import dev.throughline.oms.workflows.order.RefundRecord;
import dev.throughline.oms.workflows.shared.Money;
import dev.throughline.oms.workflows.shared.Sku;
import dev.throughline.oms.workflows.shared.UnitState;
import io.temporal.failure.ApplicationFailure;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@DatabaseTest
class OrderRefundTest {
    @Autowired
    private OrderActivities orders;

    @Autowired
    private OrderScene scene;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34, 55, 89})
    void refundsOfALineAddUpToThePennyHoweverTheyAreGrouped(long seed) {
        var random = new Random(seed);
        for (int run = 0; run < 200; run++) {
            int quantity = 1 + random.nextInt(40);
            var goods = new Money(random.nextInt(100_000), "GBP");
            var charges = new Money(random.nextInt(1_000), "GBP");
            var line = new OrderLine(1, new Sku("SKU-1"), quantity, goods, charges).with(UnitState.RELEASED, quantity);
            var refunded = Money.zero("GBP");
            for (int left = quantity; left > 0; ) {
                int count = 1 + random.nextInt(left);
                refunded = refunded.plus(line.refund(count, true));
                left -= count;
            }
            assertThat(refunded).isEqualTo(goods.plus(charges));
        }
    }

    @Test
    void aRepeatedClaimAnswersTheFirstAmount() {
        var checkout = OrderSamples.checkout(OrderSamples.newId(), List.of(OrderSamples.line(1, 3, 1000, 100)));
        var order = scene.accepted(checkout, UnitState.RELEASED);
        var first = new RefundClaim(order, "refund/1", List.of(OrderScene.units(1, 1)), true);

        var amount = orders.claimRefund(first);

        assertThat(amount).isEqualTo(new Money(333 + 33, "GBP"));
        assertThat(orders.claimRefund(first)).isEqualTo(amount);
        assertThat(orders.claimRefund(new RefundClaim(order, "refund/2", List.of(OrderScene.units(1, 2)), true)))
                .isEqualTo(new Money(667 + 67, "GBP"));
    }

    @Test
    void goodsAloneAreRefundedWithoutCharges() {
        var order = scene.accepted(UnitState.RELEASED, 2);

        assertThat(orders.claimRefund(new RefundClaim(order, "refund/1", List.of(OrderScene.units(1, 1)), false)))
                .isEqualTo(new Money(999, "GBP"));
        assertThat(orders.claimRefund(new RefundClaim(order, "refund/2", List.of(OrderScene.units(1, 1)), true)))
                .isEqualTo(new Money(1099, "GBP"));
    }

    @Test
    void whatWasNotCapturedIsNotRefunded() {
        var order = scene.accepted(UnitState.OPEN, 2);

        assertThatThrownBy(() ->
                        orders.claimRefund(new RefundClaim(order, "refund/1", List.of(OrderScene.units(1, 1)), true)))
                .isInstanceOfSatisfying(
                        ApplicationFailure.class,
                        failure -> assertThat(failure.getType()).isEqualTo("NOTHING_LEFT_TO_REFUND"));
    }

    @Test
    void aReturnTellsHowItsRefundWent() {
        var order = scene.delivered(1);
        var claim = OrderScene.claim(order, 1, 1);
        var refund = Objects.requireNonNull(orders.claimReturn(claim).refund());
        var failed = new RefundRecord(order, claim.rma().workflowId(), refund, "DECLINED", OrderScene.ACTOR);
        var done = new RefundRecord(order, claim.rma().workflowId(), refund, null, OrderScene.ACTOR);

        orders.recordRefund(failed);
        orders.recordRefund(failed);
        assertThat(scene.returnOf(claim).status()).isEqualTo(Returns.Status.REFUND_FAILED);
        orders.recordRefund(done);
        orders.recordRefund(done);
        orders.recordRefund(failed);

        assertThat(scene.returnOf(claim).status()).isEqualTo(Returns.Status.REFUNDED);
        assertThat(scene.eventTypes(order))
                .endsWith("oms.return.received.v1", "oms.return.refund_failed.v1", "oms.return.refunded.v1");
    }

    @Test
    void aRefundWithoutReturnIsTheOrders() {
        var order = scene.accepted(UnitState.RELEASED, 1);

        orders.recordRefund(new RefundRecord(order, "refund/1", new Money(1, "GBP"), null, OrderScene.ACTOR));

        assertThat(scene.eventTypes(order)).endsWith("oms.order.refunded.v1");
    }
}
