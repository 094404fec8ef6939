package dev.throughline.oms.activities.exceptions;

import static dev.throughline.oms.activities.exceptions.EntryColumns.LEVEL;
import static dev.throughline.oms.activities.exceptions.EntryColumns.utc;

import dev.throughline.oms.activities.event.Events;
import dev.throughline.oms.activities.event.NewEvent;
import dev.throughline.oms.workflows.shared.Actor;
import dev.throughline.oms.workflows.shared.OrderId;
import java.time.Clock;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Tells, once per entry and level, that nobody took it in time, or that its due time is past. Several instances may do it at once. */
@Component
class Escalations {
    private static final Actor ACTOR = Actor.system("exception-queue");
    private static final int AT_ONCE = 100;

    private final JdbcClient jdbc;
    private final Events events;
    private final Clock clock;

    Escalations(JdbcClient jdbc, Events events, Clock clock) {
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    private record Escalated(String id, OrderId order, String kind, int level) {}

    /** Does one round; answers how many entries were escalated. */
    @Transactional
    public int round() {
        var escalated = jdbc.sql("""
                        UPDATE exceptions.entry e SET escalation = due.level
                        FROM (SELECT id, %s AS level FROM exceptions.entry
                              WHERE closed_at IS NULL AND escalation < %s
                              ORDER BY order_id LIMIT :limit FOR UPDATE SKIP LOCKED) due
                        WHERE e.id = due.id
                        RETURNING e.id, e.order_id, e.kind, e.escalation
                        """.formatted(LEVEL, LEVEL))
                .param("now", utc(clock.instant()))
                .param("limit", AT_ONCE)
                .query((row, _) -> new Escalated(
                        row.getString("id"),
                        new OrderId(row.getString("order_id")),
                        row.getString("kind"),
                        row.getInt("escalation")))
                .list();
        // In one order: whoever appends to several orders locks them alike.
        escalated.stream()
                .sorted((one, other) ->
                        one.order().value().compareTo(other.order().value()))
                .forEach(this::tell);
        return escalated.size();
    }

    private void tell(Escalated entry) {
        events.append(new NewEvent(
                entry.order(),
                "exception/" + entry.id() + "/escalated/" + entry.level(),
                "oms.exception.escalated.v1",
                ACTOR,
                null,
                Map.of("exception", entry.id(), "kind", entry.kind(), "level", entry.level())));
    }
}
