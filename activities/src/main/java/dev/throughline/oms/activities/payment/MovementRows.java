package dev.throughline.oms.activities.payment;

import dev.throughline.oms.workflows.payment.PaymentRefusal;
import dev.throughline.oms.workflows.shared.Money;
import dev.throughline.oms.workflows.shared.OrderId;
import io.temporal.failure.ApplicationFailure;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class MovementRows {
    private static final String SELECT = """
            SELECT m.*, a.gateway_ref AS authorization_reference
            FROM payment.movement m
            LEFT JOIN payment.authorization a ON a.order_id = m.order_id AND a.key = m.authorization_key
            WHERE m.order_id = :order AND\s""";

    private final JdbcClient jdbc;
    private final Clock clock;

    MovementRows(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Optional<Movement> find(OrderId order, String key) {
        return jdbc.sql(SELECT + "m.key = :key")
                .param("order", order.value())
                .param("key", key)
                .query((row, index) -> movement(row))
                .optional();
    }

    /** What stands under the key of this intent; one key for two movements is a mistake of the caller. */
    Movement known(Movement intent) {
        var known = find(intent.order(), intent.key()).orElseThrow();
        if (known.kind() != intent.kind() || !known.amount().equals(intent.amount())) {
            throw ApplicationFailure.newNonRetryableFailure(
                    "key " + intent.key() + " is that of another movement of " + intent.order()
                            + ": use a key per movement",
                    "PAYMENT_KEY_REUSED");
        }
        return known;
    }

    List<Movement> pending(OrderId order) {
        return jdbc.sql(SELECT + "m.status = 'PENDING' ORDER BY m.created_at, m.key")
                .param("order", order.value())
                .query((row, index) -> movement(row))
                .list();
    }

    /** Whether its key was new; waits for a concurrent twin. */
    boolean add(Movement movement) {
        return jdbc.sql("""
                        INSERT INTO payment.movement
                            (order_id, key, kind, amount, currency, status, authorization_key, gateway_ref, refusal,
                             created_at, updated_at)
                        VALUES (:order, :key, :kind, :amount, :currency, :status, :authorization, :reference, :refusal, :now, :now)
                        ON CONFLICT (order_id, key) DO NOTHING
                        """)
                        .param("order", movement.order().value())
                        .param("key", movement.key())
                        .param("kind", movement.kind().name())
                        .param("amount", movement.amount().amountMinor())
                        .param("currency", movement.amount().currency())
                        .param("status", movement.status().name())
                        .param("authorization", movement.authorizationKey(), Types.VARCHAR)
                        .param("reference", movement.reference(), Types.VARCHAR)
                        .param(
                                "refusal",
                                movement.refusal() == null
                                        ? null
                                        : movement.refusal().name(),
                                Types.VARCHAR)
                        .param("now", now())
                        .update()
                == 1;
    }

    /** Whether it was pending until now; waits for a concurrent twin. */
    boolean settle(Movement settled) {
        return jdbc.sql("""
                        UPDATE payment.movement
                        SET status = :status, amount = :amount, gateway_ref = :reference, refusal = :refusal, updated_at = :now
                        WHERE order_id = :order AND key = :key AND status = 'PENDING'
                        """)
                        .param("status", settled.status().name())
                        .param("amount", settled.amount().amountMinor())
                        .param("reference", settled.reference(), Types.VARCHAR)
                        .param(
                                "refusal",
                                settled.refusal() == null
                                        ? null
                                        : settled.refusal().name(),
                                Types.VARCHAR)
                        .param("now", now())
                        .param("order", settled.order().value())
                        .param("key", settled.key())
                        .update()
                == 1;
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static Movement movement(ResultSet row) throws SQLException {
        var refusal = row.getString("refusal");
        return new Movement(
                new OrderId(row.getString("order_id")),
                row.getString("key"),
                Movement.Kind.valueOf(row.getString("kind")),
                new Money(row.getLong("amount"), row.getString("currency")),
                Movement.Status.valueOf(row.getString("status")),
                false,
                row.getString("authorization_key"),
                row.getString("authorization_reference"),
                row.getString("gateway_ref"),
                refusal == null ? null : PaymentRefusal.valueOf(refusal));
    }
}
