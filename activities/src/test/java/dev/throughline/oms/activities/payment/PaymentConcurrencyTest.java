package dev.throughline.oms.activities.payment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.throughline.oms.activities.event.Events;
import dev.throughline.oms.activities.event.RecordedEvent;
import dev.throughline.oms.testing.DatabaseTest;
import dev.throughline.oms.workflows.payment.PaymentActivities;
import dev.throughline.oms.workflows.payment.PaymentResult;
import dev.throughline.oms.workflows.payment.PaymentStep;
import dev.throughline.oms.workflows.shared.Money;
import dev.throughline.oms.workflows.shared.OrderId;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@DatabaseTest
class PaymentConcurrencyTest {
    private static final int ORDERS = 150;

    @Autowired
    private PaymentIntents intents;

    @Autowired
    private PaymentOutcomes outcomes;

    @Autowired
    private Payments payments;

    @Autowired
    private Events events;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    private final String run = UUID.randomUUID().toString().replace("-", "").substring(0, 12);

    @Test
    void neverCapturesOrRefundsMoreThanThereIsWhenManyTryAtOnce() throws Exception {
        var payment = payment(0, 0);
        var order = order(0);
        payment.authorize(step(order, "authorize", 1000));

        var captures = inParallel(tries(i -> payment.capture(step(order, "capture." + i, 100))));
        var refunds = inParallel(tries(i -> payment.refund(step(order, "refund." + i, 300))));

        assertThat(captures).filteredOn(PaymentResult::wasRefused).hasSize(10);
        assertThat(refunds).filteredOn(PaymentResult::wasRefused).hasSize(17);
        assertThat(payments.totals(order).captured().amountMinor()).isEqualTo(1000);
        assertThat(payments.totals(order).refunded().amountMinor()).isEqualTo(900);
    }

    @Test
    void answersTwentyRepeatsAtOnceAlike() throws Exception {
        var payment = payment(0, 0);
        var order = order(0);

        var authorized = inParallel(tries(i -> payment.authorize(step(order, "authorize", 1000))));
        var captured = inParallel(tries(i -> payment.capture(step(order, "capture", 1000))));

        assertThat(authorized).containsOnly(authorized.getFirst());
        assertThat(captured).containsOnly(captured.getFirst());
        assertThat(effects(order)).isEqualTo(2);
        assertThat(events.of(order)).hasSize(2);
    }

    @Test
    void endsInOneTruthWhenCapturesAndAVoidMeet() throws Exception {
        var payment = payment(0, 0);
        for (int i = 0; i < 20; i++) {
            var order = order(i);
            payment.authorize(step(order, "authorize", 1000));
            inParallel(List.<Callable<PaymentResult>>of(
                    () -> payment.capture(step(order, "c1", 400)),
                    () -> {
                        payment.voidRemainder(order);
                        return PaymentResult.done("void");
                    },
                    () -> payment.capture(step(order, "c2", 400))));
            payment.voidRemainder(order);

            var totals = payments.totals(order);
            assertThat(totals.captured().plus(totals.voided())).isEqualTo(totals.authorized());
            assertThat(capturedAtTheGateway(order)).isEqualTo(totals.captured().amountMinor());
        }
    }

    @Test
    void hasNoDoubleEffectWhenOneCallInFiveIsExecutedAndThenFails() throws Exception {
        var faulty = payment(0.05, 0.2);
        var random = new Random(20261122);
        var calls = new ArrayList<Callable<Integer>>();
        for (int i = 0; i < ORDERS; i++) {
            var order = order(i);
            long captured = random.nextLong(100, 1000);
            long seed = random.nextLong();
            calls.add(() -> playOrder(faulty, order, captured, new Random(seed)));
        }

        int repeated = inParallel(calls).stream().mapToInt(Integer::intValue).sum();

        assertThat(repeated).as("repeated calls").isGreaterThan(100);
        for (int i = 0; i < ORDERS; i++) {
            var order = order(i);
            var totals = payments.totals(order);
            assertThat(effects(order)).isEqualTo(4);
            assertThat(capturedAtTheGateway(order)).isEqualTo(totals.captured().amountMinor());
            assertThat(totals.captured().plus(totals.voided())).isEqualTo(new Money(1000, "GBP"));
            assertThat(totals.refunded()).isEqualTo(new Money(50, "GBP"));
            assertThat(events.of(order)).extracting(RecordedEvent::sequence).containsExactly(1L, 2L, 3L, 4L);
        }
    }

    /** Plays an order; each step may be carried out and then reported as failed, by the gateway or by the worker. */
    private static int playOrder(PaymentActivities payment, OrderId order, long captured, Random random) {
        return untilItWorks(random, () -> payment.authorize(step(order, "authorize", 1000)))
                + untilItWorks(random, () -> payment.capture(step(order, "capture", captured)))
                + untilItWorks(random, () -> payment.refund(step(order, "refund", 50)))
                + untilItWorks(random, () -> {
                    payment.voidRemainder(order);
                    return PaymentResult.done("void");
                });
    }

    private static int untilItWorks(Random random, Supplier<PaymentResult> step) {
        for (int repeats = 0; ; repeats++) {
            try {
                assertThat(step.get().wasRefused()).isFalse();
                if (random.nextInt(5) > 0) {
                    return repeats;
                }
            } catch (GatewayUnavailableException e) {
                assertThat(repeats).isLessThan(50);
            }
        }
    }

    private PaymentActivities payment(double timeoutRate, double lostAnswerRate) {
        var properties = GatewayPropertiesFixture.faulty(timeoutRate, lostAnswerRate);
        var gateway = new SimulatedGateway(properties, jdbc, transaction, Clock.systemUTC());
        return new PaymentActivitiesImpl(intents, outcomes, gateway, any -> Optional.of("tok_visa"));
    }

    private OrderId order(int number) {
        return new OrderId("ord_" + run + number);
    }

    private static PaymentStep step(OrderId order, String key, long amount) {
        return new PaymentStep(order, key, new Money(amount, "GBP"));
    }

    private long effects(OrderId order) {
        return count(order, "SELECT count(*) FROM gateway.operation WHERE key LIKE :order || '/%' AND status = 'DONE'");
    }

    private long capturedAtTheGateway(OrderId order) {
        return count(order, """
                SELECT sum(amount) FROM gateway.operation
                WHERE key LIKE :order || '/%' AND status = 'DONE' AND kind = 'CAPTURE'
                """);
    }

    private long count(OrderId order, String sql) {
        return jdbc.sql("SELECT coalesce((" + sql + "), 0)")
                .param("order", order.value())
                .query(Long.class)
                .single();
    }

    private static List<Callable<PaymentResult>> tries(IntFunction<PaymentResult> one) {
        return IntStream.range(0, 20)
                .<Callable<PaymentResult>>mapToObj(i -> () -> one.apply(i))
                .toList();
    }

    private static <T> List<T> inParallel(List<Callable<T>> calls) throws Exception {
        try (var threads = Executors.newFixedThreadPool(20)) {
            var results = new ArrayList<T>();
            for (var future : threads.invokeAll(calls)) {
                results.add(future.get());
            }
            return results;
        }
    }
}
