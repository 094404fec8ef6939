package dev.throughline.oms.activities.messaging;

import dev.throughline.oms.workflows.shared.FulfillmentOrderId;
import dev.throughline.oms.workflows.shared.Money;
import dev.throughline.oms.workflows.shared.OrderId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Messages in PostgreSQL, a work queue for any number of instances. */
@Repository
class MessageTable implements Messages {
    private static final int ID_BYTES = 16;
    private static final String ACCEPT = """
            INSERT INTO messaging.message
                (id, order_id, cause, kind, fulfillment_order_id, amount_minor, currency, accepted_at, next_attempt_at)
            VALUES (:id, :order, :cause, :kind, :fulfillmentOrder, :amount, :currency, :now, :now)
            ON CONFLICT DO NOTHING
            """;
    // The claim is a lease, not a lock: no transaction stays open while a mail server thinks.
    private static final String CLAIM = """
            UPDATE messaging.message m SET attempts = attempts + 1, next_attempt_at = :leasedUntil
            FROM (SELECT id FROM messaging.message WHERE state = 'PENDING' AND next_attempt_at <= :now
                  ORDER BY next_attempt_at LIMIT :limit FOR UPDATE SKIP LOCKED) due
            WHERE m.id = due.id
            RETURNING m.*
            """;
    private static final String DECIDE = """
            UPDATE messaging.message SET state = :state, decided_at = :now, problem = :problem
            WHERE id = :id AND state = 'PENDING' AND attempts = :attempts
            """;
    private static final String PUT_BACK = """
            UPDATE messaging.message SET next_attempt_at = :next, problem = :problem, attempts = attempts - :uncounted
            WHERE id = :id AND state = 'PENDING' AND attempts = :attempts
            """;
    private static final String SEND_AGAIN = """
            UPDATE messaging.message
            SET state = 'PENDING', decided_at = NULL, attempts = 0, accepted_at = :now, next_attempt_at = :now
            WHERE id = :id AND state = 'FAILED'
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    MessageTable(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public boolean accept(
            OrderId order,
            String cause,
            MessageKind kind,
            @Nullable FulfillmentOrderId fulfillmentOrder,
            @Nullable Money amount) {
        return jdbc.sql(ACCEPT)
                        .param("id", id(order, cause))
                        .param("order", order.value())
                        .param("cause", cause)
                        .param("kind", kind.name())
                        .param("fulfillmentOrder", fulfillmentOrder == null ? null : fulfillmentOrder.value())
                        .param("amount", amount == null ? null : amount.amountMinor(), Types.BIGINT)
                        .param("currency", amount == null ? null : amount.currency(), Types.VARCHAR)
                        .param("now", Timestamp.from(clock.instant()))
                        .update()
                == 1;
    }

    @Override
    public List<Message> of(OrderId order) {
        return jdbc.sql("SELECT * FROM messaging.message WHERE order_id = :order ORDER BY accepted_at, cause")
                .param("order", order.value())
                .query((row, _) -> message(row))
                .list();
    }

    @Override
    public List<Message> failed(int limit) {
        return jdbc.sql("SELECT * FROM messaging.message WHERE state = 'FAILED' ORDER BY decided_at DESC LIMIT :limit")
                .param("limit", limit)
                .query((row, _) -> message(row))
                .list();
    }

    @Override
    public boolean sendAgain(String id) {
        return jdbc.sql(SEND_AGAIN)
                        .param("id", id)
                        .param("now", Timestamp.from(clock.instant()))
                        .update()
                == 1;
    }

    /** Takes due messages for the time of the lease, counting an attempt. */
    List<Message> claim(int limit, Instant now, Duration lease) {
        return jdbc.sql(CLAIM)
                .param("limit", limit)
                .param("now", Timestamp.from(now))
                .param("leasedUntil", Timestamp.from(now.plus(lease)))
                .query((row, _) -> message(row))
                .list();
    }

    /** Ends a claimed message; nothing if another instance has taken it over. */
    void decide(Message message, State state, @Nullable String problem, Instant now) {
        jdbc.sql(DECIDE)
                .param("id", message.id())
                .param("attempts", message.attempts())
                .param("state", state.name())
                .param("problem", problem)
                .param("now", Timestamp.from(now))
                .update();
    }

    /** Lets a claimed message wait; nothing if another instance has taken it over. */
    void putBack(Message message, String problem, Instant next, boolean countAttempt) {
        jdbc.sql(PUT_BACK)
                .param("id", message.id())
                .param("attempts", message.attempts())
                .param("uncounted", countAttempt ? 0 : 1)
                .param("problem", problem)
                .param("next", Timestamp.from(next))
                .update();
    }

    private static Message message(ResultSet row) throws SQLException {
        var fulfillmentOrder = row.getString("fulfillment_order_id");
        var currency = row.getString("currency");
        return new Message(
                row.getString("id"),
                new OrderId(row.getString("order_id")),
                row.getString("cause"),
                MessageKind.valueOf(row.getString("kind")),
                fulfillmentOrder == null ? null : new FulfillmentOrderId(fulfillmentOrder),
                currency == null ? null : new Money(row.getLong("amount_minor"), currency),
                State.valueOf(row.getString("state")),
                row.getInt("attempts"),
                row.getTimestamp("accepted_at").toInstant(),
                row.getString("problem"));
    }

    /** The same for every acceptance of one message, so that mail systems can tell duplicates. */
    private static String id(OrderId order, String cause) {
        try {
            var hash = MessageDigest.getInstance("SHA-256")
                    .digest((order + "\n" + cause).getBytes(StandardCharsets.UTF_8));
            return "msg_" + HexFormat.of().formatHex(hash, 0, ID_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
