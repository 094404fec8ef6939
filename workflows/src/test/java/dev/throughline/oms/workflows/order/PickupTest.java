package dev.throughline.oms.workflows.order;

import static dev.throughline.oms.workflows.order.OrderTestBench.PICKER;
import static dev.throughline.oms.workflows.order.OrderTestBench.STORE;
import static dev.throughline.oms.workflows.order.OrderTestBench.WAREHOUSE;
import static dev.throughline.oms.workflows.order.OrderTestBench.line;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.throughline.oms.workflows.order.HandedOver.Rest;
import dev.throughline.oms.workflows.shared.Actor;
import dev.throughline.oms.workflows.shared.OrderStatus;
import dev.throughline.oms.workflows.shared.ShortagePolicy;
import dev.throughline.oms.workflows.shared.UnitState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What becomes of a pickup between the request to the store and its end, and when. */
class PickupTest {
    private static final Actor CUSTOMER = new Actor(Actor.Kind.CUSTOMER, "cus_1");

    private final OrderTestBench bench = new OrderTestBench(OrderWorkflowImpl.class);
    private final Systems systems = bench.systems;

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void remindsTheCustomerTwoDaysBeforeNobodyHasCome() {
        ready(line(1, 1, 2500));

        assertThat(bench.outcome("order-pickup-no-show")).isEqualTo(OrderStatus.CANCELLED);
        assertThat(systems.calls)
                .containsOnlyOnce("message PICKUP_REMINDER")
                .containsSubsequence(
                        "message READY_FOR_PICKUP",
                        "message PICKUP_REMINDER",
                        "release 1 of line 1 at store-7",
                        "message NO_SHOW",
                        "close NO_SHOW",
                        "NO_SHOW",
                        "refund 100 GBP",
                        "message REFUNDED of 100 GBP");
    }

    @Test
    void remindsFiveDaysAfterItIsReadyAndWaitsSeven() {
        ready(line(1, 1, 2500));
        assertThat(due()).isBetween(now().plus(Duration.ofDays(7)).minusSeconds(60), now().plus(Duration.ofDays(7)));

        bench.env.sleep(Duration.ofDays(5).minusMinutes(1));
        assertThat(systems.calls).doesNotContain("message PICKUP_REMINDER");
        bench.env.sleep(Duration.ofMinutes(2));
        assertThat(systems.calls).contains("message PICKUP_REMINDER");
        handOver();

        assertThat(bench.outcome("order-pickup-reminded")).isEqualTo(OrderStatus.COMPLETED);
        assertThat(systems.calls).doesNotContain("message NO_SHOW");
    }

    @Test
    void waitsUntilTheDayThatTheCustomerAsksForAndRemindsAnew() {
        ready(line(1, 1, 2500));
        var start = now();
        bench.env.sleep(Duration.ofDays(6));
        reschedule(start.plus(Duration.ofDays(12)));
        assertThat(due()).isEqualTo(start.plus(Duration.ofDays(12)));
        bench.env.sleep(Duration.ofDays(5));
        assertThat(systems.calls).filteredOn("message PICKUP_REMINDER"::equals).hasSize(2);
        handOver();

        assertThat(bench.outcome("order-pickup-rescheduled")).isEqualTo(OrderStatus.COMPLETED);
        assertThat(systems.calls)
                .containsSubsequence(
                        "message PICKUP_REMINDER",
                        "kept until " + start.plus(Duration.ofDays(12)),
                        "message PICKUP_RESCHEDULED",
                        "message PICKUP_REMINDER",
                        "COLLECTED");
    }

    @Test
    void anEarlierDayEndsTheWaitEarlierAndATooShortOneIsNotRemindedOf() {
        ready(line(1, 1, 2500));
        reschedule(now().plus(Duration.ofDays(1)));
        bench.env.sleep(Duration.ofHours(23));
        assertThat(systems.calls).doesNotContain("message NO_SHOW");
        bench.env.sleep(Duration.ofHours(2));
        assertThat(systems.calls).contains("message NO_SHOW").doesNotContain("message PICKUP_REMINDER");
        assertThat(bench.outcome("order-pickup-sooner")).isEqualTo(OrderStatus.CANCELLED);
    }

