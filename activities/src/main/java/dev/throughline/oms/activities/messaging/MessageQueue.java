package dev.throughline.oms.activities.messaging;

import dev.throughline.oms.activities.messaging.Messages.Message;
import dev.throughline.oms.activities.messaging.Messages.State;
import dev.throughline.oms.activities.order.Checkout.MessageChannel;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Accepted messages as a work queue for any number of instances. */
@Repository
class MessageQueue {
    // The claim is a lease, not a lock: no transaction stays open while a mail server thinks.
    private static final String CLAIM = """
            UPDATE messaging.message m SET attempts = attempts + 1, next_attempt_at = :leasedUntil
            FROM (SELECT id FROM messaging.message WHERE state = 'PENDING' AND next_attempt_at <= :now
                  ORDER BY next_attempt_at LIMIT :limit FOR UPDATE SKIP LOCKED) due
            WHERE m.id = due.id
            RETURNING m.*
            """;
    private static final String DECIDE = """
            UPDATE messaging.message
            SET state = :state, decided_at = :now, problem = :problem, channel = coalesce(:channel, channel)
            WHERE id = :id AND state = 'PENDING' AND attempts = :attempts
            """;
    private static final String PUT_BACK = """
            UPDATE messaging.message SET next_attempt_at = :next, problem = :problem, attempts = attempts - :uncounted
            WHERE id = :id AND state = 'PENDING' AND attempts = :attempts
            """;

    private static final String CLEAR = """
            UPDATE messaging.message SET cleared_at = :now, consented_at = least(CAST(:since AS timestamptz), :now)
            WHERE id = :id AND state = 'PENDING' AND attempts = :attempts
            """;
    private static final String COPY = """
            INSERT INTO messaging.message
                (id, order_id, cause, kind, fulfillment_order_id, amount_minor, currency, lines, quantities, told_before, told_now,
                 channel, accepted_at, next_attempt_at)
            SELECT :copy, order_id, :cause, kind, fulfillment_order_id, amount_minor, currency, lines, quantities, told_before, told_now,
                   'SMS', :now, :now
            FROM messaging.message WHERE id = :id
            ON CONFLICT DO NOTHING
            """;

    private final JdbcClient jdbc;

    MessageQueue(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Takes due messages for the time of the lease, counting an attempt. */
    List<Message> claim(int limit, Instant now, Duration lease) {
        return jdbc.sql(CLAIM)
                .param("limit", limit)
                .param("now", Timestamp.from(now))
                .param("leasedUntil", Timestamp.from(now.plus(lease)))
                .query(MessageRow::read)
                .list();
    }

    /** Notes that consent was in force; false if another instance has taken the message over. */
    boolean clear(Message message, Instant since, Instant now) {
        return jdbc.sql(CLEAR)
                        .param("id", message.id())
                        .param("attempts", message.attempts())
                        .param("since", Timestamp.from(since))
                        .param("now", Timestamp.from(now))
                        .update()
                == 1;
    }

    /** Has the message go as a text message too, once. */
    void copyToText(Message message, Instant now) {
        var cause = message.cause() + "/sms";
        jdbc.sql(COPY)
                .param("id", message.id())
                .param("copy", MessageRow.id(message.order(), cause))
                .param("cause", cause)
                .param("now", Timestamp.from(now))
                .update();
    }

    void sent(Message message, MessageChannel channel, Instant now) {
        decide(message, State.SENT, channel, null, now);
    }

    void drop(Message message, String why, Instant now) {
        decide(message, State.DROPPED, null, why, now);
    }

    void giveUp(Message message, String problem, Instant now) {
        decide(message, State.FAILED, null, problem, now);
    }

    /** Ends a claimed message; nothing if another instance has taken it over. */
    private void decide(
            Message message, State state, @Nullable MessageChannel channel, @Nullable String problem, Instant now) {
        jdbc.sql(DECIDE)
                .param("id", message.id())
                .param("attempts", message.attempts())
                .param("state", state.name())
                .param("channel", channel == null ? null : channel.name(), Types.VARCHAR)
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
}
