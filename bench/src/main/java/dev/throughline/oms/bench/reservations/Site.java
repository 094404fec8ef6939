package dev.throughline.oms.bench.reservations;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The shelves of the bench, and what an auditor finds on them. */
final class Site {
    static final String LOCATION = "bench-warehouse";
    private static final int UNITS = 1_000_000_000;

    private Site() {}

    static String sku(int number) {
        return "BENCH-" + number;
    }

    /** Into the tables at once: a thousand receipts are not what is measured. */
    static void open(Connection database) throws SQLException {
        try (var statement = database.createStatement()) {
            statement.execute("""
                    INSERT INTO inventory.location (id, name, kind, latitude, longitude, zone, ships, pickup)
                    VALUES ('%s', 'Bench', 'WAREHOUSE', 52, -1, 'Europe/London', true, false)
                    """.formatted(LOCATION));
            statement.execute("""
                    INSERT INTO catalog.product (key, sku, description, updated_at)
                    SELECT 'BENCH-' || n, 'BENCH-' || n, 'Bench', now() FROM generate_series(0, %d) AS n
                    """.formatted(Scenario.SKUS - 1));
            statement.execute("""
                    INSERT INTO inventory.balance (sku, location_id, on_hand)
                    SELECT 'BENCH-' || n, '%s', %d FROM generate_series(0, %d) AS n
                    """.formatted(LOCATION, UNITS, Scenario.SKUS - 1));
            statement.execute("""
                    INSERT INTO inventory.ledger
                        (document, step, sku, location_id, movement, on_hand, committed, damaged, shortage, at)
                    SELECT 'opening', 'receive', sku, location_id, 'RECEIPT', on_hand, 0, 0, 0, now() FROM inventory.balance
                    """);
            statement.execute("CREATE TABLE pgbench_accounts (aid int, bid int, abalance int, filler char(84))");
            statement.execute("INSERT INTO pgbench_accounts SELECT n, n / 100000 + 1, 0, '' FROM generate_series(1, "
                    + PlainSql.ACCOUNTS + ") AS n");
            statement.execute("ALTER TABLE pgbench_accounts ADD PRIMARY KEY (aid)");
            statement.execute("CREATE TABLE pgbench_history (tid int, bid int, aid int, delta int, mtime timestamp)");
            statement.execute("VACUUM ANALYZE");
            statement.execute("CHECKPOINT");
        }
    }

    static long deadlocks(Connection database) throws SQLException {
        return number(database, "SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()");
    }

    /**
     * What is wrong; empty if nothing is.
     *
     * @param orders that were answered as committed, without those of pgbench
     * @param units of these orders
     */
    static List<String> findings(Connection database, long orders, long units) throws SQLException {
        var findings = new ArrayList<String>();
        expect(findings, "committed units", units, number(database, "SELECT sum(committed) FROM inventory.balance"));
        expect(findings, "units of orders", units, number(database, "SELECT sum(open) FROM inventory.commitment"));
        expect(
                findings,
                "orders",
                orders,
                number(database, "SELECT count(DISTINCT order_id) FROM inventory.commitment"));
        expect(findings, "balances below zero", 0, number(database, """
                SELECT count(*) FROM inventory.balance WHERE on_hand - committed < 0"""));
        expect(findings, "balances that differ from the ledger", 0, number(database, """
                SELECT count(*) FROM inventory.balance b
                JOIN (SELECT sku, location_id, sum(on_hand) AS on_hand, sum(committed) AS committed
                      FROM inventory.ledger GROUP BY sku, location_id) l USING (sku, location_id)
                WHERE (b.on_hand, b.committed) <> (l.on_hand, l.committed)"""));
        expect(findings, "orders half committed", 0, number(database, """
                SELECT count(*) FROM (SELECT order_id FROM inventory.commitment
                                      GROUP BY order_id HAVING count(*) NOT IN (1, 3)) o"""));
        return findings;
    }

    private static void expect(List<String> findings, String what, long expected, long found) {
        if (expected != found) {
            findings.add(what + ": " + found + ", not " + expected);
        }
    }

    private static long number(Connection database, String sql) throws SQLException {
        try (var statement = database.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }
}
