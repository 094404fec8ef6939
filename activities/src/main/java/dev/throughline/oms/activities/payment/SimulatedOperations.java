package dev.throughline.oms.activities.payment;

import dev.throughline.oms.workflows.payment.PaymentRefusal;
import dev.throughline.oms.workflows.shared.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The simulated gateway's operations by key: the row that makes each happen once. */
class SimulatedOperations {
    private final JdbcClient jdbc;
    private final Clock clock;

    SimulatedOperations(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** An operation that was executed; only ever seen finished, because it starts and finishes in one transaction. */
    record Operation(SimulatedRequest request, GatewayAnswer answer) {}

    /** Whether the key is new. A concurrent twin waits here until the first has finished. */
    boolean start(SimulatedRequest request) {
        return jdbc.sql("""
                        INSERT INTO gateway.operation (key, kind, subject, requested, currency, status, at)
                        VALUES (:key, :kind, :subject, :requested, :currency, 'STARTED', :at)
                        ON CONFLICT (key) DO NOTHING
                        """)
                        .param("key", request.key())
                        .param("kind", request.kind().name())
                        .param("subject", request.subject())
                        .param("requested", request.amount(), Types.BIGINT)
                        .param("currency", request.currency())
                        .param("at", utc(clock.instant()))
                        .update()
                == 1;
    }

    void finish(SimulatedRequest request, GatewayAnswer answer) {
        jdbc.sql("""
                        UPDATE gateway.operation
                        SET status = :status, amount = :amount, refusal = :refusal, reference = :reference,
                            authorization_reference = :authorization, expires_at = :expiresAt
                        WHERE key = :key
                        """)
                .param("status", answer.wasRefused() ? "REFUSED" : "DONE")
                .param("amount", answer.amount().amountMinor())
                .param(
                        "refusal",
                        answer.refusal() == null ? null : answer.refusal().name(),
                        Types.VARCHAR)
                .param("reference", answer.reference(), Types.VARCHAR)
                .param("authorization", authorization(request, answer), Types.VARCHAR)
                .param("expiresAt", utc(answer.expiresAt()), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("key", request.key())
                .update();
    }

    Optional<Operation> find(String key) {
        return jdbc.sql("SELECT * FROM gateway.operation WHERE key = :key")
                .param("key", key)
                .query((row, index) -> new Operation(request(row), answer(row)))
                .optional();
    }

    static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    private static @Nullable String authorization(SimulatedRequest request, GatewayAnswer answer) {
        return request.kind() == SimulatedRequest.Kind.AUTHORIZE ? answer.reference() : request.subject();
    }

    private static SimulatedRequest request(ResultSet row) throws SQLException {
        return new SimulatedRequest(
                row.getString("key"),
                SimulatedRequest.Kind.valueOf(row.getString("kind")),
                row.getString("subject"),
                row.getObject("requested", Long.class),
                row.getString("currency"));
    }

    private static GatewayAnswer answer(ResultSet row) throws SQLException {
        var refusal = row.getString("refusal");
        var expiresAt = row.getObject("expires_at", OffsetDateTime.class);
        return new GatewayAnswer(
                row.getString("reference"),
                new Money(row.getLong("amount"), row.getString("currency")),
                refusal == null ? null : PaymentRefusal.valueOf(refusal),
                expiresAt == null ? null : expiresAt.toInstant());
    }
}
