package dev.throughline.oms.activities.inventory;

import dev.throughline.oms.workflows.shared.Sku;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class StoredTillStock implements TillStock {
    private final Arrivals arrivals;
    private final JdbcClient jdbc;

    StoredTillStock(Arrivals arrivals, JdbcClient jdbc) {
        this.arrivals = arrivals;
        this.jdbc = jdbc;
    }

    @Override
    public void takeBack(TillReturn returned) {
        arrivals.takeBack(returned);
    }

    @Override
    public Map<String, Set<Sku>> alreadyCounted(Collection<String> documents) {
        var counted = new HashMap<String, Set<Sku>>();
        jdbc.sql("""
                        SELECT DISTINCT document, sku FROM inventory.ledger
                        WHERE document = ANY(:documents) AND movement = 'COUNT' AND reason = :reason
                        """)
                .param("documents", documents.toArray(String[]::new))
                .param("reason", LateFacts.REASON)
                .query(row -> {
                    counted.computeIfAbsent(row.getString("document"), _ -> new TreeSet<>())
                            .add(new Sku(row.getString("sku")));
                });
        return counted;
    }
}
