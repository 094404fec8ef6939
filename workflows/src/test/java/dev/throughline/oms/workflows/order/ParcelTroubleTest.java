package dev.throughline.oms.workflows.order;

import static dev.throughline.oms.workflows.order.OrderTestBench.PICKER;
import static dev.throughline.oms.workflows.order.OrderTestBench.STORE;
import static dev.throughline.oms.workflows.order.OrderTestBench.WAREHOUSE;
import static dev.throughline.oms.workflows.order.OrderTestBench.line;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.throughline.oms.workflows.exceptions.ExceptionKind;
import dev.throughline.oms.workflows.order.ParcelDecision.Choice;
import dev.throughline.oms.workflows.order.Tracked.Outcome;
import dev.throughline.oms.workflows.shared.Actor;
import dev.throughline.oms.workflows.shared.OrderStatus;
import dev.throughline.oms.workflows.shared.ShortagePolicy;
import dev.throughline.oms.workflows.shared.UnitState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Parcels that are lost or damaged wait for a person, with a date; what is sent again is paid for already. */
class ParcelTroubleTest {
    private static final Actor ANN = new Actor(Actor.Kind.OPERATIONS, "ann");

    private final OrderTestBench bench = new OrderTestBench(OrderWorkflowImpl.class, RefundWorkflowImpl.class);
    private final Systems systems = bench.systems;
    private int reports;

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void sendsALostParcelAgainWithoutCapturingTwice() {
        lostParcel(2);
        assertThat(bench.order().view().status()).isEqualTo(OrderStatus.PARTLY_FULFILLED);
        var entry = systems.exceptions.getLast();
        assertThat(entry.kind()).isEqualTo(ExceptionKind.LOST);
        assertThat(entry.fulfillmentOrder()).isEqualTo(bench.fulfillmentOrder(1));
        assertThat(entry.dueBy()).isAfter(now()).isBeforeOrEqualTo(now().plus(Duration.ofDays(2)));

        assertThat(decide(1, Choice.REPLACE).replaced()).hasSize(1);
        assertThat(bench.pack(2).captured()).isNull();
        bench.deliver(2);

        assertThat(bench.outcome("order-lost-replaced")).isEqualTo(OrderStatus.COMPLETED);
        assertThat(systems.captured).hasSize(1);
        assertThat(systems.refunded).isEmpty();
        assertThat(systems.calls)
                .containsSubsequence(
                        "end 1 of line 1 LOST",
                        "LOST",
                        "exception LOST at [warehouse-1]",
                        "message PARCEL_LOST",
                        "source",
                        "request 1 of line 1 at warehouse-1",
                        "REPLACED",
                        "message REPLACED",
                        "exception LOST closed: replaced: decided",
                        "issue 1 of line 1 at warehouse-1",
                        "message SHIPPED",
                        "DELIVERED",
                        "message DELIVERED",
                        "after-sales")
                .doesNotContain("void");
        assertThat(moves()).contains("RELEASED>LOST", "LOST>RELEASED", "RELEASED>DELIVERED");
    }

    @Test
    void refundsALostParcelWhenAPersonSaysSo() {
        lostParcel(2);
        assertThat(decide(1, Choice.REFUND).refunded()).hasSize(1);

        assertThat(bench.outcome("order-lost-refunded")).isEqualTo(OrderStatus.CANCELLED);
        assertThat(systems.calls)
                .containsSubsequence(
                        "UNITS_CANCELLED",
                        "claim refund 1 of line 1",
                        "refund 100 GBP",
                        "refunded",
                        "message REFUNDED of 100 GBP",
                        "exception LOST closed: refunded: decided");
        assertThat(systems.refunded).hasSize(1);
    }

    @Test
    void aLostParcelEndsInAPersonsQueueAndIsRefundedWhenNobodyDecidesInTwoDays() {
        lostParcel(2);
        bench.env.sleep(Duration.ofDays(1).plusHours(23));
        assertThat(systems.refunded).isEmpty();

        assertThat(bench.outcome("order-lost-expired")).isEqualTo(OrderStatus.CANCELLED);
        assertThat(systems.calls).contains("exception LOST closed: refunded: nobody decided in time");
        assertThat(systems.refunded).hasSize(1);
    }

