package dev.throughline.oms.activities.exceptions;

import static dev.throughline.oms.activities.exceptions.EntryColumns.LEVEL;
import static dev.throughline.oms.activities.exceptions.EntryColumns.SELECT;
import static dev.throughline.oms.activities.exceptions.EntryColumns.entry;
import static dev.throughline.oms.activities.exceptions.EntryColumns.instant;
import static dev.throughline.oms.activities.exceptions.EntryColumns.utc;

import dev.throughline.oms.activities.exceptions.Exceptions.Entry;
import dev.throughline.oms.activities.exceptions.Exceptions.Note;
import dev.throughline.oms.activities.exceptions.Exceptions.Query;
import dev.throughline.oms.workflows.exceptions.ClosedException;
import dev.throughline.oms.workflows.exceptions.ExceptionKind;
import dev.throughline.oms.workflows.exceptions.OpenedException;
import dev.throughline.oms.workflows.shared.Actor;
import dev.throughline.oms.workflows.shared.FulfillmentOrderId;
import dev.throughline.oms.workflows.shared.LocationId;
import dev.throughline.oms.workflows.shared.OrderId;
import java.sql.Types;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Entries, the steps that made them, and their notes. */
@Component
class EntryTable {
    private final JdbcClient jdbc;
    private final ExceptionProperties properties;
    private final Clock clock;

    EntryTable(JdbcClient jdbc, ExceptionProperties properties, Clock clock) {
        this.jdbc = jdbc;
        this.properties = properties;
        this.clock = clock;
    }

    boolean isFirst(OrderId order, String step) {
        return jdbc.sql("INSERT INTO exceptions.step (order_id, step) VALUES (:order, :step) ON CONFLICT DO NOTHING")
                        .param("order", order.value())
                        .param("step", step)
                        .update()
                > 0;
    }

    /** Answers the entry's id. */
    String open(OpenedException opened) {
        var now = clock.instant();
        var amount = opened.amount();
        return jdbc.sql("""
                        INSERT INTO exceptions.entry AS e
                            (id, order_id, kind, locations, reason, opened_at, due_by, escalate_at, fulfillment_order, refund,
                             amount_minor, currency)
                        VALUES (:id, :order, :kind, :locations, :reason, :at, :due, :escalate, :about, :refund, :amount, :currency)
                        ON CONFLICT (order_id, kind, coalesce(fulfillment_order, ''), coalesce(refund, '')) WHERE closed_at IS NULL
                        DO UPDATE
                        SET reason = EXCLUDED.reason, version = e.version + 1,
                            locations = ARRAY(SELECT DISTINCT unnest(e.locations || EXCLUDED.locations) ORDER BY 1)
                        RETURNING e.id
                        """)
                .param("id", "exc_" + UUID.randomUUID().toString().replace("-", ""))
                .param("order", opened.order().value())
                .param("kind", opened.kind().name())
                .param(
                        "locations",
                        opened.locations().stream()
                                .map(LocationId::value)
                                .sorted()
                                .toArray(String[]::new))
                .param("reason", opened.reason())
                .param("at", utc(now))
                .param("due", utc(opened.dueBy()))
                .param("escalate", utc(now.plus(properties.escalateAfter())))
                .param("about", value(opened.fulfillmentOrder()), Types.VARCHAR)
                .param("refund", opened.refund(), Types.VARCHAR)
                .param("amount", amount == null ? null : amount.amountMinor(), Types.BIGINT)
                .param("currency", amount == null ? null : amount.currency(), Types.VARCHAR)
                .query(String.class)
                .single();
    }

    void close(ClosedException closed) {
        jdbc.sql("""
                        UPDATE exceptions.entry
                        SET closed_at = :at, closed_by = :actor, resolution = :resolution, version = version + 1
                        WHERE order_id = :order AND kind = ANY(:kinds) AND closed_at IS NULL
                          AND fulfillment_order IS NOT DISTINCT FROM :about AND refund IS NOT DISTINCT FROM :refund
                        """)
                .param("order", closed.order().value())
                .param("kinds", decidedTogether(closed.kind()))
                .param("at", utc(clock.instant()))
                .param("actor", closed.actor().reference())
                .param("resolution", closed.resolution())
                .param("about", value(closed.fulfillmentOrder()), Types.VARCHAR)
                .param("refund", closed.refund(), Types.VARCHAR)
                .update();
    }

    private static String[] decidedTogether(ExceptionKind kind) {
        return kind == ExceptionKind.UNFILLABLE
                ? new String[] {kind.name(), ExceptionKind.SHORTAGE.name()}
                : new String[] {kind.name()};
    }

