package dev.throughline.oms.activities.shipping;

import dev.throughline.oms.activities.shipping.Carrier.Scan;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What carriers sent, and what they scanned. */
@Component
class ScanTable {
    private final JdbcClient jdbc;
    private final Clock clock;

    ScanTable(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Whether the message is new; waits for a concurrent twin. */
    boolean isFirst(String carrier, String eventId) {
        return jdbc.sql("""
                        INSERT INTO shipping.webhook (carrier, event_id, received_at) VALUES (:carrier, :event, :now)
                        ON CONFLICT DO NOTHING
                        """)
                        .param("carrier", carrier)
                        .param("event", eventId)
                        .param("now", SqlTime.of(clock.instant()))
                        .update()
                == 1;
    }

    /** Whether the scan is new. */
    boolean add(Scan scan, @Nullable String parcel) {
        return jdbc.sql("""
                        INSERT INTO shipping.scan (tracking_number, status, occurred_at, received_at, parcel_id)
                        VALUES (:number, :status, :at, :now, :parcel)
                        ON CONFLICT DO NOTHING
                        """)
                        .param("number", scan.trackingNumber())
                        .param("status", scan.status().name())
                        .param("at", SqlTime.of(scan.occurredAt()))
                        .param("now", SqlTime.of(clock.instant()))
                        .param("parcel", parcel, Types.VARCHAR)
                        .update()
                == 1;
    }

    /** Whether the carrier dates another scan of the parcel later. */
    boolean hasLater(String parcel, Instant occurredAt) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM shipping.scan WHERE parcel_id = :parcel AND occurred_at > :at)")
                .param("parcel", parcel)
                .param("at", SqlTime.of(occurredAt))
                .query(Boolean.class)
                .single();
    }

    /** Gives what waits under a tracking number to its parcel; oldest first. */
    List<Scan> place(String trackingNumber, String parcel) {
        return jdbc.sql("""
                        WITH placed AS (
                            UPDATE shipping.scan SET parcel_id = :parcel
                            WHERE tracking_number = :number AND parcel_id IS NULL
                            RETURNING *)
                        SELECT * FROM placed ORDER BY occurred_at
                        """)
                .param("number", trackingNumber)
                .param("parcel", parcel)
                .query((row, _) -> new Scan(
                        trackingNumber,
                        ParcelStatus.valueOf(row.getString("status")),
                        SqlTime.read(row, "occurred_at")))
                .list();
    }

    /** Tracking numbers under which something waits whose label we know by now. */
    List<String> placeable(int limit) {
        return jdbc.sql("""
                        SELECT DISTINCT s.tracking_number
                        FROM shipping.scan s JOIN shipping.parcel p ON p.tracking_number = s.tracking_number
                        WHERE s.parcel_id IS NULL LIMIT :limit
                        """)
                .param("limit", limit)
                .query((row, _) -> row.getString(1))
                .list();
    }

    List<Parcels.Tracked> of(String parcel) {
        return jdbc.sql("""
                        SELECT * FROM shipping.scan WHERE parcel_id = :parcel ORDER BY occurred_at, received_at, status
                        """)
                .param("parcel", parcel)
                .query((row, _) -> new Parcels.Tracked(
                        ParcelStatus.valueOf(row.getString("status")),
                        SqlTime.read(row, "occurred_at"),
                        SqlTime.read(row, "received_at")))
                .list();
    }
}
