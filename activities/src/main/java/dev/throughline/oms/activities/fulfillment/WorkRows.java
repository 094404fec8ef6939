package dev.throughline.oms.activities.fulfillment;

import dev.throughline.oms.workflows.fulfillment.FulfillmentRequest;
import dev.throughline.oms.workflows.shared.Actor;
import dev.throughline.oms.workflows.shared.FulfillmentMethod;
import dev.throughline.oms.workflows.shared.FulfillmentOrderId;
import dev.throughline.oms.workflows.shared.LocationId;
import dev.throughline.oms.workflows.shared.OrderedUnits;
import dev.throughline.oms.workflows.shared.Sku;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of the work. Whoever changes a fulfillment order holds the lock of its head. */
@Component
class WorkRows {
    /** Until when a pickup waits, and a parcel may be on its way that was promised for no day: as the order's process waits. */
    private static final Duration COLLECT_WITHIN = Duration.ofDays(7);

    private static final Duration DELIVER_WITHIN = Duration.ofDays(10);

    // When the new status is to be over: packed or staged, given to the carrier when it collects, collected, delivered.
    private static final String STATE_DUE = """
            state_due_at = CASE
                WHEN :status = 'REQUESTED' AND accepted_at IS NULL THEN coalesce(accept_by, due_by)
                WHEN :status IN ('REQUESTED', 'STARTED', 'PICKED') THEN due_by
                WHEN :status = 'AT_STORE' OR (:status = 'RELEASED' AND method = 'PICKUP')
                    THEN coalesce(collect_by, CAST(:collectBy AS timestamptz))
                WHEN :status = 'RELEASED' THEN due_by
                WHEN :status = 'SHIPPED' THEN coalesce(promised_by, CAST(:deliverBy AS timestamptz))
            END""";

    private final JdbcClient jdbc;
    private final Clock clock;

