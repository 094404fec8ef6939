package dev.throughline.oms.activities.exceptions;

import dev.throughline.oms.activities.exceptions.Exceptions.Entry;
import dev.throughline.oms.activities.exceptions.Exceptions.Note;
import dev.throughline.oms.workflows.exceptions.ExceptionKind;
import dev.throughline.oms.workflows.shared.FulfillmentOrderId;
import dev.throughline.oms.workflows.shared.LocationId;
import dev.throughline.oms.workflows.shared.Money;
import dev.throughline.oms.workflows.shared.OrderId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An entry as it is read, and how urgent it is. */
final class EntryColumns {
    /** How far an entry is escalated at {@code :now}. */
    static final String LEVEL = """
            CASE WHEN closed_at IS NOT NULL THEN 0 WHEN due_by <= :now THEN 2
                 WHEN owner IS NULL AND escalate_at <= :now THEN 1 ELSE 0 END""";

    static final String SELECT = "SELECT *, " + LEVEL + " AS level FROM exceptions.entry ";

    private EntryColumns() {}

    static Entry entry(ResultSet row, List<Note> notes) throws SQLException {
        var closedAt = row.getObject("closed_at", OffsetDateTime.class);
        var about = row.getString("fulfillment_order");
        return new Entry(
                row.getString("id"),
                new OrderId(row.getString("order_id")),
                ExceptionKind.valueOf(row.getString("kind")),
                Stream.of((String[]) row.getArray("locations").getArray())
                        .map(LocationId::new)
                        .toList(),
                row.getString("reason"),
                instant(row, "opened_at"),
                instant(row, "due_by"),
                row.getInt("level"),
                row.getString("owner"),
                closedAt == null ? null : closedAt.toInstant(),
                row.getString("closed_by"),
                row.getString("resolution"),
                about == null ? null : new FulfillmentOrderId(about),
                row.getString("refund"),
                amount(row),
                row.getLong("version"),
                notes);
    }

    private static @Nullable Money amount(ResultSet row) throws SQLException {
        var currency = row.getString("currency");
        return currency == null ? null : new Money(row.getLong("amount_minor"), currency);
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    static OffsetDateTime utc(Instant time) {
        return OffsetDateTime.ofInstant(time, ZoneOffset.UTC);
    }
}
