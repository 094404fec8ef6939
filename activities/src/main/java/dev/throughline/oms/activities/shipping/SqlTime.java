package dev.throughline.oms.activities.shipping;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/** Instants as {@code timestamptz}, which JDBC knows as {@link OffsetDateTime} only, and which holds microseconds. */
final class SqlTime {
    private SqlTime() {}

    static OffsetDateTime of(Instant at) {
        return at.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
    }

    static Instant read(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
