package dev.throughline.oms.activities.payment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.throughline.oms.testing.DatabaseTest;
import dev.throughline.oms.workflows.payment.PaymentActivities;
import dev.throughline.oms.workflows.payment.PaymentStep;
import dev.throughline.oms.workflows.shared.Money;
import dev.throughline.oms.workflows.shared.OrderId;
import java.time.Clock;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The test of the tests: a capture whose key has the attempt in it takes the money twice, and that shows. */
@DatabaseTest
class AttemptInTheKeyTest {
    private static final int ORDERS = 60;

    @Autowired
    private PaymentIntents intents;

    @Autowired
    private PaymentOutcomes outcomes;

    @Autowired
    private Payments payments;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    @Test
    void capturesTwiceWhatWorkedAndWasReportedFailed() {
        assertThat(ordersCapturedTwice(attempt -> "capture." + attempt)).isPositive();
    }

    @Test
    void capturesOnceWithTheKeyOfTheStep() {
        assertThat(ordersCapturedTwice(attempt -> "capture")).isZero();
    }

    /** One step in five works and is reported failed. Each order captures 400 of 1,000: a second capture has room. */
    private int ordersCapturedTwice(IntFunction<String> key) {
        var gateway = new SimulatedGateway(GatewayPropertiesFixture.quick(), jdbc, transaction, Clock.systemUTC());
        var payment = new PaymentActivitiesImpl(intents, outcomes, gateway, any -> Optional.of("tok_visa"));
        var random = new Random(20261122);
        int twice = 0;
        for (int i = 0; i < ORDERS; i++) {
            var order = new OrderId("ord_" + UUID.randomUUID().toString().replace("-", ""));
            payment.authorize(new PaymentStep(order, "authorize", new Money(1000, "GBP")));
            captureUntilItIsReported(payment, order, key, random);
            long captured = payments.totals(order).captured().amountMinor();
            assertThat(capturedAtTheGateway(order)).as("invariant 12").isEqualTo(captured);
            twice += captured > 400 ? 1 : 0;
        }
        return twice;
    }

    private static void captureUntilItIsReported(
            PaymentActivities payment, OrderId order, IntFunction<String> key, Random random) {
        int attempt = 1;
        payment.capture(new PaymentStep(order, key.apply(attempt), new Money(400, "GBP")));
        while (random.nextInt(5) == 0) {
            attempt++;
            payment.capture(new PaymentStep(order, key.apply(attempt), new Money(400, "GBP")));
        }
    }

    private long capturedAtTheGateway(OrderId order) {
        return jdbc.sql("""
                        SELECT sum(amount) FROM gateway.operation
                        WHERE key LIKE :order || '/%' AND status = 'DONE' AND kind = 'CAPTURE'
                        """).param("order", order.value()).query(Long.class).single();
    }
}
