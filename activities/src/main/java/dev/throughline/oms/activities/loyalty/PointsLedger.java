package dev.throughline.oms.activities.loyalty;

import dev.throughline.oms.workflows.loyalty.PointsStep;
import dev.throughline.oms.workflows.shared.CustomerId;
import io.temporal.failure.ApplicationFailure;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Currency;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Points in PostgreSQL: a ledger per order and step, a balance per customer. One customer's steps wait for each other. */
@Repository
class PointsLedger implements Loyalty {
    private static final String OPEN =
            "INSERT INTO loyalty.account (customer_id) VALUES (:customer) ON CONFLICT DO NOTHING";
    private static final String LOCK =
            "SELECT balance FROM loyalty.account WHERE customer_id = :customer FOR NO KEY UPDATE";
    private static final String SO_FAR = """
            SELECT coalesce(sum(amount_minor) FILTER (WHERE kind = 'AWARD'), 0) AS awarded,
                coalesce(sum(amount_minor) FILTER (WHERE kind = 'CLAW_BACK'), 0) AS returned,
                coalesce(sum(points), 0) AS points,
                coalesce(bool_or(step = :step), false) AS repeated,
                coalesce(bool_or(currency <> :currency), false) AS other_currency
            FROM loyalty.points_ledger WHERE order_id = :order
            """;
    private static final String MOVE = """
            WITH entry AS (
                INSERT INTO loyalty.points_ledger
                    (order_id, step, customer_id, kind, amount_minor, currency, points, at)
                VALUES (:order, :step, :customer, :kind, :amount, :currency, :points, :now)
                ON CONFLICT (order_id, step) DO NOTHING
                RETURNING points)
            UPDATE loyalty.account SET balance = balance + entry.points FROM entry WHERE customer_id = :customer
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    private record SoFar(OrderPoints sums, boolean repeated, boolean otherCurrency) {}

    PointsLedger(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public long pointsOf(CustomerId customer) {
        return jdbc.sql("SELECT balance FROM loyalty.account WHERE customer_id = :customer")
                .param("customer", customer.value())
                .query((row, _) -> row.getLong("balance"))
                .optional()
                .orElse(0L);
    }

    @Transactional
    public void award(CustomerId customer, PointsStep step) {
        lock(customer);
        var soFar = soFar(step);
        if (!soFar.repeated()) {
            long points = soFar.sums().award(step.amount().amountMinor(), currency(step));
            move(customer, step, "AWARD", points);
        }
    }

    @Transactional
    public void clawBack(CustomerId customer, PointsStep step) {
        long balance = lock(customer);
        var soFar = soFar(step);
        if (!soFar.repeated()) {
            long points = soFar.sums().clawBack(step.amount().amountMinor(), currency(step), balance);
            move(customer, step, "CLAW_BACK", -points);
        }
    }

    private long lock(CustomerId customer) {
        jdbc.sql(OPEN).param("customer", customer.value()).update();
        return jdbc.sql(LOCK)
                .param("customer", customer.value())
                .query((row, _) -> row.getLong("balance"))
                .single();
    }

    private SoFar soFar(PointsStep step) {
        var soFar = jdbc.sql(SO_FAR)
                .param("order", step.order().value())
                .param("step", step.step())
                .param("currency", step.amount().currency())
                .query((row, _) -> new SoFar(
                        new OrderPoints(row.getLong("awarded"), row.getLong("returned"), row.getLong("points")),
                        row.getBoolean("repeated"),
                        row.getBoolean("other_currency")))
                .single();
        if (soFar.otherCurrency()) {
            throw ApplicationFailure.newNonRetryableFailure(
                    "order " + step.order() + " has points in another currency than step " + step.step(),
                    "CurrencyMismatch");
        }
        return soFar;
    }

    private void move(CustomerId customer, PointsStep step, String kind, long points) {
        jdbc.sql(MOVE)
                .param("order", step.order().value())
                .param("step", step.step())
                .param("customer", customer.value())
                .param("kind", kind)
                .param("amount", step.amount().amountMinor())
                .param("currency", step.amount().currency())
                .param("points", points)
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }

    private static Currency currency(PointsStep step) {
        return Currency.getInstance(step.amount().currency());
    }
}
