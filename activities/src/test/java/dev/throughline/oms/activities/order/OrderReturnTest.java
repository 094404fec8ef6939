package dev.throughline.oms.activities.order;

import static org.assertj.core.api.Assertions.assertThat;

import dev.throughline.oms.activities.order.Returns.Disposition;
import dev.throughline.oms.activities.order.Returns.Line;
import dev.throughline.oms.testing.DatabaseTest;
import dev.throughline.oms.workflows.order.OrderActivities;
import dev.throughline.oms.workflows.order.ReturnDecision;
import dev.throughline.oms.workflows.order.ReturnDecision.LineRefusal;
import dev.throughline.oms.workflows.order.ReturnDecision.Reason;
import dev.throughline.oms.workflows.order.Substituted.Consent;
import dev.throughline.oms.workflows.order.SubstitutedUnits;
import dev.throughline.oms.workflows.shared.Money;
import dev.throughline.oms.workflows.shared.OrderId;
import dev.throughline.oms.workflows.shared.OrderStatus;
import dev.throughline.oms.workflows.shared.OrderedUnits;
import dev.throughline.oms.workflows.shared.Sku;
import dev.throughline.oms.workflows.shared.UnitState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@DatabaseTest
class OrderReturnTest {
    @Autowired
    private OrderActivities orders;

    @Autowired
    private OrderBook book;

    @Autowired
    private Returns returns;

    @Autowired
    private OrderScene scene;

    @Test
    void takesUnitsBackAndKeepsTheReturn() {
        var order = scene.delivered(3, 1);
        var claim = OrderScene.claim(
                order, Instant.now(), List.of(OrderScene.units(1, 3)), List.of(OrderScene.units(1, 1)));

        var decision = orders.claimReturn(claim);

        assertThat(decision).isEqualTo(new ReturnDecision(new Money(3 * 999, "GBP"), List.of()));
        assertThat(scene.unitsOf(order, 1)).isEqualTo(Map.of(UnitState.RETURNED, 3));
        assertThat(scene.read(order).status()).isEqualTo(OrderStatus.COMPLETED);
        assertThat(returns.ofOrder(order)).singleElement().satisfies(kept -> {
            assertThat(kept.rma()).isEqualTo(claim.rma());
            assertThat(kept.status()).isEqualTo(Returns.Status.RECEIVED);
            assertThat(kept.refund()).isEqualTo(decision.refund());
            assertThat(kept.lines())
                    .containsExactly(
                            new Line(OrderScene.units(1, 2), Disposition.RESTOCKED),
                            new Line(OrderScene.units(1, 1), Disposition.NOT_RESTOCKED));
        });
        assertThat(scene.eventTypes(order)).endsWith("oms.order.completed.v1", "oms.return.received.v1");
    }

    @Test
    void takesBackWhatTookThePlaceOfUnitsAsOftenAsItDid() {
        var order = scene.delivered(3);
        var other = new Sku("SKU-OTHER");
        scene.substituted(order, new SubstitutedUnits(1, new Sku("SKU-1"), other, 2, Consent.RULE));
        assertThat(returned(order, other, 3)).as("more than were given").isFalse();
        assertThat(returned(order, new Sku("SKU-NEVER"), 1)).isFalse();
        assertThat(returned(order, other, 1)).isTrue();
        assertThat(returned(order, other, 1)).isTrue();
        assertThat(returned(order, other, 1)).isFalse();
        assertThat(returned(order, new Sku("SKU-1"), 1)).isTrue();
        assertThat(returns.ofOrder(order))
                .flatExtracting(kept -> kept.lines())
                .extracting(line -> line.units().sku())
                .containsExactly(other, other, new Sku("SKU-1"));
        assertThat(scene.unitsOf(order, 1)).isEqualTo(Map.of(UnitState.RETURNED, 3));
    }

    private boolean returned(OrderId order, Sku sku, int units) {
        var claim = OrderScene.claim(order, Instant.now(), List.of(new OrderedUnits(1, sku, units)), List.of());
        return orders.claimReturn(claim).refusals().isEmpty();
    }

    @Test
    void aRepeatAnswersTheFirstDecision() {
        var order = scene.delivered(1);
        var claim = OrderScene.claim(order, 1, 1);
        var first = orders.claimReturn(claim);

        assertThat(orders.claimReturn(claim)).isEqualTo(first);
        assertThat(scene.read(order).status()).isEqualTo(OrderStatus.RETURNED);

        var late = OrderScene.claim(order, 1, 1);
        var refusal = orders.claimReturn(late);
        assertThat(refusal).isEqualTo(new ReturnDecision(null, List.of(new LineRefusal(1, Reason.NOT_WITH_CUSTOMER))));
        assertThat(orders.claimReturn(late)).isEqualTo(refusal);
        assertThat(returns.find(late.rma())).isEmpty();
    }

