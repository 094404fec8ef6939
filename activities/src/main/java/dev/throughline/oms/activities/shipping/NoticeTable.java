package dev.throughline.oms.activities.shipping;

import dev.throughline.oms.activities.shipping.ParcelNotice.Outcome;
import dev.throughline.oms.workflows.shared.FulfillmentOrderId;
import dev.throughline.oms.workflows.shared.OrderedUnits;
import java.sql.Types;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What orders' processes have to be told, until they are. */
@Component
class NoticeTable {
    private final JdbcClient jdbc;
    private final ParcelTable parcels;
    private final Clock clock;

    NoticeTable(JdbcClient jdbc, ParcelTable parcels, Clock clock) {
        this.jdbc = jdbc;
        this.parcels = parcels;
        this.clock = clock;
    }

    private record Row(
            long number, FulfillmentOrderId work, @Nullable String parcel, Outcome outcome) {}

    /** Once per parcel and outcome; without a parcel once per fulfillment order. */
    void add(FulfillmentOrderId work, @Nullable String parcel, Outcome outcome) {
        jdbc.sql("""
                        INSERT INTO shipping.notice (fulfillment_order_id, parcel_id, outcome) VALUES (:work, :parcel, :outcome)
                        ON CONFLICT DO NOTHING
                        """)
                .param("work", work.value())
                .param("parcel", parcel, Types.VARCHAR)
                .param("outcome", outcome.name())
                .update();
    }

    /** Oldest first. */
    List<ParcelNotice> untold(int limit) {
        return jdbc
                .sql("SELECT * FROM shipping.notice WHERE told_at IS NULL ORDER BY number LIMIT :limit")
                .param("limit", limit)
                .query((row, _) -> new Row(
                        row.getLong("number"),
                        new FulfillmentOrderId(row.getString("fulfillment_order_id")),
                        row.getString("parcel_id"),
                        Outcome.valueOf(row.getString("outcome"))))
                .list()
                .stream()
                .map(this::notice)
                .toList();
    }

    private ParcelNotice notice(Row row) {
        var all = parcels.of(row.work());
        var concerned = all.stream()
                .filter(parcel -> row.parcel() == null
                        ? !parcel.status().isGone()
                        : parcel.id().equals(row.parcel()))
                .toList();
        List<OrderedUnits> lines =
                concerned.stream().flatMap(parcel -> parcel.lines().stream()).toList();
        return new ParcelNotice(row.number(), row.work(), row.outcome(), lines, concerned.size() == all.size());
    }

    void told(long number) {
        jdbc.sql("UPDATE shipping.notice SET told_at = :now WHERE number = :number AND told_at IS NULL")
                .param("number", number)
                .param("now", SqlTime.of(clock.instant()))
                .update();
    }
}