    @Test
    void handsAPartOverAndKeepsTheRestForANewCode() {
        ready(line(1, 2, 2000), line(2, 1, 500));
        handOver(Rest.KEEP, 1, new UnitsOfLine(1, 1), new UnitsOfLine(2, 1));

        var view = bench.order().view();
        assertThat(view.units()).containsEntry(UnitState.COLLECTED, 2).containsEntry(UnitState.RELEASED, 1);
        assertRefused(() -> handOver(Rest.KEEP, 1), OrderFailure.NOT_RELEASED);
        assertRefused(() -> handOver(Rest.KEEP, 2, new UnitsOfLine(2, 1)), OrderFailure.UNKNOWN_LINE);
        assertRefused(() -> handOver(Rest.KEEP, 2, new UnitsOfLine(1, 2)), OrderFailure.TOO_MANY_UNITS);
        handOver(Rest.KEEP, 2);

        assertThat(bench.outcome("order-pickup-in-parts")).isEqualTo(OrderStatus.COMPLETED);
        assertThat(systems.calls)
                .containsSubsequence(
                        "issue 1 of line 1+1 of line 2 at store-7",
                        "hand over 1 of line 1+1 of line 2",
                        "COLLECTED",
                        "message READY_FOR_PICKUP",
                        "issue 1 of line 1 at store-7",
                        "close COLLECTED",
                        "COLLECTED");
        assertThat(systems.calls).noneMatch(call -> call.startsWith("refund"));
    }

    @Test
    void takesBackWhatTheCustomerDoesNotWantAtTheCounter() {
        ready(line(1, 2, 2000), line(2, 1, 500));
        handOver(Rest.RETURN, 1, new UnitsOfLine(1, 1));

        assertThat(bench.outcome("order-pickup-partly-wanted")).isEqualTo(OrderStatus.COMPLETED);
        assertThat(systems.calls)
                .containsSubsequence(
                        "hand over 1 of line 1",
                        "COLLECTED",
                        "release 1 of line 1+1 of line 2 at store-7",
                        "close CANCELLED",
                        "GIVEN_UP",
                        "claim refund 1 of line 1+1 of line 2",
                        "refund 100 GBP");
        assertThat(bench.order().view().units())
                .containsEntry(UnitState.COLLECTED, 1)
                .containsEntry(UnitState.CANCELLED, 2);
    }

    @Test
    void givesStockAndMoneyBackWhenTheCustomerGivesAReadyPickupUp() {
        ready(line(1, 1, 2500));
        assertRefused(() -> bench.cancel(), OrderFailure.NOT_CANCELLABLE);
        bench.order().giveUp(new GiveUp(bench.fulfillmentOrder(1), CUSTOMER, "found it elsewhere"));

        assertThat(bench.outcome("order-pickup-given-up")).isEqualTo(OrderStatus.CANCELLED);
        assertThat(systems.calls)
                .containsSubsequence(
                        "release 1 of line 1 at store-7", "close CANCELLED", "GIVEN_UP", "refund 100 GBP", "refunded");
    }

    @Test
    void anUnreadyPickupIsCancelledNeitherGivenUpNorPutOff() {
        systems.stock.put(STORE, 1);
        bench.place(bench.pickup(line(1, 1, 2500)));
        assertRefused(
                () -> bench.order().giveUp(new GiveUp(bench.fulfillmentOrder(1), CUSTOMER, "no")),
                OrderFailure.NOT_RELEASED);
        assertRefused(() -> reschedule(now().plus(Duration.ofDays(1))), OrderFailure.NOT_RELEASED);

        assertThat(bench.cancel().status()).isEqualTo(OrderStatus.CANCELLED);
        assertThat(bench.outcome("order-pickup-cancelled")).isEqualTo(OrderStatus.CANCELLED);
    }

    @Test
    void refusesADayThatIsOverOrTooFar() {
        ready(line(1, 1, 2500));
        assertRefused(() -> reschedule(now().minusSeconds(1)), OrderFailure.UNPROCESSABLE);
        assertRefused(() -> reschedule(now().plus(Duration.ofDays(61))), OrderFailure.UNPROCESSABLE);
        handOver();
        bench.outcome("order-pickup-collected");
    }