    @Test
    void aParcelThatIsNeverScannedEndsInAPersonsQueueWithADueTime() {
        systems.stock.put(WAREHOUSE, 1);
        bench.place(bench.shipping(ShortagePolicy.ALL_OR_NOTHING, line(1, 1, 1000)));
        bench.pack(1);
        bench.env.sleep(Duration.ofDays(10).plusHours(1));
        assertThat(systems.exceptions).singleElement().satisfies(entry -> {
            assertThat(entry.kind()).isEqualTo(ExceptionKind.LATE);
            assertThat(entry.fulfillmentOrder()).isEqualTo(bench.fulfillmentOrder(1));
            assertThat(entry.dueBy()).isAfter(now());
        });
        report(1, Outcome.LOST);
        bench.awaitUnits(UnitState.LOST, 1);
        decide(1, Choice.REFUND);

        assertThat(bench.outcome("order-never-scanned")).isEqualTo(OrderStatus.CANCELLED);
        assertThat(systems.calls).contains("exception LATE closed: on its way no more");
    }

    @Test
    void replacesTheDamagedPartOfTwoParcelsAndIsCompleteWhenTheLastIsThere() {
        systems.stock.put(WAREHOUSE, 3);
        bench.place(bench.shipping(ShortagePolicy.ALL_OR_NOTHING, line(1, 2, 1000)));
        bench.pack(1);
        report(1, Outcome.DAMAGED, "scan-1", new UnitsOfLine(1, 1));
        report(1, Outcome.DAMAGED, "scan-1", new UnitsOfLine(1, 1));
        bench.awaitUnits(UnitState.LOST, 1);
        bench.deliver(1);
        bench.awaitUnits(UnitState.DELIVERED, 1);
        assertThat(bench.order().view().status()).isEqualTo(OrderStatus.PARTLY_FULFILLED);
        decide(1, Choice.REPLACE);
        bench.pack(2);
        assertThat(bench.order().view().status()).isEqualTo(OrderStatus.PARTLY_FULFILLED);
        bench.deliver(2);

        assertThat(bench.outcome("order-damaged-in-part")).isEqualTo(OrderStatus.COMPLETED);
        assertThat(systems.calls)
                .contains("exception DAMAGED at [warehouse-1]", "exception DAMAGED closed: replaced: decided")
                .doesNotContain("message PARCEL_LOST");
        assertThat(systems.captured).hasSize(1);
    }

    @Test
    void deliversOneParcelAndThenTheOther() {
        systems.stock.put(WAREHOUSE, 2);
        bench.place(bench.shipping(ShortagePolicy.ALL_OR_NOTHING, line(1, 2, 1000)));
        bench.pack(1);
        report(1, Outcome.DELIVERED, new UnitsOfLine(1, 1));
        bench.awaitUnits(UnitState.DELIVERED, 1);
        report(1, Outcome.DELIVERED, new UnitsOfLine(1, 1));

        assertThat(bench.outcome("order-delivered-in-parts")).isEqualTo(OrderStatus.COMPLETED);
        assertThat(systems.calls).containsSubsequence("end 1 of line 1 DELIVERED", "DELIVERED", "close DELIVERED");
    }

    @Test
    void goesOnWaitingForWhatNobodyHasAndSaysSo() {
        lostParcel(1);
        var nothing = decide(1, Choice.REPLACE);
        assertThat(nothing.replaced()).isEmpty();
        assertThat(nothing.waiting()).hasSize(1);
        assertThat(systems.exceptions.getLast().reason()).isEqualTo("nobody has 1 of its units to send again");
        systems.stock.put(STORE, 1);
        assertThat(decide(1, Choice.REPLACE).replaced()).hasSize(1);
        bench.pack(2);
        bench.deliver(2);

        assertThat(bench.outcome("order-lost-replaced-late")).isEqualTo(OrderStatus.COMPLETED);
    }

