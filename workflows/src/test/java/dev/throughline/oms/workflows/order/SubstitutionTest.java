package dev.throughline.oms.workflows.order;

import static dev.throughline.oms.workflows.order.OrderTestBench.PICKER;
import static dev.throughline.oms.workflows.order.OrderTestBench.STORE;
import static dev.throughline.oms.workflows.order.OrderTestBench.WAREHOUSE;
import static dev.throughline.oms.workflows.order.OrderTestBench.line;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.throughline.oms.workflows.order.Substituted.Consent;
import dev.throughline.oms.workflows.shared.OrderStatus;
import dev.throughline.oms.workflows.shared.OrderedUnits;
import dev.throughline.oms.workflows.shared.ShortagePolicy;
import dev.throughline.oms.workflows.shared.Sku;
import dev.throughline.oms.workflows.shared.UnitState;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Something else takes the place of units, where they are, or everything stays as it was. */
class SubstitutionTest {
    private static final Sku OTHER = new Sku("SKU-OTHER");

    private final OrderTestBench bench = new OrderTestBench(OrderWorkflowImpl.class);
    private final Systems systems = bench.systems;

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void servesTheSubstituteByAFulfillmentOrderOfItsOwnAtTheLinesPrice() {
        shipped(2);
        systems.stock.put(WAREHOUSE, 1);
        var answer = substitute(1, true);

        assertThat(answer.fulfillmentOrder()).isEqualTo(bench.fulfillmentOrder(2));
        assertThat(systems.sourced.getLast().lines()).containsExactly(new OrderedUnits(1, OTHER, 1));
        assertThat(systems.sourced.getLast().onlyFrom()).isEqualTo(WAREHOUSE);
        bench.pack(1);
        bench.pack(2);
        bench.deliver(1);
        bench.deliver(2);
        assertThat(bench.outcome("order-substituted")).isEqualTo(OrderStatus.COMPLETED);
        assertThat(systems.calls)
                .containsSubsequence(
                        "source",
                        "short pick 1 of line 1 at warehouse-1",
                        "withdraw 1 of line 1 SHORT_PICKED",
                        "request 1 of line 1 at warehouse-1",
                        "SUBSTITUTED",
                        "message SUBSTITUTED");
        assertThat(systems.captured)
                .extracting(step -> step.amount().amountMinor())
                .containsExactly(1000L, 1000L);
    }

    @Test
    void givesBackWhatTheCustomerDoesNotWantAtTheCounter() {
        systems.stock.put(STORE, 1);
        bench.place(bench.pickup(line(1, 1, 2500)));
        systems.stock.put(STORE, 1);
        substitute(1, false);
        assertThat(systems.sourced.getLast().pickupLocation()).isEqualTo(STORE);
        bench.order().readyForPickup(new Packed(bench.fulfillmentOrder(2), PICKER));
        bench.order().handedOver(new HandedOver(bench.fulfillmentOrder(2), PICKER));

        assertThat(bench.outcome("order-substituted-at-the-counter")).isEqualTo(OrderStatus.COMPLETED);
        assertThat(systems.calls)
                .containsSubsequence(
                        "release 1 of line 1 at store-7", "withdraw 1 of line 1 SUBSTITUTED", "SUBSTITUTED");
    }

    @Test
    void changesNothingWhenTheLocationHasTooFewOfIt() {
        shipped(2);
        var before = List.copyOf(systems.calls);
        var answer = substitute(1, true);

        assertThat(answer.refusal()).isEqualTo(Substitution.Refusal.NOT_AVAILABLE);
        assertThat(systems.calls.subList(before.size(), systems.calls.size())).containsExactly("source");
        bench.pack(1);
        bench.deliver(1);
        assertThat(bench.outcome("order-not-substituted")).isEqualTo(OrderStatus.COMPLETED);
    }

    @Test
    void refusesWhatIsNotThereOrIsThatAlready() {
        shipped(1);
        assertThatThrownBy(() -> substitute(2, true)).hasStackTraceContaining("line 1 has 1 units here, not 2");
        assertThatThrownBy(() -> substitute(0, true)).hasStackTraceContaining("line 1 has 1 units here, not 0");
        assertThatThrownBy(() -> bench.order().substituted(asked(1, new Sku("SKU-1"), true)))
                .hasStackTraceContaining("name what takes its place");
        bench.pack(1);
        assertThatThrownBy(() -> substitute(1, true)).hasStackTraceContaining("packed, released or closed already");
        bench.deliver(1);
        assertThat(bench.outcome("order-substitution-refused")).isEqualTo(OrderStatus.COMPLETED);
    }

    @Test
    void looksElsewhereForWhatWasOrderedWhenTheSubstituteCannotBeHadAfterAll() {
        shipped(1);
        systems.stock.put(WAREHOUSE, 1);
        substitute(1, true);
        systems.stock.put(STORE, 1);
        bench.order().declined(new Declined(bench.fulfillmentOrder(2), List.of(), true, PICKER, "broken"));
        assertThat(systems.sourced.getLast().lines()).containsExactly(new OrderedUnits(1, new Sku("SKU-1"), 1));
        bench.pack(3);
        bench.order().tracked(new Tracked(bench.fulfillmentOrder(3), Tracked.Outcome.DELIVERED));
        assertThat(bench.outcome("order-substitute-declined")).isEqualTo(OrderStatus.COMPLETED);
    }

    @Test
    void takesTheRightUnitsAwayWhenAFactTakesTheSubstitute() {
        shipped(2);
        systems.stock.put(WAREHOUSE, 1);
        substitute(1, false);
        systems.stock.put(STORE, 1);
        bench.order().fellShort(new StockChange("short-1", WAREHOUSE, List.of(new OrderedUnits(1, OTHER, 1))));
        bench.awaitFulfillmentOrder(3);
        assertThat(bench.order().view().fulfillmentOrders().getFirst().lines())
                .as("what was ordered is where it was")
                .containsExactly(new OrderedUnits(1, new Sku("SKU-1"), 1));
        bench.cancel();
        assertThat(bench.outcome("order-substitute-fell-short")).isEqualTo(OrderStatus.CANCELLED);
        assertThat(systems.calls).contains("release 1 of line 1 at store-7", "release 1 of line 1 at warehouse-1");
    }

    @Test
    void claimsTheRefundOfALostSubstituteByWhatWasOrdered() {
        shipped(1);
        systems.stock.put(WAREHOUSE, 1);
        substitute(1, true);
        bench.pack(2);
        bench.order().tracked(new Tracked(bench.fulfillmentOrder(2), Tracked.Outcome.LOST));
        bench.awaitUnits(UnitState.LOST, 1);
        assertThat(bench.outcome("order-substitute-lost")).isEqualTo(OrderStatus.CANCELLED);
        assertThat(systems.claimed.getFirst().lines()).containsExactly(new OrderedUnits(1, new Sku("SKU-1"), 1));
    }

    private void shipped(int units) {
        systems.stock.put(WAREHOUSE, units);
        bench.place(bench.shipping(ShortagePolicy.SHIP_AVAILABLE, line(1, units, 1000L * units)));
    }

    private Substitution substitute(int units, boolean notFound) {
        return bench.order().substituted(asked(units, OTHER, notFound));
    }

    private Substituted asked(int units, Sku sku, boolean notFound) {
        return new Substituted(
                bench.fulfillmentOrder(1), 1, units, sku, notFound, Consent.CUSTOMER, PICKER, "not on the shelf");
    }
}