    @Test
    void ofTwoReturnsOfOneUnitOneWins() throws Exception {
        for (int round = 0; round < 10; round++) {
            var order = scene.delivered(1);
            try (var threads = Executors.newFixedThreadPool(2)) {
                Callable<ReturnDecision> claim = () -> orders.claimReturn(OrderScene.claim(order, 1, 1));
                var decisions = threads.invokeAll(List.of(claim, claim)).stream()
                        .map(future -> future.resultNow())
                        .toList();
                assertThat(decisions).filteredOn(d -> d.refusals().isEmpty()).hasSize(1);
            }
            assertThat(returns.ofOrder(order)).hasSize(1);
            assertThat(scene.unitsOf(order, 1)).isEqualTo(Map.of(UnitState.RETURNED, 1));
        }
    }

    @Test
    void saysPerLineWhyNot() {
        var order = scene.delivered(1, 2);
        var after = Instant.now().plus(Duration.ofDays(31));

        assertThat(orders.claimReturn(OrderScene.claim(
                                order,
                                Instant.now(),
                                List.of(OrderScene.units(1, 1), OrderScene.units(2, 3), OrderScene.units(9, 1)),
                                List.of()))
                        .refusals())
                .containsExactly(new LineRefusal(2, Reason.NOT_WITH_CUSTOMER), new LineRefusal(9, Reason.UNKNOWN_LINE));
        assertThat(orders.claimReturn(OrderScene.claim(order, after, List.of(OrderScene.units(1, 1)), List.of()))
                        .refusals())
                .containsExactly(new LineRefusal(1, Reason.WINDOW_CLOSED));
        assertThat(scene.unitsOf(order, 1)).isEqualTo(Map.of(UnitState.DELIVERED, 1));
    }

    @Test
    void aLineThatIsNamedTwiceIsAskedForInSum() {
        var order = scene.delivered(3);

        var refused = OrderScene.claim(
                order, Instant.now(), List.of(OrderScene.units(1, 2), OrderScene.units(1, 2)), List.of());
        assertThat(orders.claimReturn(refused).refusals())
                .containsExactly(new LineRefusal(1, Reason.NOT_WITH_CUSTOMER));

        var taken = OrderScene.claim(
                order, Instant.now(), List.of(OrderScene.units(1, 2), OrderScene.units(1, 1)), List.of());
        assertThat(orders.claimReturn(taken).refund()).isEqualTo(new Money(2997, "GBP"));
    }

    @Test
    void goodsThatCameBackInPartsAreWorthTheLine() {
        var checkout = OrderSamples.checkout(OrderSamples.newId(), List.of(OrderSamples.line(1, 3, 1000, 100)));
        OrderId order = scene.accepted(checkout, UnitState.COLLECTED);

        var refunds = Stream.generate(() ->
                        OrderScene.claim(order, OrderSamples.PLACED_AT, List.of(OrderScene.units(1, 1)), List.of()))
                .limit(3)
                .map(claim -> orders.claimReturn(claim).refund())
                .toList();

        assertThat(refunds).containsExactly(new Money(333, "GBP"), new Money(334, "GBP"), new Money(333, "GBP"));
    }

    @Test
    void tellsWhatMayComeBackAndUntilWhen() {
        var order = scene.delivered(2);
        var until = book.returnable(order, Instant.now()).until();
        assertThat(until).isAfter(Instant.now().plus(Duration.ofDays(29)));

        assertThat(book.returnable(order, Instant.now()).units()).isEqualTo(Map.of(1, 2));
        assertThat(book.returnable(order, Instant.now().plus(Duration.ofDays(31))))
                .isEqualTo(new OrderBook.Returnable(until, Map.of(1, 0), "WINDOW_CLOSED"));
        assertThat(book.returnable(scene.accepted(UnitState.OPEN, 1), Instant.now()))
                .isEqualTo(new OrderBook.Returnable(null, Map.of(1, 0), "NOT_WITH_CUSTOMER"));
        assertThat(book.returnable(OrderSamples.newId(), Instant.now()).refusal())
                .isEqualTo("NOT_IN_BOOK");
    }
}
