package dev.throughline.oms.activities.payment;

import dev.throughline.oms.activities.order.Checkout;
import dev.throughline.oms.activities.order.OrderIntake;
import dev.throughline.oms.workflows.shared.Money;
import dev.throughline.oms.workflows.shared.OrderId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class PaymentSums implements Payments {
    private static final String NO_CURRENCY = "XXX";

    private final JdbcClient jdbc;
    private final OrderIntake intake;

    PaymentSums(JdbcClient jdbc, OrderIntake intake) {
        this.jdbc = jdbc;
        this.intake = intake;
    }

    @Override
    public PaymentTotals totals(OrderId order) {
        return jdbc.sql("""
                        SELECT currency, coalesce(sum(amount) FILTER (WHERE source = 'GATEWAY'), 0) AS authorized,
                               sum(captured) AS captured, sum(refunded) AS refunded, sum(voided) AS voided
                        FROM payment.authorization
                        WHERE order_id = :order
                        GROUP BY currency
                        """)
                .param("order", order.value())
                .query((row, index) -> totals(
                        row.getString("currency"),
                        row.getLong("authorized"),
                        row.getLong("captured"),
                        row.getLong("refunded"),
                        row.getLong("voided")))
                .optional()
                .orElseGet(() -> totals(currencyOf(order), 0, 0, 0, 0));
    }

    private String currencyOf(OrderId order) {
        return intake.find(order).map(Checkout::currency).orElse(NO_CURRENCY);
    }

    private static PaymentTotals totals(String currency, long authorized, long captured, long refunded, long voided) {
        return new PaymentTotals(
                new Money(authorized, currency),
                new Money(captured, currency),
                new Money(refunded, currency),
                new Money(voided, currency));
    }
}
