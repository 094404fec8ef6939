package dev.throughline.oms.activities.inventory;

import dev.throughline.oms.activities.inventory.Hold.Held;
import dev.throughline.oms.activities.inventory.Hold.Status;
import dev.throughline.oms.workflows.shared.HoldId;
import dev.throughline.oms.workflows.shared.LocationId;
import dev.throughline.oms.workflows.shared.Sku;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Holds without their units. */
@Component
class HoldTable {
    private final JdbcClient jdbc;
    private final Clock clock;

    HoldTable(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** A hold's row. */
    record Row(HoldId id, Status status, int version, Instant createdAt, Instant expiresAt) {
        Hold with(List<Held> units) {
            return new Hold(id, status, createdAt, expiresAt, units);
        }
    }

    Optional<Row> find(HoldId id) {
        return select("", id);
    }

    /** Locked until the transaction ends: its steps take turns. */
    Optional<Row> lock(HoldId id) {
        return select(" FOR UPDATE", id);
    }

    private Optional<Row> select(String lock, HoldId id) {
        return jdbc.sql("SELECT * FROM inventory.hold WHERE id = :id" + lock)
                .param("id", id.value())
                .query((row, _) -> row(row))
                .optional();
    }

    /** Makes room for a hold and locks its row; of two at once, one creates. A new one is not live yet. */
    Row lockOrCreate(HoldId id, String holder, Instant expiresAt) {
        jdbc.sql("""
                        INSERT INTO inventory.hold (id, holder, version, status, created_at, expires_at)
                        VALUES (:id, :holder, 0, 'RELEASED', :at, :expiresAt) ON CONFLICT DO NOTHING
                        """)
                .param("id", id.value())
                .param("holder", holder)
                .param("at", utc(clock.instant()))
                .param("expiresAt", utc(expiresAt))
                .update();
        return lock(id).orElseThrow();
    }

    /** How many other holds the holder has; counted one request of a holder at a time. */
    int countOthers(String holder, HoldId id) {
        jdbc.sql("""
                        INSERT INTO inventory.holder AS h (id) VALUES (:holder)
                        ON CONFLICT (id) DO UPDATE SET id = EXCLUDED.id
                        """).param("holder", holder).update();
        return jdbc.sql("""
                        SELECT count(*) FROM inventory.hold WHERE holder = :holder AND status = 'LIVE' AND id <> :id
                        """)
                .param("holder", holder)
                .param("id", id.value())
                .query(Integer.class)
                .single();
    }

    void live(HoldId id, String holder, int version, Instant createdAt, Instant expiresAt) {
        jdbc.sql("""
                        UPDATE inventory.hold SET status = 'LIVE', holder = :holder, version = :version,
                            created_at = :createdAt, expires_at = :expiresAt WHERE id = :id
                        """)
                .param("id", id.value())
                .param("holder", holder)
                .param("version", version)
                .param("createdAt", utc(createdAt))
                .param("expiresAt", utc(expiresAt))
                .update();
    }

    void prolong(HoldId id, Instant expiresAt) {
        jdbc.sql("UPDATE inventory.hold SET expires_at = :expiresAt WHERE id = :id")
                .param("id", id.value())
                .param("expiresAt", utc(expiresAt))
                .update();
    }

    /** Live holds whose time has come; locked, others are left to whoever has locked them. */
    List<HoldId> lockDue(int limit) {
        return jdbc.sql("""
                        SELECT id FROM inventory.hold WHERE status = 'LIVE' AND expires_at <= :now
                        ORDER BY expires_at LIMIT :limit FOR UPDATE SKIP LOCKED
                        """)
                .param("now", utc(clock.instant()))
                .param("limit", limit)
                .query((row, _) -> new HoldId(row.getString(1)))
                .list();
    }

    void end(List<HoldId> ids, Status status) {
        jdbc.sql("UPDATE inventory.hold SET status = :status, version = version + 1 WHERE id = ANY(:ids)")
                .param("status", status.name())
                .param("ids", Columns.texts(ids, HoldId::value))
                .update();
    }

    List<Held> unitsOf(HoldId id) {
        return jdbc.sql("SELECT * FROM inventory.held WHERE hold_id = :id ORDER BY sku, location_id")
                .param("id", id.value())
                .query((row, _) -> new Held(
                        new Sku(row.getString("sku")),
                        new LocationId(row.getString("location_id")),
                        row.getInt("units")))
                .list();
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                new HoldId(row.getString("id")),
                Status.valueOf(row.getString("status")),
                row.getInt("version"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("expires_at", OffsetDateTime.class).toInstant());
    }

    private static OffsetDateTime utc(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