    @Test
    void aParcelIsNeitherPutOffNorGivenUp() {
        systems.stock.put(WAREHOUSE, 1);
        bench.place(bench.shipping(ShortagePolicy.ALL_OR_NOTHING, line(1, 1, 2500)));
        bench.pack(1);
        assertRefused(() -> reschedule(now().plus(Duration.ofDays(1))), OrderFailure.WRONG_METHOD);
        assertRefused(
                () -> bench.order().giveUp(new GiveUp(bench.fulfillmentOrder(1), CUSTOMER, "no")),
                OrderFailure.WRONG_METHOD);
        bench.deliver(1);
        bench.outcome("order-pickup-parcel");
    }

    @Test
    void carriesReminderAndCodesIntoTheNextRun() {
        systems.stock.put(STORE, 2);
        bench.place(new OrderInput(bench.pickup(line(1, 2, 2500)), 5, null));
        bench.order().readyForPickup(new Packed(bench.fulfillmentOrder(1), PICKER));
        handOver(Rest.KEEP, 3, new UnitsOfLine(1, 1));
        bench.env.sleep(Duration.ofDays(6));
        assertThat(systems.calls).containsOnlyOnce("message PICKUP_REMINDER");
        assertRefused(() -> handOver(Rest.KEEP, 3), OrderFailure.NOT_RELEASED);

        assertThat(bench.outcome("order-pickup-continued")).isEqualTo(OrderStatus.COMPLETED);
        assertThat(systems.calls).containsOnlyOnce("message PICKUP_REMINDER").containsOnlyOnce("message NO_SHOW");
    }

    @Test
    void isKeptAndRemindedOfAsItsStoreSaysAlsoInTheNextRun() {
        systems.stock.put(STORE, 2);
        bench.place(new OrderInput(bench.pickup(line(1, 2, 2500)), 5, null));
        assertRefused(() -> ready(new PickupTerms(0, 0)), OrderFailure.UNPROCESSABLE);
        assertRefused(() -> ready(new PickupTerms(61, 0)), OrderFailure.UNPROCESSABLE);
        assertRefused(() -> ready(new PickupTerms(7, -1)), OrderFailure.UNPROCESSABLE);
        ready(new PickupTerms(3, 1));
        assertThat(due())
                .isBetween(now().plus(Duration.ofDays(3)).minus(Duration.ofMinutes(1)), now().plus(Duration.ofDays(3)));
        handOver(Rest.KEEP, 3, new UnitsOfLine(1, 1));
        bench.env.sleep(Duration.ofHours(47));
        assertThat(systems.calls).doesNotContain("message PICKUP_REMINDER");
        bench.env.sleep(Duration.ofHours(2));
        assertThat(systems.calls).containsOnlyOnce("message PICKUP_REMINDER").doesNotContain("message NO_SHOW");
        bench.env.sleep(Duration.ofHours(24));

        assertThat(bench.outcome("order-pickup-terms")).isEqualTo(OrderStatus.COMPLETED);
        assertThat(systems.calls).containsOnlyOnce("message PICKUP_REMINDER").containsOnlyOnce("message NO_SHOW");
    }

    @Test
    void isNotRemindedOfWhereTheStoreDoesNotRemind() {
        systems.stock.put(STORE, 1);
        bench.place(bench.pickup(line(1, 1, 2500)));
        ready(new PickupTerms(2, 0));
        bench.env.sleep(Duration.ofHours(49));

        assertThat(bench.outcome("order-pickup-no-reminder")).isEqualTo(OrderStatus.CANCELLED);
        assertThat(systems.calls).doesNotContain("message PICKUP_REMINDER").containsOnlyOnce("message NO_SHOW");
    }

    private void ready(PickupTerms terms) {
        bench.order().readyForPickup(new Packed(bench.fulfillmentOrder(1), PICKER, terms));
    }

