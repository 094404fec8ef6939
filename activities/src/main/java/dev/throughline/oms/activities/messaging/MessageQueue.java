package dev.throughline.oms.activities.messaging;

import dev.throughline.oms.activities.messaging.Messages.Message;
import dev.throughline.oms.activities.messaging.Messages.State;
import java.sql.Timestamp;
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
            UPDATE messaging.message SET state = :state, decided_at = :now, problem = :problem
            WHERE id = :id AND state = 'PENDING' AND attempts = :attempts
            """;
    private static final String PUT_BACK = """
            UPDATE messaging.message SET next_attempt_at = :next, problem = :problem, attempts = attempts - :uncounted
            WHERE id = :id AND state = 'PENDING' AND attempts = :attempts
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
}