    @Test
    void looksElsewhereForAReplacementThatALocationDeclinesAndWaitsAgainWhenNobodyHasIt() {
        systems.stock.put(STORE, 1);
        systems.stock.put(WAREHOUSE, 2);
        bench.place(bench.shipping(ShortagePolicy.ALL_OR_NOTHING, line(1, 1, 1000)));
        bench.pack(1);
        report(1, Outcome.LOST);
        bench.awaitUnits(UnitState.LOST, 1);
        systems.stock.put(STORE, 1);
        decide(1, Choice.REPLACE);
        assertThat(decline(2).resourced()).hasSize(1);
        assertThat(decline(3).unfillable()).as("both have declined").hasSize(1);
        assertThat(systems.exceptions.getLast().kind()).isEqualTo(ExceptionKind.LOST);
        assertThat(systems.exceptions.getLast().fulfillmentOrder()).isEqualTo(bench.fulfillmentOrder(1));

        assertThat(bench.outcome("order-replacement-declined")).isEqualTo(OrderStatus.CANCELLED);
        assertThat(systems.refunded).hasSize(1);
        assertThat(systems.captured).hasSize(1);
    }

    @Test
    void refundsAReplacementUntilItIsPacked() {
        lostParcel(3);
        decide(1, Choice.REPLACE);
        assertRefused(() -> bench.cancel(), OrderFailure.NOT_CANCELLABLE);
        assertRefused(() -> decide(2, Choice.REPLACE), OrderFailure.NOT_LOST);
        assertThat(decide(2, Choice.REFUND).refunded()).hasSize(1);

        assertThat(bench.outcome("order-replacement-refunded")).isEqualTo(OrderStatus.CANCELLED);
        assertThat(systems.calls)
                .containsSubsequence(
                        "release 1 of line 1 at warehouse-1", "withdraw 1 of line 1 CANCELLED", "refund 100 GBP");
    }

    @Test
    void refusesToRefundAReplacementThatIsPacked() {
        lostParcel(2);
        decide(1, Choice.REPLACE);
        bench.pack(2);
        assertRefused(() -> decide(2, Choice.REFUND), OrderFailure.NOT_LOST);
        bench.deliver(2);
        assertThat(bench.outcome("order-replacement-packed")).isEqualTo(OrderStatus.COMPLETED);
    }

    @Test
    void takesAParcelThatComesAfterAllAsDelivered() {
        lostParcel(1);
        bench.deliver(1);

        assertThat(bench.outcome("order-lost-and-found")).isEqualTo(OrderStatus.COMPLETED);
        assertThat(systems.calls)
                .containsSubsequence("close DELIVERED", "DELIVERED", "exception LOST closed: delivered after all")
                .doesNotContain("message REFUNDED of 100 GBP");
        assertRefused(() -> decide(1, Choice.REFUND), null);
    }

    @Test
    void tellsAPersonOfAParcelThatComesAfterItWasReplaced() {
        lostParcel(2);
        decide(1, Choice.REPLACE);
        bench.deliver(1);
        bench.deliver(1);
        bench.pack(2);
        bench.deliver(2);

        assertThat(bench.outcome("order-found-after-replacement")).isEqualTo(OrderStatus.COMPLETED);
        assertThat(systems.exceptions)
                .filteredOn(entry -> entry.kind() == ExceptionKind.FOUND)
                .hasSize(1);
        assertThat(systems.calls).containsOnlyOnce("FOUND");
    }

    @Test
    void oneDecisionOfManyAtOnceWorks() throws Exception {
        lostParcel(3);
        atOnce(20, i -> decide(1, i % 2 == 0 ? Choice.REPLACE : Choice.REFUND));
        assertThat(systems.refunded.size()
                        + systems.calls.stream().filter("REPLACED"::equals).count())
                .isEqualTo(1);
        if (systems.refunded.isEmpty()) {
            bench.pack(2);
            bench.deliver(2);
        }
        assertThat(bench.outcome("order-decided-at-once")).isIn(OrderStatus.COMPLETED, OrderStatus.CANCELLED);
    }