    WorkRows(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Inserts what is not known yet, in one statement. */
    List<FulfillmentOrderId> insert(FulfillmentRequest request) {
        return new RequestColumns(request)
                .bind(jdbc.sql("""
                        WITH requested AS (
                            INSERT INTO fulfillment.fulfillment_order
                                (id, order_id, location_id, method, status, due_by, promised_by, accept_by, pickup_location_id,
                                 state_due_at, requested_at, units, replaces)
                            SELECT r.id, :order, r.location, r.method, 'REQUESTED', CAST(r.due AS timestamptz), :promisedBy,
                                   CAST(r.accept AS timestamptz), r.pickup,
                                   coalesce(CAST(r.accept AS timestamptz), CAST(r.due AS timestamptz)), :now,
                                   (SELECT sum(u.quantity) FROM unnest(:lineIds, :quantities) AS u (id, quantity)
                                    WHERE u.id = r.id), r.replaces
                            FROM unnest(:ids, :locations, :methods, :dues, :accepts, :pickups, :replaced)
                                AS r (id, location, method, due, accept, pickup, replaces)
                            ON CONFLICT (id) DO NOTHING
                            RETURNING id
                        ), line AS (
                            INSERT INTO fulfillment.line (fulfillment_order_id, line, sku, quantity)
                            SELECT l.id, l.line, l.sku, sum(l.quantity)
                            FROM unnest(:lineIds, :lines, :skus, :quantities) AS l (id, line, sku, quantity)
                            JOIN requested ON requested.id = l.id
                            GROUP BY l.id, l.line, l.sku
                        )
                        SELECT id FROM requested"""))
                .param("now", SqlTime.of(clock.instant()))
                .query((row, i) -> new FulfillmentOrderId(row.getString("id")))
                .list();
    }

    Optional<Work> lock(FulfillmentOrderId id) {
        return read(id, " FOR UPDATE");
    }

    Optional<Work> find(FulfillmentOrderId id) {
        return read(id, "");
    }

    private Optional<Work> read(FulfillmentOrderId id, String locking) {
        return jdbc.sql("""
                        SELECT id, location_id, method, status, carrier, tracking_number, pickup_generation, proxy_generation,
                               pickup_location_id
                        FROM fulfillment.fulfillment_order WHERE id = :id""" + locking)
                .param("id", id.value())
                .query((row, i) -> work(row))
                .optional();
    }

    private static Work work(ResultSet row) throws SQLException {
        return new Work(
                new FulfillmentOrderId(row.getString("id")),
                new LocationId(row.getString("location_id")),
                FulfillmentMethod.valueOf(row.getString("method")),
                FulfillmentStatus.valueOf(row.getString("status")),
                row.getString("carrier"),
                row.getString("tracking_number"),
                row.getInt("pickup_generation"),
                row.getInt("proxy_generation"),
                WorkReader.location(row.getString("pickup_location_id")));
    }

    /** Notes the step, unless it is known. */
    boolean isFirst(FulfillmentOrderId id, String step) {
        return jdbc.sql("""
                                INSERT INTO fulfillment.step (fulfillment_order_id, step, done_at) VALUES (:id, :step, :at)
                                ON CONFLICT DO NOTHING""")
                        .param("id", id.value())
                        .param("step", step)
                        .param("at", SqlTime.of(clock.instant()))
                        .update()
                == 1;
    }

    /** By number, without those whose units were all taken out. */
    SequencedMap<Integer, WorkLine> lines(FulfillmentOrderId id) {
        var lines = new TreeMap<Integer, WorkLine>();
        jdbc.sql("SELECT * FROM fulfillment.line WHERE fulfillment_order_id = :id AND quantity > 0")
                .param("id", id.value())
                .query((row, i) -> new WorkLine(
                        row.getInt("line"),
                        new Sku(row.getString("sku")),
                        row.getInt("quantity"),
                        row.getInt("picked")))
                .list()
                .forEach(line -> lines.put(line.line(), line));
        return lines;
    }

    void saveLines(FulfillmentOrderId id, Collection<WorkLine> lines) {
        jdbc.sql("""
                        UPDATE fulfillment.line l SET quantity = c.quantity, picked = c.picked
                        FROM unnest(:lines, :quantities, :picked) AS c (line, quantity, picked)
                        WHERE l.fulfillment_order_id = :id AND l.line = c.line""")
                .param("id", id.value())
                .param("lines", lines.stream().map(WorkLine::line).toArray(Integer[]::new))
                .param("quantities", lines.stream().map(WorkLine::quantity).toArray(Integer[]::new))
                .param("picked", lines.stream().map(WorkLine::picked).toArray(Integer[]::new))
                .update();
    }

    void setStatus(FulfillmentOrderId id, FulfillmentStatus status) {
        change(id, status, "");
    }

    /** Notes that something but the status has changed. */
    void touch(FulfillmentOrderId id) {
        jdbc.sql("UPDATE fulfillment.fulfillment_order SET version = version + 1 WHERE id = :id")
                .param("id", id.value())
                .update();
    }

    private void change(FulfillmentOrderId id, FulfillmentStatus status, String besides) {
        var now = clock.instant();
        jdbc.sql("UPDATE fulfillment.fulfillment_order SET status = :status, version = version + 1, " + STATE_DUE
                        + besides + " WHERE id = :id")
                .param("id", id.value())
                .param("status", status.name())
                .param("now", SqlTime.of(now))
                .param("collectBy", SqlTime.of(now.plus(COLLECT_WITHIN)))
                .param("deliverBy", SqlTime.of(now.plus(DELIVER_WITHIN)))
                .update();
    }

    /** A status that ends a wait; what a person was to look at is over with it. */
    void advance(FulfillmentOrderId id, FulfillmentStatus status) {
        var time = status == FulfillmentStatus.RELEASED || status == FulfillmentStatus.AT_STORE
                ? "released_at"
                : "ended_at";
        change(id, status, ", attention = NULL, attention_since = NULL, coming_at = NULL, " + time + " = :now");
    }

    /** Whether nobody had taken it on before. */
    boolean accept(FulfillmentOrderId id, Actor actor) {
        return jdbc.sql("""
                                UPDATE fulfillment.fulfillment_order
                                SET accepted_at = :at, accepted_by = :by, state_due_at = due_by, version = version + 1
                                WHERE id = :id AND accepted_at IS NULL""")
                        .param("id", id.value())
                        .param("at", SqlTime.of(clock.instant()))
                        .param("by", name(actor))
                        .update()
                == 1;
    }

    static String name(Actor actor) {
        return actor.kind() + " " + actor.reference();
    }

    /** Another code from now on, the wrong tries with the old one forgotten. */
    void renewCode(FulfillmentOrderId id) {
        jdbc.sql("""
                        WITH forgotten AS (DELETE FROM fulfillment.pickup_attempt WHERE fulfillment_order_id = :id)
                        UPDATE fulfillment.fulfillment_order
                        SET pickup_generation = pickup_generation + 1, version = version + 1 WHERE id = :id""").param("id", id.value()).update();
    }

    /** Another code for another person; answers the version. */
    long renewProxyCode(FulfillmentOrderId id) {
        return jdbc.sql("""
                        UPDATE fulfillment.fulfillment_order
                        SET proxy_generation = proxy_generation + 1, version = version + 1 WHERE id = :id
                        RETURNING version""").param("id", id.value()).query(Long.class).single();
    }

    /** The name of another person who collects. */
    Optional<String> proxyOf(FulfillmentOrderId id) {
        return jdbc.sql("SELECT name FROM fulfillment.proxy WHERE fulfillment_order_id = :id")
                .param("id", id.value())
                .query(String.class)
                .optional();
    }

    boolean hasProxy(FulfillmentOrderId id) {
        return proxyOf(id).isPresent();
    }

    /** How long a released pickup waits. */
    Optional<Instant> collectBy(FulfillmentOrderId id) {
        return jdbc.sql(
                        "SELECT collect_by FROM fulfillment.fulfillment_order WHERE id = :id AND collect_by IS NOT NULL")
                .param("id", id.value())
                .query((row, _) -> SqlTime.read(row, "collect_by"))
                .optional();
    }

    void setComing(FulfillmentOrderId id, Instant at) {
        jdbc.sql("UPDATE fulfillment.fulfillment_order SET coming_at = :at, version = version + 1 WHERE id = :id")
                .param("id", id.value())
                .param("at", SqlTime.of(at))
                .update();
    }

    /** How long a released pickup waits for the customer. */
    void setCollectBy(FulfillmentOrderId id, Instant at) {
        jdbc.sql("""
                        UPDATE fulfillment.fulfillment_order
                        SET collect_by = :at, state_due_at = CASE WHEN status IN ('RELEASED', 'AT_STORE') THEN :at ELSE state_due_at END,
                            version = version + 1
                        WHERE id = :id""").param("id", id.value()).param("at", SqlTime.of(at)).update();
    }

    /** Units of a line that the customer has; they are out of the work. */
    void collect(FulfillmentOrderId id, OrderedUnits units) {
        jdbc.sql("""
                        UPDATE fulfillment.line SET collected = collected + :units, quantity = quantity - :units,
                            picked = least(picked, quantity - :units)
                        WHERE fulfillment_order_id = :id AND line = :line""")
                .param("id", id.value())
                .param("line", units.line())
                .param("units", units.quantity())
                .update();
    }

    /** Takes out of the work what is left in it. */
    void giveUp(FulfillmentOrderId id) {
        jdbc.sql("UPDATE fulfillment.line SET quantity = 0, picked = 0 WHERE fulfillment_order_id = :id")
                .param("id", id.value())
                .update();
    }

    boolean isPartlyCollected(FulfillmentOrderId id) {
        return jdbc.sql("""
                        SELECT EXISTS (SELECT FROM fulfillment.line WHERE fulfillment_order_id = :id AND collected > 0)""").param("id", id.value()).query(Boolean.class).single();
    }

    /** Whether the location has said that it takes it on, or has begun. */
    boolean isTakenOn(FulfillmentOrderId id) {
        return jdbc.sql("""
                        SELECT accepted_at IS NOT NULL OR status <> 'REQUESTED'
                        FROM fulfillment.fulfillment_order WHERE id = :id""")
                .param("id", id.value())
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    void setStaged(FulfillmentOrderId id, String place) {
        jdbc.sql("UPDATE fulfillment.fulfillment_order SET staged_at = :place, version = version + 1 WHERE id = :id")
                .param("id", id.value())
                .param("place", place)
                .update();
    }

    void setTracking(FulfillmentOrderId id, String carrier, String trackingNumber) {
        jdbc.sql("""
                        UPDATE fulfillment.fulfillment_order
                        SET carrier = :carrier, tracking_number = :number, version = version + 1 WHERE id = :id""")
                .param("id", id.value())
                .param("carrier", carrier)
                .param("number", trackingNumber)
                .update();
    }

    /** Puts it before a person; the newest reason counts, and the longest wait. */
    void raiseAttention(FulfillmentOrderId id, String reason) {
        jdbc.sql("""
                        UPDATE fulfillment.fulfillment_order
                        SET attention = :reason, attention_since = coalesce(attention_since, :at), version = version + 1
                        WHERE id = :id""")
                .param("id", id.value())
                .param("reason", reason, Types.VARCHAR)
                .param("at", SqlTime.of(clock.instant()))
                .update();
    }

    /** The version that took it off, with its wrong pickup codes; empty when there was nothing to look at. */
    Optional<Long> clearAttention(FulfillmentOrderId id) {
        return jdbc.sql("""
                        WITH forgotten AS (DELETE FROM fulfillment.pickup_attempt WHERE fulfillment_order_id = :id)
                        UPDATE fulfillment.fulfillment_order
                        SET attention = NULL, attention_since = NULL, version = version + 1
                        WHERE id = :id AND attention IS NOT NULL
                        RETURNING version""").param("id", id.value()).query(Long.class).optional();
    }

    /** Units that the location turned down, with the reason's weight as it is now; a reason in words only counts. */
    void noteRejection(Work work, String step, @Nullable String reasonCode, int units) {
        jdbc.sql("""
                        INSERT INTO fulfillment.rejection
                            (fulfillment_order_id, step, location_id, reason_code, counts, units, at)
                        SELECT :id, :step, :location, :code,
                               coalesce((SELECT counts FROM fulfillment.reject_reason WHERE code = :code), true), :units, :at
                        ON CONFLICT DO NOTHING
                        """)
                .param("id", work.id().value())
                .param("step", step)
                .param("location", work.location().value())
                .param("code", reasonCode, Types.VARCHAR)
                .param("units", units)
                .param("at", SqlTime.of(clock.instant()))
                .update();
    }
}
