package dev.throughline.oms.activities.inventory;

import dev.throughline.oms.workflows.shared.OrderId;
import io.temporal.failure.ApplicationFailure;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which steps of a document were done. The steps of one document take turns on its row. */
@Component
class DocumentTable {
    private final JdbcClient jdbc;

    DocumentTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Notes a step in the transaction that does it; waits for a concurrent repeat. */
    Turn begin(String document, String step) {
        Optional<Boolean> released = jdbc.sql("""
                        INSERT INTO inventory.document AS d (id, steps) VALUES (:id, ARRAY[:step])
                        ON CONFLICT (id) DO UPDATE SET steps = d.steps || EXCLUDED.steps
                            WHERE NOT d.steps @> EXCLUDED.steps
                        RETURNING released
                        """)
                .param("id", document)
                .param("step", step)
                .query(Boolean.class)
                .optional();
        return released.map(gone -> gone ? Turn.RELEASED : Turn.FIRST).orElse(Turn.REPEATED);
    }

    /** Takes back {@link #begin}. */
    void forget(String document, String step) {
        jdbc.sql("DELETE FROM inventory.document WHERE id = :id AND steps = ARRAY[:step::text] AND NOT released")
                .param("id", document)
                .param("step", step)
                .update();
        jdbc.sql("UPDATE inventory.document SET steps = array_remove(steps, :step::text) WHERE id = :id")
                .param("id", document)
                .param("step", step)
                .update();
    }

    /** Takes back the same-placed step of each document. */
    void forget(List<String> documents, List<String> steps) {
        for (var sql : List.of("""
                DELETE FROM inventory.document d USING unnest(:ids::text[], :steps::text[]) AS o(id, step)
                WHERE d.id = o.id AND d.steps = ARRAY[o.step] AND NOT d.released
                """, """
                UPDATE inventory.document d SET steps = array_remove(d.steps, o.step)
                FROM unnest(:ids::text[], :steps::text[]) AS o(id, step) WHERE d.id = o.id
                """)) {
            jdbc.sql(sql)
                    .param("ids", documents.toArray(String[]::new))
                    .param("steps", steps.toArray(String[]::new))
                    .update();
        }
    }

    /** From now on the order can commit nothing: a step that was given up and still runs must not leave a commitment behind. */
    void release(OrderId order) {
        jdbc.sql("""
                        INSERT INTO inventory.document (id, steps, released) VALUES (:id, '{}', true)
                        ON CONFLICT (id) DO UPDATE SET released = true
                        """).param("id", order.value()).update();
    }

    static ApplicationFailure lateCommitment(OrderId order) {
        return ApplicationFailure.newNonRetryableFailure(
                "the stock of " + order + " was given back for good; a new promise needs a new order", "StockReleased");
    }

    enum Turn {
        FIRST,
        REPEATED,
        /** The first time, on an order whose stock was given back for good. */
        RELEASED
    }
}
