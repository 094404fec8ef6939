package dev.throughline.oms.activities.fulfillment;

import dev.throughline.oms.workflows.shared.LocationId;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class StoredWorkloads implements Workloads {
    private final JdbcClient jdbc;

    StoredWorkloads(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Map<LocationId, Integer> of(Map<LocationId, Instant> dayStarts) {
        var days = List.copyOf(dayStarts.entrySet());
        var work = new HashMap<LocationId, Integer>();
        // Two index ranges per location: the open ones, and those that left, by the time they were due.
        jdbc.sql("""
                        SELECT f.location_id, count(*) AS orders
                        FROM unnest(:locations::text[], :starts::timestamptz[]) AS day (location_id, start)
                        JOIN fulfillment.fulfillment_order f ON f.location_id = day.location_id
                        WHERE f.status IN ('REQUESTED', 'STARTED', 'PICKED', 'RELEASED')
                           OR (f.status IN ('SHIPPED', 'AT_STORE', 'DELIVERED', 'COLLECTED')
                               AND f.due_by >= day.start AND f.due_by < day.start + interval '24 hours')
                        GROUP BY f.location_id
                        """)
                .param(
                        "locations",
                        days.stream().map(day -> day.getKey().value()).toArray(String[]::new))
                .param(
                        "starts",
                        days.stream().map(day -> day.getValue().toString()).toArray(String[]::new))
                .query(row -> {
                    work.put(new LocationId(row.getString("location_id")), row.getInt("orders"));
                });
        return work;
    }
}
