package dev.throughline.oms.activities.fulfillment;

import dev.throughline.oms.workflows.shared.FulfillmentMethod;
import dev.throughline.oms.workflows.shared.FulfillmentOrderId;
import dev.throughline.oms.workflows.shared.LocationId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class StoredWorkQueue implements WorkQueue {
    // Each part reads its index from the place on, no further than the page; then they are merged.
    static final String WAITING = """
            SELECT w.*, (SELECT coalesce(sum(quantity), 0) FROM fulfillment.line WHERE fulfillment_order_id = w.id) AS left_units
            FROM (
                (SELECT f.*, coalesce(f.coming_at, f.promised_by, f.state_due_at, f.due_by) AS rank,
                        coalesce(f.state_due_at, f.due_by) AS due
                 FROM fulfillment.fulfillment_order f
                 WHERE f.location_id = :location AND f.status IN ('REQUESTED', 'STARTED', 'PICKED', 'RELEASED')
                   AND (coalesce(f.coming_at, f.promised_by, f.state_due_at, f.due_by), coalesce(f.state_due_at, f.due_by), f.id)
                       > (:rank, :due, :id)
                 ORDER BY coalesce(f.coming_at, f.promised_by, f.state_due_at, f.due_by), coalesce(f.state_due_at, f.due_by), f.id
                 LIMIT :limit)
                UNION ALL
                (SELECT f.*, coalesce(f.coming_at, f.promised_by, f.state_due_at, f.due_by), coalesce(f.state_due_at, f.due_by)
                 FROM fulfillment.fulfillment_order f
                 WHERE f.pickup_location_id = :location AND f.status IN ('SHIPPED', 'AT_STORE')
                   AND (coalesce(f.coming_at, f.promised_by, f.state_due_at, f.due_by), coalesce(f.state_due_at, f.due_by), f.id)
                       > (:rank, :due, :id)
                 ORDER BY coalesce(f.coming_at, f.promised_by, f.state_due_at, f.due_by), coalesce(f.state_due_at, f.due_by), f.id
                 LIMIT :limit)
                UNION ALL
                (SELECT f.*, coalesce(f.state_due_at, f.due_by), coalesce(f.state_due_at, f.due_by)
                 FROM fulfillment.fulfillment_order f
                 WHERE f.location_id = :location AND f.status = 'SHIPPED'
                   AND coalesce(f.state_due_at, f.due_by) < :now AND coalesce(f.state_due_at, f.due_by) >= :rank
                   AND (coalesce(f.state_due_at, f.due_by), coalesce(f.state_due_at, f.due_by), f.id) > (:rank, :due, :id)
                 ORDER BY coalesce(f.state_due_at, f.due_by), f.id
                 LIMIT :limit)) w
            ORDER BY rank, due, id LIMIT :limit
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    StoredWorkQueue(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public List<Entry> waiting(LocationId location, @Nullable Place after, int limit) {
        return jdbc.sql(WAITING)
                .param("location", location.value())
                .param("rank", SqlTime.of(after == null ? Instant.EPOCH : after.rank()))
                .param("due", SqlTime.of(after == null ? Instant.EPOCH : after.dueAt()))
                .param("id", after == null ? "" : after.reference())
                .param("now", SqlTime.of(clock.instant()))
                .param("limit", limit)
                .query((row, _) -> entry(row, location))
                .list();
    }

    private static Entry entry(ResultSet row, LocationId location) throws SQLException {
        return new Entry(
                new FulfillmentOrderId(row.getString("id")),
                FulfillmentMethod.valueOf(row.getString("method")),
                FulfillmentStatus.valueOf(row.getString("status")),
                SqlTime.read(row, "due"),
                SqlTime.readNullable(row, "promised_by"),
                row.getInt("left_units"),
                location.value().equals(row.getString("pickup_location_id")),
                row.getObject("accept_by") != null && row.getObject("accepted_at") == null,
                SqlTime.readNullable(row, "coming_at"),
                row.getString("staged_at"),
                row.getString("attention"),
                new Place(SqlTime.read(row, "rank"), SqlTime.read(row, "due"), row.getString("id")));
    }
}