    @Test
    void aPickupThatNobodyTakesOnIsPutBeforeAPersonAndNeverSentFromElsewhere() {
        systems.stock.put(STORE, 1);
        systems.stock.put(WAREHOUSE, 1);
        systems.acceptBy = now().plus(Duration.ofMinutes(30));
        bench.place(bench.pickup(line(1, 1, 2500)));
        assertThat(due()).isEqualTo(systems.acceptBy);
        bench.env.sleep(Duration.ofMinutes(31));

        assertThat(systems.calls).containsSubsequence("taken on?", "escalate OVERDUE");
        assertThat(systems.sourced).hasSize(1);
        bench.order().readyForPickup(new Packed(bench.fulfillmentOrder(1), PICKER));
        handOver();
        assertThat(bench.outcome("order-pickup-accepted-late")).isEqualTo(OrderStatus.COMPLETED);
    }

    @Test
    void whatAStoreDoesNotTakeOnIsShippedFromElsewhere() {
        systems.stock.put(STORE, 1);
        systems.acceptBy = now().plus(Duration.ofMinutes(30));
        bench.place(bench.shipping(ShortagePolicy.ALL_OR_NOTHING, line(1, 1, 2500)));
        systems.stock.put(WAREHOUSE, 1);
        systems.acceptBy = null;
        bench.env.sleep(Duration.ofMinutes(31));
        bench.awaitFulfillmentOrder(2);
        bench.pack(2);
        bench.deliver(2);

        assertThat(bench.outcome("order-not-accepted")).isEqualTo(OrderStatus.COMPLETED);
        assertThat(systems.calls)
                .containsSubsequence(
                        "taken on?",
                        "release 1 of line 1 at store-7",
                        "withdraw 1 of line 1 REJECTED",
                        "source",
                        "request 1 of line 1 at warehouse-1",
                        "RESOURCED");
        assertThat(systems.sourced.getLast().excluded()).containsExactly(STORE);
    }

    @Test
    void whatIsTakenOnOrPackedInTimeIsLeftAlone() {
        systems.stock.put(STORE, 1);
        systems.acceptBy = now().plus(Duration.ofMinutes(30));
        systems.takenOn = true;
        bench.place(bench.shipping(ShortagePolicy.ALL_OR_NOTHING, line(1, 1, 2500)));
        bench.env.sleep(Duration.ofHours(1));
        assertThat(systems.calls).contains("taken on?").doesNotContain("escalate OVERDUE");
        assertThat(systems.sourced).hasSize(1);
        bench.pack(1);
        bench.deliver(1);
        assertThat(bench.outcome("order-accepted")).isEqualTo(OrderStatus.COMPLETED);
    }

    @Test
    void nobodyAsksWhetherItIsTakenOnOnceItIsPacked() {
        systems.stock.put(STORE, 1);
        systems.acceptBy = now().plus(Duration.ofMinutes(30));
        bench.place(bench.shipping(ShortagePolicy.ALL_OR_NOTHING, line(1, 1, 2500)));
        bench.pack(1);
        bench.env.sleep(Duration.ofHours(1));
        bench.deliver(1);

        assertThat(bench.outcome("order-packed-in-time")).isEqualTo(OrderStatus.COMPLETED);
        assertThat(systems.calls).doesNotContain("taken on?");
    }

    private void ready(PlaceOrder.Line... lines) {
        systems.stock.put(STORE, 10);
        bench.place(bench.pickup(lines));
        bench.order().readyForPickup(new Packed(bench.fulfillmentOrder(1), PICKER));
    }

    private void handOver() {
        bench.order().handedOver(new HandedOver(bench.fulfillmentOrder(1), PICKER));
    }

    private void handOver(Rest rest, int code, UnitsOfLine... units) {
        bench.order()
                .handedOver(
                        new HandedOver(bench.fulfillmentOrder(1), PICKER, List.of(units), rest, "hov_" + code, code));
    }

    private void reschedule(Instant collectBy) {
        bench.order().reschedule(new Reschedule(bench.fulfillmentOrder(1), collectBy, CUSTOMER, "away until then"));
    }

    private @Nullable Instant due() {
        return Objects.requireNonNull(bench.order().view().fulfillmentOrders().getFirst())
                .due();
    }

    private Instant now() {
        return Instant.ofEpochMilli(bench.env.currentTimeMillis());
    }

    private static void assertRefused(ThrowingCallable act, OrderFailure failure) {
        assertThatThrownBy(act)
                .satisfies(thrown -> assertThat(OrderFailure.in(thrown))
                        .hasValueSatisfying(
                                refused -> assertThat(refused.failure()).isEqualTo(failure)));
    }
}
