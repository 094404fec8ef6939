package dev.throughline.oms.activities.picking;

import dev.throughline.oms.activities.picking.Waves.Place;
import dev.throughline.oms.workflows.shared.Actor;
import dev.throughline.oms.workflows.shared.FulfillmentOrderId;
import dev.throughline.oms.workflows.shared.LocationId;
import dev.throughline.oms.workflows.shared.Sku;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Waves, totes and tasks. Whoever changes a wave holds its row's lock. */
@Component
class WaveTable {
    private final JsonMapper json = JsonMapper.builder().build();
    private final JdbcClient jdbc;
    private final Clock clock;

    WaveTable(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    record ToteRow(int tote, FulfillmentOrderId order) {}

    /** @param declining units of the line that are written down as missing, and not yet told to the order's process */
    record TaskRow(int tote, int line, Sku sku, int each, boolean kit, int picked, int declining) {}

    /** Whether it is new; waits for whoever makes it at the same time. */
    boolean insert(WaveId id, LocationId location, String document, WaveCriteria criteria, Actor actor) {
        return jdbc.sql("""
                                INSERT INTO picking.wave (id, location_id, document, criteria, status, created_at, created_by)
                                VALUES (:id, :location, :document, :criteria::jsonb, 'OPEN', :at, :by)
                                ON CONFLICT DO NOTHING
                                """)
                        .param("id", id.value())
                        .param("location", location.value())
                        .param("document", document)
                        .param("criteria", text(criteria))
                        .param("at", utc(clock.instant()))
                        .param("by", actor.reference())
                        .update()
                == 1;
    }

    boolean hasCriteria(WaveId id, WaveCriteria criteria) {
        return jdbc.sql("SELECT criteria = :criteria::jsonb FROM picking.wave WHERE id = :id")
                .param("id", id.value())
                .param("criteria", text(criteria))
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    private String text(WaveCriteria criteria) {
        return json.writeValueAsString(criteria);
    }

    /** Gives each order that no other wave has taken meanwhile its tote, numbered in this order. */
    Set<FulfillmentOrderId> putTotes(WaveId wave, List<FulfillmentOrderId> orders) {
        var taken = new HashSet<FulfillmentOrderId>();
        jdbc.sql("""
                        INSERT INTO picking.tote (wave_id, tote, fulfillment_order_id)
                        SELECT :wave, number, id FROM unnest(:ids::text[]) WITH ORDINALITY AS o (id, number) ORDER BY id
                        ON CONFLICT (fulfillment_order_id) WHERE left_at IS NULL DO NOTHING
                        RETURNING fulfillment_order_id
                        """)
                .param("wave", wave.value())
                .param("ids", texts(orders, FulfillmentOrderId::value))
                .query(row -> {
                    taken.add(new FulfillmentOrderId(row.getString(1)));
                });
        return taken;
    }

    void putTasks(WaveId wave, List<NewTask> tasks) {
        jdbc.sql("""
                        INSERT INTO picking.task (wave_id, tote, line, sku, each, kit)
                        SELECT t.wave_id, t.tote, n.line, n.sku, n.each, n.kit
                        FROM unnest(:orders::text[], :lines::int[], :skus::text[], :each::int[], :kits::bool[])
                            AS n (id, line, sku, each, kit)
                        JOIN picking.tote t ON t.wave_id = :wave AND t.fulfillment_order_id = n.id
                        """)
                .param("wave", wave.value())
                .param("orders", texts(tasks, task -> task.order().value()))
                .param("lines", tasks.stream().map(NewTask::line).toArray(Integer[]::new))
                .param("skus", texts(tasks, task -> task.sku().value()))
                .param("each", tasks.stream().map(NewTask::each).toArray(Integer[]::new))
                .param("kits", tasks.stream().map(NewTask::kit).toArray(Boolean[]::new))
                .update();
    }

    record NewTask(FulfillmentOrderId order, int line, Sku sku, int each, boolean kit) {}

    Optional<Wave> lock(WaveId id) {
        return read(id, " FOR UPDATE");
    }

    Optional<Wave> find(WaveId id) {
        return read(id, "");
    }

    private Optional<Wave> read(WaveId id, String locking) {
        return jdbc.sql("SELECT * FROM picking.wave WHERE id = :id" + locking)
                .param("id", id.value())
                .query((row, _) -> wave(row))
                .optional();
    }

    List<Wave> list(LocationId location, Wave.@Nullable Status status, @Nullable Place after, int limit) {
        return jdbc.sql("""
                        SELECT * FROM picking.wave
                        WHERE location_id = :location AND (:status::text IS NULL OR status = :status)
                          AND (:id::text IS NULL OR (created_at, id) < (:at, :id))
                        ORDER BY created_at DESC, id DESC LIMIT :limit
                        """)
                .param("location", location.value())
                .param("status", status == null ? null : status.name(), Types.VARCHAR)
                .param("id", after == null ? null : after.id().value(), Types.VARCHAR)
                .param("at", after == null ? null : utc(after.createdAt()), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("limit", limit)
                .query((row, _) -> wave(row))
                .list();
    }

    /** Waves that are not over, the oldest first. */
    List<WaveId> open(int limit) {
        return jdbc.sql("SELECT id FROM picking.wave WHERE status = 'OPEN' ORDER BY created_at LIMIT :limit")
                .param("limit", limit)
                .query((row, _) -> new WaveId(row.getString(1)))
                .list();
    }

    /** By number; those that were taken out left out. */
    List<ToteRow> totes(WaveId id) {
        return jdbc.sql("SELECT * FROM picking.tote WHERE wave_id = :id AND left_at IS NULL ORDER BY tote")
                .param("id", id.value())
                .query((row, _) ->
                        new ToteRow(row.getInt("tote"), new FulfillmentOrderId(row.getString("fulfillment_order_id"))))
                .list();
    }

    List<TaskRow> tasks(WaveId id) {
        return jdbc.sql("""
                        SELECT t.*, (SELECT coalesce(sum(s.units), 0) FROM picking.short_part s
                                     WHERE s.wave_id = t.wave_id AND s.tote = t.tote AND s.line = t.line
                                       AND s.outcome IS NULL) AS declining
                        FROM picking.task t WHERE t.wave_id = :id ORDER BY t.tote, t.line, t.sku
                        """)
                .param("id", id.value())
                .query((row, _) -> new TaskRow(
                        row.getInt("tote"),
                        row.getInt("line"),
                        new Sku(row.getString("sku")),
                        row.getInt("each"),
                        row.getBoolean("kit"),
                        row.getInt("picked"),
                        row.getInt("declining")))
                .list();
    }

    void setPicked(WaveId wave, Task task) {
        jdbc.sql("""
                        UPDATE picking.task SET picked = :picked
                        WHERE wave_id = :wave AND tote = :tote AND line = :line AND sku = :sku
                        """)
                .param("wave", wave.value())
                .param("tote", task.tote())
                .param("line", task.line())
                .param("sku", task.sku().value())
                .param("picked", task.picked())
                .update();
    }

    void start(WaveId id, Actor actor) {
        jdbc.sql("UPDATE picking.wave SET picker = :picker, started_at = :at WHERE id = :id AND picker IS NULL")
                .param("id", id.value())
                .param("picker", actor.reference())
                .param("at", utc(clock.instant()))
                .update();
    }

    void leave(WaveId id, Collection<Integer> totes) {
        jdbc.sql("UPDATE picking.tote SET left_at = :at WHERE wave_id = :id AND tote = ANY(:totes) AND left_at IS NULL")
                .param("id", id.value())
                .param("totes", totes.toArray(Integer[]::new))
                .param("at", utc(clock.instant()))
                .update();
    }

    void end(WaveId id, Wave.Status status) {
        jdbc.sql("UPDATE picking.wave SET status = :status, finished_at = :at WHERE id = :id AND status = 'OPEN'")
                .param("id", id.value())
                .param("status", status.name())
                .param("at", utc(clock.instant()))
                .update();
    }

    /** Of these, the fulfillment orders that are in a wave. */
    Set<FulfillmentOrderId> inWaves(Collection<FulfillmentOrderId> ids) {
        return jdbc.sql("""
                        SELECT fulfillment_order_id FROM picking.tote
                        WHERE fulfillment_order_id = ANY(:ids) AND left_at IS NULL
                        """)
                .param("ids", texts(ids, FulfillmentOrderId::value))
                .query((row, _) -> new FulfillmentOrderId(row.getString(1)))
                .set();
    }

    private static Wave wave(ResultSet row) throws SQLException {
        return new Wave(
                new WaveId(row.getString("id")),
                new LocationId(row.getString("location_id")),
                row.getString("document"),
                Wave.Status.valueOf(row.getString("status")),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getString("created_by"),
                row.getString("picker"),
                time(row, "started_at"),
                time(row, "finished_at"),
                List.of());
    }

    private static @Nullable Instant time(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private static <T> String[] texts(Collection<T> values, Function<T, String> column) {
        return values.stream().map(column).toArray(String[]::new);
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
