package dev.throughline.oms.bench.load;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/** Rows written by table, from the statistics of PostgreSQL. */
final class RowCounts {
    /** A session that falls idle reports what it did after ten seconds (PGSTAT_IDLE_INTERVAL). */
    static final Duration REPORTED_AFTER = Duration.ofMillis(10_500);

    private final String jdbcUrl;
    private final String user;
    private final String password;

    RowCounts(String jdbcUrl, String user, String password) {
        this.jdbcUrl = jdbcUrl;
        this.user = user;
        this.password = password;
    }

    /** Rows inserted and updated since the statistics began, or per order. */
    record Written(double inserted, double updated) {
        Written minus(Written before) {
            return new Written(inserted - before.inserted, updated - before.updated);
        }

        Written per(int orders) {
            return new Written(inserted / orders, updated / orders);
        }
    }

    Map<String, Written> read() {
        try (Connection connection = DriverManager.getConnection(jdbcUrl, user, password);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT schemaname || '.' || relname, n_tup_ins, n_tup_upd FROM pg_stat_user_tables")) {
            Map<String, Written> result = new TreeMap<>();
            while (rows.next()) {
                result.put(rows.getString(1), new Written(rows.getLong(2), rows.getLong(3)));
            }
            return result;
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read the statistics of PostgreSQL", e);
        }
    }

    static Map<String, Written> perOrder(Map<String, Written> before, Map<String, Written> after, int orders) {
        Map<String, Written> result = new TreeMap<>();
        after.forEach((table, written) -> {
            Written gained = written.minus(before.getOrDefault(table, new Written(0, 0)));
            if (gained.inserted() > 0 || gained.updated() > 0) {
                result.put(table, gained.per(orders));
            }
        });
        return result;
    }
}
