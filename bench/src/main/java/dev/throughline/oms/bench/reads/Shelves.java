package dev.throughline.oms.bench.reads;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Stock for reading, and the follower of the ledger held back or let go. */
final class Shelves {
    static final int LOCATIONS = 500;
    /** Of 500 locations, 475 have a SKU. */
    private static final int MISSING = 20;

    private final DataSource database;

    Shelves(DataSource database) {
        this.database = database;
    }

    void openLocations() throws SQLException {
        execute("""
                INSERT INTO inventory.location (id, name, kind, latitude, longitude, zone, ships, pickup)
                SELECT 'read-' || n, 'Read', 'STORE', 52, -1, 'Europe/London', true, true FROM generate_series(0, %d) AS n
                """.formatted(LOCATIONS - 1));
    }

    /** 100 SKUs, each at 100 locations. */
    void fillSmall() throws SQLException {
        fill("SMALL-", 100, "(s + l) % 5 = 0");
    }

    /** So many SKUs, each at 475 locations. */
    void fillLarge(int skus) throws SQLException {
        fill("LARGE-", skus, "(s + l * 31) % " + MISSING + " <> 0");
    }

    static int largeSkus(int thousands) {
        return (int) Math.ceil(thousands * 1_000.0 / (LOCATIONS - LOCATIONS / MISSING));
    }

    /** Into the table at once, in the order in which locations receive: the rows of a SKU are far from each other. */
    private void fill(String prefix, int skus, String where) throws SQLException {
        execute("""
                INSERT INTO inventory.balance (sku, location_id, on_hand)
                SELECT '%s' || s, 'read-' || l, 1 + (s * 7 + l) %% 9
                FROM generate_series(0, %d) AS l, generate_series(0, %d) AS s WHERE %s
                """.formatted(prefix, LOCATIONS - 1, skus - 1, where));
        execute("""
                INSERT INTO catalog.product (key, sku, description, updated_at)
                SELECT '%1$s' || s, '%1$s' || s, 'Read', now() FROM generate_series(0, %2$d) AS s
                """.formatted(prefix, skus - 1));
        execute("VACUUM ANALYZE inventory.balance");
        execute("VACUUM ANALYZE catalog.product");
        execute("CHECKPOINT");
    }

    /** Until it is let go, no row of free units is written. */
    Held holdFollower() throws SQLException {
        var connection = database.getConnection();
        connection.setAutoCommit(false);
        try (var statement = connection.createStatement()) {
            statement.execute("SET LOCAL idle_in_transaction_session_timeout = 0");
            statement.execute("UPDATE inventory.free_units_follower SET complete = false, walked = ''");
        }
        return new Held(connection);
    }

    /** Until every SKU has its row; answers the seconds. */
    double awaitFollower() throws SQLException, InterruptedException {
        long begun = System.nanoTime();
        while (!isComplete()) {
            Thread.sleep(20);
        }
        execute("VACUUM ANALYZE inventory.free_units");
        return (System.nanoTime() - begun) / 1e9;
    }

    private boolean isComplete() throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery("SELECT complete FROM inventory.free_units_follower")) {
            return row.next() && row.getBoolean(1);
        }
    }

    private void execute(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The follower's row, locked. */
    record Held(Connection connection) {
        void letGo() throws SQLException {
            connection.commit();
            connection.setAutoCommit(true);
            connection.close();
        }
    }
}
