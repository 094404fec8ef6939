package dev.throughline.oms.activities.payment;

import dev.throughline.oms.workflows.shared.OrderId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class AuthorizationRows {
    private final JdbcClient jdbc;
    private final Clock clock;

    AuthorizationRows(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The order's authorizations, oldest first, locked until the transaction ends; taken before any lock on a movement. */
    List<Authorization> lock(OrderId order) {
        return jdbc.sql(
                        "SELECT * FROM payment.authorization WHERE order_id = :order ORDER BY created_at, key FOR UPDATE")
                .param("order", order.value())
                .query((row, index) -> authorization(row))
                .list();
    }

    /** When it lapses, if it does. */
    Optional<Instant> expiryOf(OrderId order, String key) {
        return jdbc.sql("SELECT expires_at FROM payment.authorization WHERE order_id = :order AND key = :key"
                        + " AND expires_at IS NOT NULL")
                .param("order", order.value())
                .param("key", key)
                .query(OffsetDateTime.class)
                .optional()
                .map(OffsetDateTime::toInstant);
    }

    /** Whether it is new. */
    boolean open(Movement movement, GatewayAnswer answer, Authorization.Source source) {
        var expiresAt = answer.expiresAt();
        return jdbc.sql("""
                        INSERT INTO payment.authorization
                            (order_id, key, source, amount, currency, gateway_ref, status, expires_at, captured, created_at)
                        VALUES (:order, :key, :source, :amount, :currency, :reference, 'OPEN', :expiresAt, :captured, :now)
                        ON CONFLICT (order_id, key) DO NOTHING
                        """)
                        .param("order", movement.order().value())
                        .param("key", movement.key())
                        .param("source", source.name())
                        .param("amount", movement.amount().amountMinor())
                        .param("currency", movement.amount().currency())
                        .param("reference", answer.movedReference())
                        .param(
                                "expiresAt",
                                expiresAt == null ? null : expiresAt.atOffset(ZoneOffset.UTC),
                                Types.TIMESTAMP_WITH_TIMEZONE)
                        .param(
                                "captured",
                                source == Authorization.Source.TILL
                                        ? movement.amount().amountMinor()
                                        : 0L)
                        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    /** Reserves the amount of a capture or refund that is about to be asked for. */
    void reserve(Movement intent) {
        change(
                switch (intent.kind()) {
                    case CAPTURE -> "capturing = capturing + :amount";
                    case REFUND -> "refunding = refunding + :amount";
                    case AUTHORIZE, VOID, TILL ->
                        throw new IllegalArgumentException(intent.kind() + " reserves nothing");
                },
                intent);
    }

    void voiding(Movement intent) {
        change("status = 'VOIDING'", intent);
    }

    /** Turns what was reserved into what was moved, or gives it free. */
    void settle(Movement settled) {
        boolean done = settled.status() == Movement.Status.DONE;
        change(
                switch (settled.kind()) {
                    case CAPTURE -> "capturing = capturing - :amount" + (done ? ", captured = captured + :amount" : "");
                    case REFUND -> "refunding = refunding - :amount" + (done ? ", refunded = refunded + :amount" : "");
                    case VOID -> "voided = voided + :amount, status = 'VOIDED'";
                    case AUTHORIZE, TILL -> throw new IllegalArgumentException(settled.kind() + " opens a new one");
                },
                settled);
    }

    private void change(String assignments, Movement movement) {
        jdbc.sql("UPDATE payment.authorization SET " + assignments + " WHERE order_id = :order AND key = :key")
                .param("amount", movement.amount().amountMinor())
                .param("order", movement.order().value())
                .param("key", movement.authorizationKey())
                .update();
    }

    private static Authorization authorization(ResultSet row) throws SQLException {
        return new Authorization(
                row.getString("key"),
                Authorization.Source.valueOf(row.getString("source")),
                row.getString("currency"),
                row.getString("gateway_ref"),
                Authorization.Status.valueOf(row.getString("status")),
                row.getLong("amount"),
                row.getLong("captured"),
                row.getLong("voided"),
                row.getLong("refunded"),
                row.getLong("capturing"),
                row.getLong("refunding"));
    }
}
