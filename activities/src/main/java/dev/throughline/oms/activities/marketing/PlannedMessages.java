package dev.throughline.oms.activities.marketing;

import dev.throughline.oms.activities.customer.Customers;
import dev.throughline.oms.activities.messaging.MessageKind;
import dev.throughline.oms.activities.messaging.Messages;
import dev.throughline.oms.workflows.shared.CustomerId;
import dev.throughline.oms.workflows.shared.OrderId;
import java.sql.Timestamp;
import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Messages for later, by consent: when one is planned, and again when it is due. */
@Component
class PlannedMessages {
    private static final String CAUSE = "after-sales";
    private static final String PLAN = """
            INSERT INTO marketing.planned_message (order_id, kind, customer_id, due_at)
            VALUES (:order, 'AFTER_SALES', :customer, :due)
            ON CONFLICT DO NOTHING
            """;
    private static final String DUE = """
            SELECT order_id, customer_id FROM marketing.planned_message
            WHERE state = 'PLANNED' AND due_at <= :now ORDER BY due_at LIMIT :limit
            """;
    private static final String DECIDE = """
            UPDATE marketing.planned_message SET state = :state, decided_at = :now
            WHERE order_id = :order AND kind = 'AFTER_SALES' AND state = 'PLANNED'
            """;

    private final JdbcClient jdbc;
    private final Customers customers;
    private final Messages messages;
    private final MarketingSettings settings;
    private final Clock clock;

    private record Due(OrderId order, CustomerId customer) {}

    PlannedMessages(JdbcClient jdbc, Customers customers, Messages messages, MarketingSettings settings, Clock clock) {
        this.jdbc = jdbc;
        this.customers = customers;
        this.messages = messages;
        this.settings = settings;
        this.clock = clock;
    }

    /** Plans the order's after-sales message; the first plan counts. */
    void afterSales(OrderId order, CustomerId customer) {
        jdbc.sql(PLAN)
                .param("order", order.value())
                .param("customer", customer.value())
                .param("due", Timestamp.from(clock.instant().plus(settings.afterSalesDelay())))
                .update();
    }

    /**
     * Hands over what is due. Safe in several instances at once without a lock, because messaging takes one message per cause.
     *
     * @return how many were due
     */
    int round() {
        var due = jdbc.sql(DUE)
                .param("now", Timestamp.from(clock.instant()))
                .param("limit", settings.batch())
                .query((row, _) ->
                        new Due(new OrderId(row.getString("order_id")), new CustomerId(row.getString("customer_id"))))
                .list();
        due.forEach(this::handOver);
        return due.size();
    }

    private void handOver(Due due) {
        boolean consents = customers.mayMarket(due.customer());
        if (consents) {
            messages.accept(due.order(), CAUSE, MessageKind.AFTER_SALES, null, null);
        }
        jdbc.sql(DECIDE)
                .param("order", due.order().value())
                .param("state", consents ? "HANDED_OVER" : "DROPPED")
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }
}
