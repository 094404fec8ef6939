package dev.throughline.oms.workflows.order;

import static dev.throughline.oms.workflows.order.OrderTestBench.PICKER;
import static dev.throughline.oms.workflows.order.OrderTestBench.STORE;
import static dev.throughline.oms.workflows.order.OrderTestBench.WAREHOUSE;
import static dev.throughline.oms.workflows.order.OrderTestBench.line;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.throughline.oms.workflows.order.UnfillableDecision.Choice;
import dev.throughline.oms.workflows.shared.Actor;
import dev.throughline.oms.workflows.shared.LocationId;
import dev.throughline.oms.workflows.shared.OrderStatus;
import dev.throughline.oms.workflows.shared.ShortagePolicy;
import dev.throughline.oms.workflows.shared.UnitState;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Units that nobody can serve wait for a decision, with a date; nothing is rerouted silently. */
class UnfillableTest {
    private static final LocationId OTHER_STORE = new LocationId("store-9");
    private static final Actor CUSTOMER = new Actor(Actor.Kind.CUSTOMER, "cus_1");

    private final OrderTestBench bench = new OrderTestBench(OrderWorkflowImpl.class);
    private final Systems systems = bench.systems;

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void asksTheCustomerOfARejectedPickupAndCollectsInTheStoreTheyChoose() {
        rejectedPickup();
        systems.stock.put(OTHER_STORE, 1);
        var resourcing = decide(Choice.PICK_UP, OTHER_STORE);
        assertThat(resourcing.resourced()).hasSize(1);
        bench.order().readyForPickup(new Packed(bench.fulfillmentOrder(2), PICKER));
        bench.order().handedOver(new HandedOver(bench.fulfillmentOrder(2), PICKER));

        assertThat(bench.outcome("order-unfillable-other-store")).isEqualTo(OrderStatus.COMPLETED);
        assertThat(systems.calls)
                .containsSubsequence(
                        "UNFILLABLE",
                        "exception UNFILLABLE at [store-7]",
                        "message CHOICE_ASKED",
                        "source",
                        "request 1 of line 1 at store-9",
                        "RESOURCED",
                        "exception UNFILLABLE closed: served",
                        "COLLECTED");
    }

    @Test
    void shipsARejectedPickupIfTheCustomerSaysSo() {
        rejectedPickup();
        systems.stock.put(WAREHOUSE, 1);
        decide(Choice.SHIP, null);
        bench.pack(2);
        bench.deliver(2);

        assertThat(bench.outcome("order-unfillable-shipped")).isEqualTo(OrderStatus.COMPLETED);
        assertThat(systems.calls).containsSubsequence("request 1 of line 1 at warehouse-1", "DELIVERED");
    }

    @Test
    void givesTheMoneyBackIfTheCustomerSaysSo() {
        rejectedPickup();
        assertThat(decide(Choice.CANCEL, null).cancelled()).hasSize(1);

        assertThat(bench.outcome("order-unfillable-cancelled")).isEqualTo(OrderStatus.CANCELLED);
        assertThat(systems.calls)
                .endsWith(
                        "UNITS_CANCELLED",
                        "exception UNFILLABLE closed: cancelled: decided",
                        "message UNITS_CANCELLED",
                        "void");
    }

    @Test
    void cancelsWhenNobodyDecidesInADay() {
        rejectedPickup();

        assertThat(bench.outcome("order-unfillable-expired")).isEqualTo(OrderStatus.CANCELLED);
        assertThat(systems.calls)
                .containsSubsequence(
                        "exception UNFILLABLE at [store-7]",
                        "UNITS_CANCELLED",
                        "exception UNFILLABLE closed: cancelled: nobody decided in time",
                        "void");
    }