    /** Locks the row; answers whether the entry is open, or nothing if there is none. */
    Optional<Boolean> lock(String id) {
        return jdbc.sql("SELECT closed_at IS NULL FROM exceptions.entry WHERE id = :id FOR UPDATE")
                .param("id", id)
                .query(Boolean.class)
                .optional();
    }

    /** Closes a locked entry. */
    void acknowledge(String id, Actor actor) {
        jdbc.sql("""
                        UPDATE exceptions.entry
                        SET closed_at = :at, closed_by = :actor, resolution = 'acknowledged', version = version + 1
                        WHERE id = :id
                        """)
                .param("id", id)
                .param("at", utc(clock.instant()))
                .param("actor", actor.reference())
                .update();
    }

    OrderId own(String id, @Nullable String owner) {
        return jdbc.sql("""
                        UPDATE exceptions.entry SET owner = :owner, owned_since = :since, version = version + 1
                        WHERE id = :id RETURNING order_id
                        """)
                .param("id", id)
                .param("owner", owner, Types.VARCHAR)
                .param("since", owner == null ? null : utc(clock.instant()), Types.TIMESTAMP_WITH_TIMEZONE)
                .query((row, _) -> new OrderId(row.getString(1)))
                .single();
    }

    /** Answers the note's number; nothing if the last note is the same. */
    Optional<Integer> note(String id, String note, String actor) {
        return jdbc.sql("""
                        WITH last AS (
                            SELECT number, actor, note FROM exceptions.note WHERE entry_id = :id
                            ORDER BY number DESC LIMIT 1)
                        INSERT INTO exceptions.note (entry_id, number, at, actor, note)
                        SELECT :id, coalesce((SELECT number FROM last), 0) + 1, :at, :actor, :note
                        WHERE NOT EXISTS (SELECT FROM last WHERE actor = :actor AND note = :note)
                        RETURNING number
                        """)
                .param("id", id)
                .param("at", utc(clock.instant()))
                .param("actor", actor)
                .param("note", note)
                .query(Integer.class)
                .optional();
    }

    Optional<Entry> find(String id) {
        return jdbc.sql(SELECT + "WHERE id = :id")
                .param("id", id)
                .param("now", utc(clock.instant()))
                .query((row, _) -> entry(row, notes(id)))
                .optional();
    }

    /** What is open about a fulfillment order. */
    List<Entry> about(FulfillmentOrderId fulfillmentOrder) {
        return jdbc.sql(SELECT + "WHERE fulfillment_order = :about AND closed_at IS NULL ORDER BY id")
                .param("about", fulfillmentOrder.value())
                .param("now", utc(clock.instant()))
                .query((row, _) -> entry(row, List.of()))
                .list();
    }

    List<Entry> list(Query query) {
        return jdbc.sql(SELECT + "WHERE " + LEVEL + """
                         >= :escalation
                          AND (:closed OR closed_at IS NULL)
                          AND (:kind::text IS NULL OR kind = :kind)
                          AND (:everywhere OR locations && :locations::text[])
                          AND (:order::text IS NULL OR order_id = :order)
                          AND (:owner::text IS NULL OR owner = :owner)
                          AND (:afterDue::timestamptz IS NULL OR (due_by, id) > (:afterDue, :afterId))
                        ORDER BY due_by, id LIMIT :limit
                        """)
                .param("closed", query.closed())
                .param("kind", query.kind() == null ? null : query.kind().name(), Types.VARCHAR)
                .param("everywhere", query.locations() == null)
                .param(
                        "locations",
                        Objects.requireNonNullElse(query.locations(), List.<LocationId>of()).stream()
                                .map(LocationId::value)
                                .toArray(String[]::new))
                .param("order", query.order() == null ? null : query.order().value(), Types.VARCHAR)
                .param("owner", query.owner(), Types.VARCHAR)
                .param("escalation", query.escalation())
                .param("now", utc(clock.instant()))
                .param(
                        "afterDue",
                        query.afterDue() == null ? null : utc(query.afterDue()),
                        Types.TIMESTAMP_WITH_TIMEZONE)
                .param("afterId", query.afterId(), Types.VARCHAR)
                .param("limit", query.limit())
                .query((row, _) -> entry(row, List.of()))
                .list();
    }

    private List<Note> notes(String id) {
        return jdbc.sql("SELECT at, actor, note FROM exceptions.note WHERE entry_id = :id ORDER BY number")
                .param("id", id)
                .query((row, _) -> new Note(instant(row, "at"), row.getString("actor"), row.getString("note")))
                .list();
    }

    private static @Nullable String value(@Nullable FulfillmentOrderId id) {
        return id == null ? null : id.value();
    }
}
