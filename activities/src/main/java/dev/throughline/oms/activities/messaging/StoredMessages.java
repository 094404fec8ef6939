package dev.throughline.oms.activities.messaging;

import dev.throughline.oms.workflows.shared.OrderId;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.util.List;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The messages in PostgreSQL. */
@Repository
class StoredMessages implements Messages {
    private static final String ACCEPT = """
            INSERT INTO messaging.message
                (id, order_id, cause, kind, fulfillment_order_id, amount_minor, currency, lines, quantities, told_before, told_now,
                 accepted_at, next_attempt_at)
            VALUES (:id, :order, :cause, :kind, :fulfillmentOrder, :amount, :currency, :lines, :quantities, :before, :by, :now, :now)
            ON CONFLICT DO NOTHING
            """;
    private static final String SEND_AGAIN = """
            UPDATE messaging.message
            SET state = 'PENDING', decided_at = NULL, attempts = 0, accepted_at = :now, next_attempt_at = :now
            WHERE id = :id AND state = 'FAILED'
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    StoredMessages(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public boolean accept(OrderId order, String cause, MessageKind kind, About about) {
        var fulfillmentOrder = about.fulfillmentOrder();
        var amount = about.amount();
        var units = new TreeMap<>(about.units());
        return jdbc.sql(ACCEPT)
                        .param("id", MessageRow.id(order, cause))
                        .param("order", order.value())
                        .param("cause", cause)
                        .param("kind", kind.name())
                        .param("fulfillmentOrder", fulfillmentOrder == null ? null : fulfillmentOrder.value())
                        .param("amount", amount == null ? null : amount.amountMinor(), Types.BIGINT)
                        .param("currency", amount == null ? null : amount.currency(), Types.VARCHAR)
                        .param("lines", units.keySet().toArray(Integer[]::new))
                        .param("quantities", units.values().toArray(Integer[]::new))
                        .param("before", MessageRow.time(about.before()), Types.TIMESTAMP_WITH_TIMEZONE)
                        .param("by", MessageRow.time(about.by()), Types.TIMESTAMP_WITH_TIMEZONE)
                        .param("now", Timestamp.from(clock.instant()))
                        .update()
                == 1;
    }

    @Override
    public List<Message> of(OrderId order) {
        return jdbc.sql("SELECT * FROM messaging.message WHERE order_id = :order ORDER BY accepted_at, cause")
                .param("order", order.value())
                .query(MessageRow::read)
                .list();
    }

    @Override
    public List<Message> failed(int limit) {
        return jdbc.sql("SELECT * FROM messaging.message WHERE state = 'FAILED' ORDER BY decided_at DESC LIMIT :limit")
                .param("limit", limit)
                .query(MessageRow::read)
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
}