    @Test
    void keepsShortPickedUnitsThatNobodyElseHasAndLooksAgainWhenAPersonSaysSo() {
        systems.stock.put(WAREHOUSE, 2);
        bench.place(bench.shipping(ShortagePolicy.ALL_OR_NOTHING, line(1, 2, 1000)));
        var resourcing = bench.order()
                .declined(new Declined(
                        bench.fulfillmentOrder(1), List.of(new UnitsOfLine(1, 1)), true, PICKER, "not on the shelf"));
        assertThat(resourcing.unfillable()).hasSize(1);
        assertThat(decide(Choice.SOURCE_AGAIN, null).resourced()).isEmpty();
        assertThat(systems.sourced.getLast().excluded()).containsExactly(WAREHOUSE);
        systems.stock.put(WAREHOUSE, 1);
        assertThat(decide(Choice.SOURCE_AGAIN, null).resourced())
                .as("it said that it has none")
                .isEmpty();
        assertThat(decide(Choice.SOURCE_AGAIN, WAREHOUSE).resourced())
                .as("a person has found it there")
                .hasSize(1);
        bench.pack(1);
        bench.pack(2);
        bench.deliver(1);
        bench.deliver(2);

        assertThat(bench.outcome("order-unfillable-found")).isEqualTo(OrderStatus.COMPLETED);
    }

    @Test
    void letsTheCustomerCancelWhatWaitsForADecision() {
        rejectedPickup();
        assertThat(bench.cancel(new UnitsOfLine(1, 1)).status()).isEqualTo(OrderStatus.CANCELLED);

        assertThat(bench.outcome("order-unfillable-withdrawn")).isEqualTo(OrderStatus.CANCELLED);
        assertThat(systems.calls).contains("exception UNFILLABLE closed: cancelled: ordered by mistake");
    }

    @Test
    void carriesTheDateIntoTheNextRun() {
        systems.stock.put(STORE, 1);
        bench.place(new OrderInput(bench.pickup(line(1, 1, 2500)), 5, null));
        reject();
        bench.awaitUnits(UnitState.UNFILLABLE, 1);

        assertThat(bench.outcome("order-unfillable-continued")).isEqualTo(OrderStatus.CANCELLED);
        assertThat(systems.calls)
                .containsOnlyOnce("exception UNFILLABLE at [store-7]")
                .contains("void");
    }

    @Test
    void refusesToDecideAboutWhatDoesNotWait() {
        systems.stock.put(STORE, 1);
        bench.place(bench.pickup(line(1, 1, 2500)));
        assertRefused(() -> decide(Choice.CANCEL, null), OrderFailure.NOT_UNFILLABLE);
        reject();
        assertRefused(() -> decide(Choice.PICK_UP, null), OrderFailure.WRONG_METHOD);
        assertRefused(() -> decide(new UnitsOfLine(7, 1)), OrderFailure.UNKNOWN_LINE);
        assertRefused(() -> decide(new UnitsOfLine(1, 2)), OrderFailure.NOT_UNFILLABLE);
        decide(Choice.CANCEL, null);
    }

    private void rejectedPickup() {
        systems.stock.put(STORE, 1);
        bench.place(bench.pickup(line(1, 1, 2500)));
        assertThat(reject().unfillable()).hasSize(1);
        assertThat(bench.order().view().status()).isEqualTo(OrderStatus.OPEN);
    }

    private Resourcing reject() {
        return bench.order().declined(new Declined(bench.fulfillmentOrder(1), List.of(), false, PICKER, "damaged"));
    }

    private Resourcing decide(Choice choice, @Nullable LocationId location) {
        return bench.order().decide(new UnfillableDecision(List.of(), choice, location, CUSTOMER, "decided"));
    }

    private void decide(UnitsOfLine units) {
        bench.order().decide(new UnfillableDecision(List.of(units), Choice.CANCEL, null, CUSTOMER, "decided"));
    }

    private static void assertRefused(ThrowingCallable decision, OrderFailure failure) {
        assertThatThrownBy(decision)
                .satisfies(thrown -> assertThat(OrderFailure.in(thrown))
                        .hasValueSatisfying(
                                refused -> assertThat(refused.failure()).isEqualTo(failure)));
    }
}
