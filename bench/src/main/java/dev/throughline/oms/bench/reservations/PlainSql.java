package dev.throughline.oms.bench.reservations;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.SplittableRandom;
import javax.sql.DataSource;

/** What our designs are compared with; writes the same rows as they do. */
final class PlainSql {
    static final int ACCOUNTS = 1_000_000;

    private final DataSource database;

    PlainSql(DataSource database) {
        this.database = database;
    }

    private interface Work {
        boolean in(Connection connection) throws SQLException;
    }

    private boolean inTransaction(Work work) {
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                boolean done = work.in(connection);
                if (done) {
                    connection.commit();
                } else {
                    connection.rollback();
                }
                return done;
            } catch (SQLException e) {
                connection.rollback();
                throw e;
            } finally {
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @param skus ascending, so that it does not deadlock */
    boolean reserve(String order, int[] skus) {
        return inTransaction(connection -> {
            execute(
                    connection,
                    "INSERT INTO inventory.document (id, steps) VALUES (?, ARRAY['COMMIT source']) ON CONFLICT DO NOTHING",
                    order);
            for (int i = 0; i < skus.length; i++) {
                if (!take(connection, order, i + 1, Site.sku(skus[i]))) {
                    return false;
                }
            }
            return true;
        });
    }

    private static boolean take(Connection connection, String order, int line, String sku) throws SQLException {
        if (available(connection, sku) < 1) {
            return false;
        }
        execute(
                connection,
                "UPDATE inventory.balance SET committed = committed + 1 WHERE sku = ? AND location_id = ?",
                sku,
                Site.LOCATION);
        execute(connection, """
                INSERT INTO inventory.ledger
                    (document, step, sku, location_id, movement, on_hand, committed, damaged, shortage, at)
                VALUES (?, 'source', ?, ?, 'COMMIT', 0, 1, 0, 0, now())
                """, order, sku, Site.LOCATION);
        execute(connection, """
                INSERT INTO inventory.commitment (sku, location_id, order_id, line, open, committed_at)
                VALUES (?, ?, ?, ?, 1, now())
                """, sku, Site.LOCATION, order, line);
        return true;
    }

    private static int available(Connection connection, String sku) throws SQLException {
        try (var statement = connection.prepareStatement("""
                SELECT on_hand - committed - held - safety_stock - allocated FROM inventory.balance
                WHERE sku = ? AND location_id = ? FOR UPDATE
                """)) {
            bind(statement, sku, Site.LOCATION);
            try (var row = statement.executeQuery()) {
                return row.next() ? row.getInt(1) : 0;
            }
        }
    }

    /** As in pgbench's built-in script. */
    boolean simpleUpdate(SplittableRandom random) {
        int account = 1 + random.nextInt(ACCOUNTS);
        int delta = random.nextInt(-5_000, 5_001);
        return inTransaction(connection -> {
            execute(connection, "UPDATE pgbench_accounts SET abalance = abalance + ? WHERE aid = ?", delta, account);
            try (var statement = connection.prepareStatement("SELECT abalance FROM pgbench_accounts WHERE aid = ?")) {
                bind(statement, account);
                statement.executeQuery().close();
            }
            execute(
                    connection,
                    "INSERT INTO pgbench_history (tid, bid, aid, delta, mtime) VALUES (?, ?, ?, ?, now())",
                    1 + random.nextInt(100),
                    1 + random.nextInt(10),
                    account,
                    delta);
            return true;
        });
    }

    private static void execute(Connection connection, String sql, Object... values) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            bind(statement, values);
            statement.executeUpdate();
        }
    }

    private static void bind(PreparedStatement statement, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
    }
}
