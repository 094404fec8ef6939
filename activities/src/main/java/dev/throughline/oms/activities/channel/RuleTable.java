package dev.throughline.oms.activities.channel;

import dev.throughline.oms.activities.channel.AvailabilityRule.Scope;
import dev.throughline.oms.workflows.shared.Actor;
import dev.throughline.oms.workflows.shared.ChannelId;
import dev.throughline.oms.workflows.shared.LocationId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The statements on availability rules. */
@Repository
class RuleTable {
    private final JdbcClient jdbc;
    private final Clock clock;

    RuleTable(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    List<AvailabilityRule> all() {
        return jdbc.sql("SELECT * FROM channel.availability_rule ORDER BY channel_id, location_id, sku_prefix")
                .query((row, _) -> rule(row))
                .list();
    }

    void put(AvailabilityRule rule, Actor by) {
        jdbc.sql("""
                        INSERT INTO channel.availability_rule (channel_id, location_id, sku_prefix, buffer, opted_out, threshold,
                            low_stock, changed_at, changed_by)
                        VALUES (:channel, :location, :prefix, :buffer, :optedOut, :threshold, :lowStock, :at, :by)
                        ON CONFLICT (channel_id, location_id, sku_prefix) DO UPDATE
                        SET buffer = excluded.buffer, opted_out = excluded.opted_out, threshold = excluded.threshold,
                            low_stock = excluded.low_stock, changed_at = excluded.changed_at, changed_by = excluded.changed_by
                        """)
                .param("channel", text(rule.scope().channel()))
                .param("location", text(rule.scope().location()))
                .param("prefix", rule.scope().skuPrefix())
                .param("buffer", rule.buffer(), Types.INTEGER)
                .param("optedOut", rule.optedOut(), Types.BOOLEAN)
                .param("threshold", rule.threshold(), Types.INTEGER)
                .param("lowStock", rule.lowStock(), Types.INTEGER)
                .param("at", Timestamp.from(clock.instant()))
                .param("by", by.kind() + ":" + by.reference())
                .update();
    }

    void remove(Scope scope) {
        jdbc.sql("""
                        DELETE FROM channel.availability_rule
                        WHERE channel_id = :channel AND location_id = :location AND sku_prefix = :prefix
                        """)
                .param("channel", text(scope.channel()))
                .param("location", text(scope.location()))
                .param("prefix", scope.skuPrefix())
                .update();
    }

    private static String text(@Nullable Object id) {
        return id == null ? "" : id.toString();
    }

    private static AvailabilityRule rule(ResultSet row) throws SQLException {
        var channel = row.getString("channel_id");
        var location = row.getString("location_id");
        return new AvailabilityRule(
                new Scope(
                        channel.isEmpty() ? null : new ChannelId(channel),
                        location.isEmpty() ? null : new LocationId(location),
                        row.getString("sku_prefix")),
                row.getObject("buffer", Integer.class),
                row.getObject("opted_out", Boolean.class),
                row.getObject("threshold", Integer.class),
                row.getObject("low_stock", Integer.class));
    }
}
