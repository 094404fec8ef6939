package dev.throughline.oms.activities.payment;

import dev.throughline.oms.workflows.payment.PaymentRefusal;
import dev.throughline.oms.workflows.shared.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The simulated gateway's books: each operation is one transaction of its own, under the lock of its authorization. */
class SimulatedBooks {
    private final SimulatedOperations operations;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final Duration validity;

    SimulatedBooks(JdbcClient jdbc, TransactionTemplate transaction, Clock clock, Duration validity) {
        this.operations = new SimulatedOperations(jdbc, clock);
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
        this.validity = validity;
    }

    record Execution(boolean isNew, GatewayAnswer answer) {}

    private record Held(
            String reference, TestToken token, long uncaptured, long unreleased, long unrefunded, boolean isOpen) {}

    TestToken tokenOf(String authorization) {
        return held(authorization, "").token();
    }

    Optional<GatewayAnswer> find(String key) {
        return operations.find(key).map(SimulatedOperations.Operation::answer);
    }

    Execution execute(SimulatedRequest request) {
        return transaction.execute(status -> {
            if (operations.start(request)) {
                var answer = decide(request);
                operations.finish(request, answer);
                return new Execution(true, answer);
            }
            var first = operations.find(request.key()).orElseThrow();
            if (!first.request().equals(request)) {
                throw new IllegalArgumentException("this key was used for another operation: use a key per operation");
            }
            return new Execution(false, first.answer());
        });
    }

    private GatewayAnswer decide(SimulatedRequest request) {
        return switch (request.kind()) {
            case AUTHORIZE -> authorize(request);
            case CAPTURE -> capture(request, held(request.subject(), "FOR UPDATE"));
            case VOID -> release(request, held(request.subject(), "FOR UPDATE"));
            case REFUND -> refund(request, held(request.subject(), "FOR UPDATE"));
        };
    }

    private GatewayAnswer authorize(SimulatedRequest request) {
        return switch (TestToken.of(request.subject()).orElseThrow()) {
            case TOK_DECLINE -> GatewayAnswer.refused(PaymentRefusal.DECLINED, request.currency());
            case TOK_INSUFFICIENT_FUNDS -> GatewayAnswer.refused(PaymentRefusal.INSUFFICIENT_FUNDS, request.currency());
            default -> hold(request);
        };
    }

    private GatewayAnswer hold(SimulatedRequest request) {
        var reference = "auth_" + UUID.randomUUID();
        var expiresAt = clock.instant().plus(validity).truncatedTo(ChronoUnit.MICROS);
        jdbc.sql("""
                        INSERT INTO gateway.authorization (reference, token, amount, currency, expires_at)
                        VALUES (:reference, :token, :amount, :currency, :expiresAt)
                        """)
                .param("reference", reference)
                .param("token", request.subject())
                .param("amount", request.amount())
                .param("currency", request.currency())
                .param("expiresAt", SimulatedOperations.utc(expiresAt))
                .update();
        return new GatewayAnswer(reference, request.money(), null, expiresAt);
    }

    private GatewayAnswer capture(SimulatedRequest request, Held held) {
        if (!held.isOpen()) {
            return GatewayAnswer.refused(PaymentRefusal.AUTHORIZATION_GONE, request.currency());
        }
        if (held.token() == TestToken.TOK_CAPTURE_DECLINE) {
            return GatewayAnswer.refused(PaymentRefusal.DECLINED, request.currency());
        }
        if (request.money().amountMinor() > held.uncaptured()) {
            return GatewayAnswer.refused(PaymentRefusal.AMOUNT_EXCEEDED, request.currency());
        }
        return move("captured", "cap_", held, request.money());
    }

    private GatewayAnswer release(SimulatedRequest request, Held held) {
        return move("released", "void_", held, new Money(held.unreleased(), request.currency()));
    }

    private GatewayAnswer refund(SimulatedRequest request, Held held) {
        if (held.token() == TestToken.TOK_REFUND_DECLINE) {
            return GatewayAnswer.refused(PaymentRefusal.DECLINED, request.currency());
        }
        if (request.money().amountMinor() > held.unrefunded()) {
            return GatewayAnswer.refused(PaymentRefusal.AMOUNT_EXCEEDED, request.currency());
        }
        return move("refunded", "ref_", held, request.money());
    }

    private GatewayAnswer move(String column, String prefix, Held held, Money amount) {
        jdbc.sql("UPDATE gateway.authorization SET %1$s = %1$s + :amount WHERE reference = :reference"
                        .formatted(column))
                .param("amount", amount.amountMinor())
                .param("reference", held.reference())
                .update();
        return GatewayAnswer.done(prefix + UUID.randomUUID(), amount);
    }

    private Held held(String reference, String lock) {
        return jdbc.sql("SELECT * FROM gateway.authorization WHERE reference = :reference " + lock)
                .param("reference", reference)
                .query((row, index) -> held(row))
                .optional()
                .orElseThrow(() -> new IllegalArgumentException("not an authorization of this gateway"));
    }

    private Held held(ResultSet row) throws SQLException {
        long captured = row.getLong("captured");
        long released = row.getLong("released");
        var expiresAt = row.getObject("expires_at", OffsetDateTime.class).toInstant();
        return new Held(
                row.getString("reference"),
                TestToken.of(row.getString("token")).orElseThrow(),
                row.getLong("amount") - captured,
                row.getLong("amount") - captured - released,
                captured - row.getLong("refunded"),
                released == 0 && expiresAt.isAfter(clock.instant()));
    }
}
