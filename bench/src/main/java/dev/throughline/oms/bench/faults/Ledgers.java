package dev.throughline.oms.bench.faults;

import dev.throughline.oms.bench.run.LocalPostgres;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** What the driver asks the tables itself, beside the system's own checker. Each query answers what is wrong. */
final class Ledgers {
    private static final String MONEY = """
            SELECT g.kind || ': the gateway has ' || g.sum || ', we have ' || coalesce(m.sum, 0)
            FROM (SELECT kind, sum(amount) FROM gateway.operation WHERE status = 'DONE' GROUP BY kind) g
            FULL JOIN (SELECT kind, sum(amount) FROM payment.movement WHERE status = 'DONE' GROUP BY kind) m USING (kind)
            WHERE g.sum IS DISTINCT FROM m.sum
            """;
    private static final String UNRESOLVED =
            "SELECT order_id || '/' || key || ' is not resolved' FROM payment.movement WHERE status = 'PENDING'";
    private static final String REFUSED_LEFT_STOCK = """
            SELECT i.order_id || ' was refused and moved ' || l.sum || ' units of ' || l.sku
            FROM ordering.intake i
            JOIN (SELECT document, sku, sum(committed) FROM inventory.ledger GROUP BY document, sku) l
              ON l.document = i.order_id
            WHERE jsonb_typeof(i.answer -> 'refusal') = 'object' AND l.sum <> 0
            """;
    private static final String REFUSED_LEFT_MONEY = """
            SELECT i.order_id || ' was refused and ' || m.kind || ' was ' || m.status
            FROM ordering.intake i JOIN payment.movement m USING (order_id)
            WHERE jsonb_typeof(i.answer -> 'refusal') = 'object' AND m.kind <> 'VOID' AND m.status = 'DONE'
              AND NOT EXISTS (SELECT FROM payment.authorization a WHERE a.order_id = i.order_id AND a.status = 'VOIDED')
            """;
    private static final String TWO_HOLDS = """
            SELECT order_id || ' has ' || count(*) || ' authorizations' FROM payment.authorization
            GROUP BY order_id HAVING count(*) > 1
            """;

    private final String jdbcUrl;

    Ledgers(String jdbcUrl) {
        this.jdbcUrl = jdbcUrl;
    }

    List<String> violations() {
        List<String> violations = new ArrayList<>();
        for (String query : List.of(MONEY, UNRESOLVED, REFUSED_LEFT_STOCK, REFUSED_LEFT_MONEY, TWO_HOLDS)) {
            violations.addAll(texts(query));
        }
        return violations;
    }

    private List<String> texts(String query) {
        try (Connection connection = DriverManager.getConnection(jdbcUrl, LocalPostgres.USER, "postgres");
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            List<String> texts = new ArrayList<>();
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
            return texts;
        } catch (SQLException e) {
            throw new IllegalStateException("cannot ask: " + query, e);
        }
    }
}
