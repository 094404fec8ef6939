package dev.throughline.oms.activities.inventory;

import dev.throughline.oms.activities.event.Events;
import dev.throughline.oms.activities.event.SubjectEvent;
import dev.throughline.oms.workflows.shared.Actor;
import dev.throughline.oms.workflows.shared.LocationId;
import dev.throughline.oms.workflows.shared.Sku;
import dev.throughline.oms.workflows.shared.TransferId;
import dev.throughline.oms.workflows.transfer.TransferRequest;
import dev.throughline.oms.workflows.transfer.TransferStatus;
import dev.throughline.oms.workflows.transfer.TransferStep;
import dev.throughline.oms.workflows.transfer.TransferUnits;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Transfers, their lines and their timelines. */
@Component
class TransferTable implements Transfers {
    private final JsonMapper json = JsonMapper.builder().build();
    private final JdbcClient jdbc;
    private final Clock clock;
    private final Events events;

    TransferTable(JdbcClient jdbc, Clock clock, Events events) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.events = events;
    }

    void open(TransferRequest request) {
        jdbc.sql("""
                        INSERT INTO inventory.transfer
                            (id, document, from_location, to_location, status, ship_by, due_at, created_at)
                        VALUES (:id, :document, :from, :to, 'REQUESTED', :shipBy, :dueAt, :at)
                        """)
                .param("id", request.id().value())
                .param("document", request.document())
                .param("from", request.from().value())
                .param("to", request.to().value())
                .param("shipBy", utc(request.shipBy()))
                .param("dueAt", utc(request.dueAt()))
                .param("at", utc(clock.instant()))
                .update();
        count(request.id(), "requested", request.lines());
        append(request.id(), "request", "requested", request.lines(), request.actor(), request.reason());
    }

    /** Moves the transfer on; what had to be looked at is done with. */
    void move(TransferStep step) {
        jdbc.sql("UPDATE inventory.transfer SET status = :status, attention = NULL WHERE id = :id")
                .param("id", step.id().value())
                .param("status", step.status().name())
                .update();
        append(step.id(), step.step(), step.type(), step.lines(), step.actor(), step.reason());
    }

    void late(TransferStep step) {
        jdbc.sql("UPDATE inventory.transfer SET attention = :attention WHERE id = :id")
                .param("id", step.id().value())
                .param("attention", step.status() == TransferStatus.IN_TRANSIT ? "LATE_TO_ARRIVE" : "LATE_TO_SHIP")
                .update();
        append(step.id(), step.step(), step.type(), step.lines(), step.actor(), step.reason());
    }

    /** Adds units to a column of the lines; lines that nobody asked for included. */
    void count(TransferId id, String column, List<TransferUnits> units) {
        jdbc.sql("""
                        INSERT INTO inventory.transfer_line AS l (transfer_id, sku, %s)
                        SELECT :id, sku, units FROM unnest(:skus::text[], :units::int[]) AS u(sku, units)
                        ON CONFLICT (transfer_id, sku) DO UPDATE SET %s = l.%s + EXCLUDED.%s
                        """.formatted(column, column, column, column))
                .param("id", id.value())
                .param("skus", Columns.texts(units, line -> line.sku().value()))
                .param("units", Columns.ints(units, TransferUnits::units))
                .update();
    }

    private void append(
            TransferId id, String step, String type, List<TransferUnits> units, Actor actor, String reason) {
        jdbc.sql("""
                        INSERT INTO inventory.transfer_event
                            (transfer_id, sequence, step, type, at, actor, reason, units)
                        SELECT :id, coalesce(max(sequence), 0) + 1, :step, :type, :at, :actor, :reason, :units::jsonb
                        FROM inventory.transfer_event WHERE transfer_id = :id
                        """)
                .param("id", id.value())
                .param("step", step)
                .param("type", type)
                .param("at", utc(clock.instant()))
                .param("actor", actor.kind() + ":" + actor.reference())
                .param("reason", reason)
                .param("units", json.writeValueAsString(units))
                .update();
        events.append(new SubjectEvent(
                id.value(),
                step,
                "oms.transfer." + type.split(" ", 2)[0] + ".v1",
                actor,
                reason,
                Map.of(
                        "lines",
                        units.stream()
                                .map(line -> Map.of("sku", line.sku().value(), "quantity", line.units()))
                                .toList())));
    }

    @Override
    public Optional<Transfer> find(TransferId id) {
        return jdbc.sql("SELECT * FROM inventory.transfer WHERE id = :id")
                .param("id", id.value())
                .query((row, _) -> transfer(row, lines(id), events(id)))
                .optional();
    }

    @Override
    public List<Transfer> at(LocationId location, boolean onlyAttention, int limit) {
        return jdbc.sql("""
                        SELECT * FROM inventory.transfer
                        WHERE (from_location = :location OR to_location = :location)
                        """ + (onlyAttention ? "AND attention IS NOT NULL " : "") + """
                        ORDER BY created_at DESC, id LIMIT :limit
                        """)
                .param("location", location.value())
                .param("limit", limit)
                .query((row, _) -> transfer(row, List.of(), List.of()))
                .list();
    }

    @Override
    public List<Transfer> waiting(LocationId location, Instant after, String afterId, int limit) {
        return jdbc.sql("""
                        SELECT * FROM (
                            (SELECT t.*, t.ship_by AS waits_until FROM inventory.transfer t
                             WHERE t.from_location = :location AND t.status IN ('REQUESTED', 'PICKED')
                               AND (t.ship_by, t.id) > (:after, :afterId) ORDER BY t.ship_by, t.id LIMIT :limit)
                            UNION ALL
                            (SELECT t.*, t.due_at FROM inventory.transfer t
                             WHERE t.to_location = :location AND t.status = 'IN_TRANSIT'
                               AND (t.due_at, t.id) > (:after, :afterId) ORDER BY t.due_at, t.id LIMIT :limit)) w
                        ORDER BY waits_until, id LIMIT :limit
                        """)
                .param("location", location.value())
                .param("after", utc(after))
                .param("afterId", afterId)
                .param("limit", limit)
                .query((row, _) -> transfer(row, lines(new TransferId(row.getString("id"))), List.of()))
                .list();
    }

    private List<Transfer.Line> lines(TransferId id) {
        return jdbc.sql("SELECT * FROM inventory.transfer_line WHERE transfer_id = :id ORDER BY sku")
                .param("id", id.value())
                .query((row, _) -> new Transfer.Line(
                        new Sku(row.getString("sku")),
                        row.getInt("requested"),
                        row.getInt("shipped"),
                        row.getInt("received"),
                        row.getInt("short")))
                .list();
    }

    private List<Transfer.Event> events(TransferId id) {
        return jdbc.sql("SELECT * FROM inventory.transfer_event WHERE transfer_id = :id ORDER BY sequence")
                .param("id", id.value())
                .query((row, _) -> new Transfer.Event(
                        row.getInt("sequence"),
                        row.getString("type"),
                        time(row, "at"),
                        row.getString("actor"),
                        row.getString("reason")))
                .list();
    }

    private static Transfer transfer(ResultSet row, List<Transfer.Line> lines, List<Transfer.Event> events)
            throws SQLException {
        return new Transfer(
                new TransferId(row.getString("id")),
                row.getString("document"),
                new LocationId(row.getString("from_location")),
                new LocationId(row.getString("to_location")),
                TransferStatus.valueOf(row.getString("status")),
                time(row, "ship_by"),
                time(row, "due_at"),
                row.getString("attention"),
                time(row, "created_at"),
                lines,
                events);
    }

    private static Instant time(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static OffsetDateTime utc(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
