package dev.throughline.oms.activities.marketing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.throughline.oms.activities.customer.ConsentPurpose;
import dev.throughline.oms.activities.customer.Customers;
import dev.throughline.oms.activities.messaging.MessageKind;
import dev.throughline.oms.activities.messaging.Messages;
import dev.throughline.oms.activities.order.Checkout;
import dev.throughline.oms.activities.order.OrderIntake;
import dev.throughline.oms.testing.DatabaseTest;
import dev.throughline.oms.testing.SampleCheckouts;
import dev.throughline.oms.workflows.customer.CustomerActivities;
import dev.throughline.oms.workflows.marketing.MarketingActivities;
import dev.throughline.oms.workflows.order.OrderActivities;
import dev.throughline.oms.workflows.shared.OrderId;
import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@DatabaseTest
class AfterSalesTest {
    private static final Duration DELAY = Duration.ofDays(7);

    @Autowired
    private MarketingActivities activities;

    @Autowired
    private Customers customers;

    @Autowired
    private CustomerActivities recognition;

    @Autowired
    private Messages messages;

    @Autowired
    private OrderIntake intake;

    @Autowired
    private OrderActivities orders;

    @Autowired
    private MarketingSettings settings;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void writesToACustomerWhoConsentedAfterTheDelayAndOnce() {
        var order = ordered(true);
        activities.orderCompleted(order);
        activities.orderCompleted(order);

        handOverAfter(Duration.ZERO);
        assertThat(messages.of(order)).as("not due").isEmpty();
        handOverAfter(DELAY);
        activities.orderCompleted(order);
        handOverAfter(DELAY.multipliedBy(2));

        assertThat(messages.of(order)).extracting(Messages.Message::kind).containsExactly(MessageKind.AFTER_SALES);
        assertThat(states(order)).containsExactly("HANDED_OVER");
    }

    @Test
    void plansNothingWithoutConsentOrCustomer() {
        var silent = ordered(false);
        var unknown = SampleCheckouts.newOrder();

        activities.orderCompleted(silent);
        activities.orderCompleted(unknown);

        assertThat(states(silent)).isEmpty();
        assertThat(states(unknown)).isEmpty();
    }

    @Test
    void writesNothingWhenConsentWasWithdrawnMeanwhile() {
        var withdrawn = ordered(true);
        var erased = ordered(true);
        activities.orderCompleted(withdrawn);
        activities.orderCompleted(erased);
        customers.withdraw(customers.ofOrder(withdrawn).orElseThrow(), ConsentPurpose.MARKETING, "ticket-1");
        customers.erase(customers.ofOrder(erased).orElseThrow());

        handOverAfter(DELAY);

        assertThat(messages.of(withdrawn)).isEmpty();
        assertThat(messages.of(erased)).isEmpty();
        assertThat(List.of(states(withdrawn), states(erased))).containsOnly(List.of("DROPPED"));
    }

    @Test
    void instancesInParallelWriteOnce() throws Exception {
        var order = ordered(true);
        Callable<Boolean> completed = () -> {
            activities.orderCompleted(order);
            handOverAfter(DELAY);
            return true;
        };

        try (var threads = Executors.newFixedThreadPool(10)) {
            for (var done : threads.invokeAll(Collections.nCopies(10, completed))) {
                assertThat(done.get()).isTrue();
            }
        }

        assertThat(messages.of(order)).hasSize(1);
    }

    private OrderId ordered(boolean consent) {
        var email = SampleCheckouts.unique() + "@example.org";
        var checkout = SampleCheckouts.of(new Checkout.Contact("Kim Canary", email, null, "en", consent));
        SampleCheckouts.accept(intake, orders, checkout);
        recognition.recognize(checkout.id());
        return checkout.id();
    }

    private void handOverAfter(Duration time) {
        var later = Clock.offset(Clock.systemUTC(), time.plusSeconds(1));
        var planned = new PlannedMessages(jdbc, customers, messages, settings, later);
        int due = 1;
        while (due > 0) {
            due = planned.round();
        }
    }

    private List<String> states(OrderId order) {
        return jdbc.sql("SELECT state FROM marketing.planned_message WHERE order_id = ?")
                .param(order.value())
                .query((row, _) -> row.getString("state"))
                .list();
    }
}
