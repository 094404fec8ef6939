package dev.throughline.oms.activities.picking;

import dev.throughline.oms.workflows.shared.FulfillmentMethod;
import dev.throughline.oms.workflows.shared.LocationId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Plans of waves, and what was released by them. */
@Component
class PlanTable implements WavePlans {
    private final JdbcClient jdbc;

    PlanTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void put(WavePlan plan) {
        jdbc.sql("""
                        INSERT INTO picking.plan
                            (location_id, every_minutes, minutes_before_pickup, method, max_orders, max_units)
                        VALUES (:location, :every, :before, :method, :orders, :units)
                        ON CONFLICT (location_id) DO UPDATE
                        SET every_minutes = excluded.every_minutes,
                            minutes_before_pickup = excluded.minutes_before_pickup, method = excluded.method,
                            max_orders = excluded.max_orders, max_units = excluded.max_units
                        """)
                .param("location", plan.location().value())
                .param("every", plan.everyMinutes(), Types.INTEGER)
                .param("before", plan.minutesBeforePickup(), Types.INTEGER)
                .param("method", plan.method() == null ? null : plan.method().name(), Types.VARCHAR)
                .param("orders", plan.maxOrders())
                .param("units", plan.maxUnits())
                .update();
    }

    @Override
    public Optional<WavePlan> find(LocationId location) {
        return jdbc.sql("SELECT * FROM picking.plan WHERE location_id = :location")
                .param("location", location.value())
                .query((row, _) -> plan(row))
                .optional();
    }

    @Override
    public void remove(LocationId location) {
        jdbc.sql("DELETE FROM picking.plan WHERE location_id = :location")
                .param("location", location.value())
                .update();
    }

    List<WavePlan> all() {
        return jdbc.sql("SELECT * FROM picking.plan ORDER BY location_id")
                .query((row, _) -> plan(row))
                .list();
    }

    boolean hasRun(LocationId location, String slot) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM picking.plan_run WHERE location_id = :location AND slot = :slot)")
                .param("location", location.value())
                .param("slot", slot)
                .query(Boolean.class)
                .single();
    }

    void ran(LocationId location, String slot, Instant at) {
        jdbc.sql("INSERT INTO picking.plan_run VALUES (:location, :slot, :at) ON CONFLICT DO NOTHING")
                .param("location", location.value())
                .param("slot", slot)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    void forgetRuns(LocationId location, Instant before) {
        jdbc.sql("DELETE FROM picking.plan_run WHERE location_id = :location AND at < :before")
                .param("location", location.value())
                .param("before", before.atOffset(ZoneOffset.UTC))
                .update();
    }

    private static WavePlan plan(ResultSet row) throws SQLException {
        var method = row.getString("method");
        return new WavePlan(
                new LocationId(row.getString("location_id")),
                row.getObject("every_minutes", Integer.class),
                row.getObject("minutes_before_pickup", Integer.class),
                method == null ? null : FulfillmentMethod.valueOf(method),
                row.getInt("max_orders"),
                row.getInt("max_units"));
    }
}
