package dev.throughline.oms.activities.loyalty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.throughline.oms.activities.order.OrderIntake;
import dev.throughline.oms.testing.DatabaseTest;
import dev.throughline.oms.testing.SampleCheckouts;
import dev.throughline.oms.workflows.customer.CustomerActivities;
import dev.throughline.oms.workflows.loyalty.LoyaltyActivities;
import dev.throughline.oms.workflows.loyalty.PointsStep;
import dev.throughline.oms.workflows.order.OrderActivities;
import dev.throughline.oms.workflows.shared.CustomerId;
import dev.throughline.oms.workflows.shared.Money;
import dev.throughline.oms.workflows.shared.OrderId;
import io.temporal.failure.ApplicationFailure;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@DatabaseTest
class LoyaltyTest {
    private final String email = SampleCheckouts.unique() + "@example.org";

    @Autowired
    private LoyaltyActivities activities;

    @Autowired
    private Loyalty loyalty;

    @Autowired
    private CustomerActivities customers;

    @Autowired
    private OrderIntake intake;

    @Autowired
    private OrderActivities orders;

    @Autowired
    private JdbcClient jdbc;

    private record Buyer(OrderId order, CustomerId customer) {}

    @Test
    void givesOnePointPerWholePoundOfTheOrderHoweverItIsSplit() {
        var buyer = buyer();

        award(buyer, "award-1", 50);
        award(buyer, "award-2", 50);
        award(buyer, "award-3", 199);

        assertThat(points(buyer)).isEqualTo(2);
    }

    @Test
    void countsARepeatOnce() {
        var buyer = buyer();

        award(buyer, "award-1", 1000);
        award(buyer, "award-1", 1000);
        clawBack(buyer, "return-1", 400);
        clawBack(buyer, "return-1", 400);

        assertThat(points(buyer)).isEqualTo(6);
    }

    @Test
    void takesBackNoMoreThanWasGivenForTheOrder() {
        var first = buyer();
        var second = buyer();
        award(first, "award-1", 1000);
        award(second, "award-1", 500);

        clawBack(second, "return-1", 99_999);

        assertThat(second.customer()).isEqualTo(first.customer());
        assertThat(points(second)).isEqualTo(10);
    }

    @Test
    void takesNothingBackWhenNothingWasGiven() {
        var buyer = buyer();

        clawBack(buyer, "return-1", 1000);

        assertThat(points(buyer)).isZero();
    }

    @Test
    void aReturnThatComesBeforeTheAwardCountsToo() {
        var buyer = buyer();

        clawBack(buyer, "return-1", 300);
        award(buyer, "award-1", 1000);

        assertThat(points(buyer)).isEqualTo(7);
    }

    @Test
    void knowsTheMinorUnitsOfTheCurrency() {
        var yen = buyer();
        var dinar = buyer();

        activities.award(new PointsStep(yen.order(), "award-1", new Money(12, "JPY")));
        activities.award(new PointsStep(dinar.order(), "award-1", new Money(3999, "KWD")));

        assertThat(points(yen)).isEqualTo(12 + 3);
    }

    @Test
    void twoCurrenciesInOneOrderAreAContradiction() {
        var buyer = buyer();
        award(buyer, "award-1", 1000);

        assertThatThrownBy(() -> activities.award(new PointsStep(buyer.order(), "award-2", new Money(1000, "EUR"))))
                .isInstanceOfSatisfying(
                        ApplicationFailure.class,
                        failure -> assertThat(failure.isNonRetryable()).isTrue());
    }

    @Test
    void pointsWaitUntilTheCustomerIsRecognized() {
        var order = SampleCheckouts.newOrder();

        assertThatThrownBy(() -> activities.award(new PointsStep(order, "award-1", new Money(1000, "GBP"))))
                .isInstanceOf(IllegalStateException.class);
        activities.clawBack(new PointsStep(order, "return-1", new Money(1000, "GBP")));

        assertThat(ledger("order_id", order.value())).isZero();
        assertThat(loyalty.pointsOf(new CustomerId("cus_nobody"))).isZero();
    }

    @Test
    void stepsInParallelAndTheirRepeatsAddUp() throws Exception {
        var buyer = buyer();
        var calls = new ArrayList<Callable<Boolean>>();
        for (int step = 0; step < 10; step++) {
            var name = "award-" + step;
            calls.addAll(Collections.nCopies(3, () -> award(buyer, name, 150)));
        }
        Collections.shuffle(calls, new Random(1));

        try (var threads = Executors.newFixedThreadPool(15)) {
            for (var done : threads.invokeAll(calls)) {
                assertThat(done.get()).isTrue();
            }
        }

        assertThat(points(buyer)).isEqualTo(15);
        assertThat(ledger("customer_id", buyer.customer().value())).isEqualTo(15);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void theBalanceIsTheLedgersSumAndTheWorthOfTheOrders(long seed) {
        var random = new Random(seed);
        var buyers = List.of(buyer(), buyer(), buyer());
        var net = new long[buyers.size()];
        for (int step = 0; step < 40; step++) {
            int at = random.nextInt(buyers.size());
            long amount = random.nextLong(500);
            boolean award = random.nextInt(3) > 0;
            net[at] += award ? amount : -amount;
            if (award) {
                award(buyers.get(at), "step-" + step, amount);
            } else {
                clawBack(buyers.get(at), "step-" + step, amount);
            }
            long worth = 0;
            for (long part : net) {
                worth += Math.max(0, part) / 100;
            }
            assertThat(points(buyers.getFirst()))
                    .as("seed %s, step %s", seed, step)
                    .isEqualTo(worth);
        }
        assertThat(ledger("customer_id", buyers.getFirst().customer().value())).isEqualTo(points(buyers.getFirst()));
    }

    private boolean award(Buyer buyer, String step, long pence) {
        activities.award(new PointsStep(buyer.order(), step, new Money(pence, "GBP")));
        return true;
    }

    private void clawBack(Buyer buyer, String step, long pence) {
        activities.clawBack(new PointsStep(buyer.order(), step, new Money(pence, "GBP")));
    }

    private long points(Buyer buyer) {
        return loyalty.pointsOf(buyer.customer());
    }

    private long ledger(String column, String value) {
        return jdbc.sql("SELECT coalesce(sum(points), 0) FROM loyalty.points_ledger WHERE " + column + " = ?")
                .param(value)
                .query((row, _) -> row.getLong(1))
                .single();
    }

    /** A new order; always of the same person within one test. */
    private Buyer buyer() {
        var checkout = SampleCheckouts.of(SampleCheckouts.contact(email, null));
        SampleCheckouts.accept(intake, orders, checkout);
        return new Buyer(checkout.id(), customers.recognize(checkout.id()));
    }
}