    @Test
    void aDecisionAndADeliveryAtOnceHaveOneEffect() throws Exception {
        lostParcel(1);
        atOnce(2, i -> {
            if (i == 0) {
                bench.deliver(1);
            } else {
                decide(1, Choice.REFUND);
            }
            return i;
        });
        var status = bench.outcome("order-decided-while-delivered");
        if (status == OrderStatus.COMPLETED) {
            assertThat(systems.refunded).isEmpty();
        } else {
            assertThat(status).isEqualTo(OrderStatus.CANCELLED);
            assertThat(systems.refunded).hasSize(1);
        }
    }

    @Test
    void carriesWhatIsLostAndItsDateIntoTheNextRun() {
        systems.stock.put(WAREHOUSE, 2);
        bench.place(new OrderInput(bench.shipping(ShortagePolicy.ALL_OR_NOTHING, line(1, 1, 1000)), 5, null));
        bench.pack(1);
        report(1, Outcome.LOST);
        bench.awaitUnits(UnitState.LOST, 1);
        decide(1, Choice.REPLACE);
        decline(2);
        bench.awaitUnits(UnitState.LOST, 1);

        assertThat(bench.outcome("order-lost-continued")).isEqualTo(OrderStatus.CANCELLED);
        assertThat(systems.calls).contains("exception LOST closed: refunded: nobody decided in time");
    }

    @Test
    void refusesMistypedDecisionsAndGoesOn() {
        lostParcel(1);
        assertRefused(() -> decide(7, Choice.REFUND), OrderFailure.UNKNOWN_FULFILLMENT_ORDER);
        assertRefused(
                () -> bench.order()
                        .postpone(new Postponement(
                                bench.fulfillmentOrder(1), now().plus(Duration.ofDays(1)), ANN, "later")),
                OrderFailure.NOT_OPEN);
        decide(1, Choice.REFUND);
        assertThat(bench.outcome("order-lost-mistyped")).isEqualTo(OrderStatus.CANCELLED);
    }

    private void lostParcel(int stock) {
        systems.stock.put(WAREHOUSE, stock);
        bench.place(bench.shipping(ShortagePolicy.ALL_OR_NOTHING, line(1, 1, 1000)));
        bench.pack(1);
        report(1, Outcome.LOST);
        report(1, Outcome.LOST);
        bench.awaitUnits(UnitState.LOST, 1);
    }

    private void report(int number, Outcome outcome, UnitsOfLine... lines) {
        report(number, outcome, lines.length == 0 ? null : "report/" + ++reports, lines);
    }

    private void report(int number, Outcome outcome, @Nullable String id, UnitsOfLine... lines) {
        bench.order().tracked(new Tracked(bench.fulfillmentOrder(number), outcome, List.of(lines), id));
    }

    private ParcelResolution decide(int number, Choice choice) {
        return bench.order().resolveParcel(new ParcelDecision(bench.fulfillmentOrder(number), choice, ANN, "decided"));
    }

    private Resourcing decline(int number) {
        return bench.order()
                .declined(new Declined(bench.fulfillmentOrder(number), List.of(), true, PICKER, "not on the shelf"));
    }

    private List<String> moves() {
        return systems.progress.stream()
                .flatMap(progress -> progress.moves().stream())
                .map(move -> move.from() + ">" + move.to())
                .toList();
    }

    private Instant now() {
        return Instant.ofEpochMilli(bench.env.currentTimeMillis());
    }

    private interface Act {
        Object on(int i);
    }

    /** What is refused at once is refused; the rest works. */
    private static void atOnce(int times, Act act) throws Exception {
        try (var threads = Executors.newFixedThreadPool(times)) {
            var calls = IntStream.range(0, times)
                    .<Callable<Object>>mapToObj(i -> () -> act.on(i))
                    .toList();
            threads.invokeAll(calls);
        }
    }

    private static void assertRefused(ThrowingCallable decision, @Nullable OrderFailure failure) {
        assertThatThrownBy(decision).satisfies(thrown -> {
            if (failure != null) {
                assertThat(OrderFailure.in(thrown))
                        .hasValueSatisfying(
                                refused -> assertThat(refused.failure()).isEqualTo(failure));
            }
        });
    }
}
