package dev.throughline.oms.workflows.order;

import static dev.throughline.oms.workflows.order.OrderTestBench.WAREHOUSE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.throughline.oms.workflows.shared.FulfillmentMethod;
import dev.throughline.oms.workflows.shared.FulfillmentOrderId;
import dev.throughline.oms.workflows.shared.OrderId;
import dev.throughline.oms.workflows.shared.OrderedUnits;
import dev.throughline.oms.workflows.shared.Sku;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class FulfillmentOrderTest {
    /** A cancellation and a packing report in one workflow task: packing must not wait for a release that never comes. */
    @Test
    void cannotBePackedOnceItsLastUnitIsTaken() {
        var fulfillmentOrder = ofUnits(2);
        assertThat(fulfillmentOrder.take(1, 1)).isEqualTo(1);
        assertThat(fulfillmentOrder.isOpen()).isTrue();
        assertThat(fulfillmentOrder.take(1, 1)).isEqualTo(1);
        assertThat(fulfillmentOrder.isOpen()).isFalse();
        assertThat(fulfillmentOrder.take(1, 1)).isZero();
    }

    // Its steps are asked only by its process, which does not run here.
    @SuppressWarnings("NullAway")
    private static FulfillmentOrder ofUnits(int quantity) {
        return new FulfillmentOrder(
                FulfillmentOrderId.of(new OrderId("ord_taken"), 1),
                WAREHOUSE,
                FulfillmentMethod.SHIP,
                null,
                List.of(new OrderedUnits(1, new Sku("SKU-1"), quantity)),
                Instant.EPOCH,
                null,
                null,
                null,
                null);
    }
}
