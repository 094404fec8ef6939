package dev.throughline.oms.activities.messaging;

import dev.throughline.oms.activities.event.Events;
import dev.throughline.oms.activities.event.NewEvent;
import dev.throughline.oms.workflows.shared.Actor;
import dev.throughline.oms.workflows.shared.OrderId;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

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

    // Who gets it, and how, is decided anew; what went as a text message stays one.
    private static final String RESEND = """
            INSERT INTO messaging.message
                (id, order_id, cause, kind, fulfillment_order_id, amount_minor, currency, lines, quantities, told_before, told_now,
                 channel, resent_from, accepted_at, next_attempt_at)
            SELECT :new, order_id, :cause, kind, fulfillment_order_id, amount_minor, currency, lines, quantities, told_before, told_now,
                   CASE channel WHEN 'SMS' THEN channel END, id, :now, :now
            FROM messaging.message WHERE id = :id
            ON CONFLICT DO NOTHING
            """;

    private final JdbcClient jdbc;
    private final Events events;
    private final Clock clock;

    StoredMessages(JdbcClient jdbc, Events events, Clock clock) {
        this.jdbc = jdbc;
        this.events = events;
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
    public Optional<Message> find(String id) {
        return jdbc.sql("SELECT * FROM messaging.message WHERE id = :id")
                .param("id", id)
                .query(MessageRow::read)
                .optional();
    }

    @Override
    @Transactional
    public Optional<Message> resend(String id, String key, Actor actor) {
        return find(id).flatMap(message -> {
            var cause = message.cause() + "/resend/" + key;
            var resent = MessageRow.id(message.order(), cause);
            if (message.state() != State.PENDING && resend(message, resent, cause)) {
                events.append(new NewEvent(
                        message.order(),
                        "message/" + resent,
                        "oms.message.resent.v1",
                        actor,
                        null,
                        Map.of(
                                "message",
                                resent,
                                "resent_from",
                                id,
                                "kind",
                                message.kind().name())));
            }
            return find(resent);
        });
    }

    private boolean resend(Message message, String resent, String cause) {
        return jdbc.sql(RESEND)
                        .param("id", message.id())
                        .param("new", resent)
                        .param("cause", cause)
                        .param("now", Timestamp.from(clock.instant()))
                        .update()
                == 1;
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
