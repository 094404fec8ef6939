package dev.throughline.oms.activities.purchasing;

import dev.throughline.oms.activities.purchasing.PurchaseOrder.Receipt;
import dev.throughline.oms.activities.purchasing.PurchaseOrders.Delivery;
import dev.throughline.oms.workflows.shared.PurchaseOrderId;
import java.sql.Types;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What was delivered. */
@Component
class ReceiptTable {
    private final JdbcClient jdbc;
    private final UnitsJson json;
    private final Clock clock;

    ReceiptTable(JdbcClient jdbc, UnitsJson json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    void insert(Delivery delivery) {
        jdbc.sql("""
                        INSERT INTO purchasing.receipt (purchase_order_id, document, at, actor, reason, units)
                        VALUES (:id, :document, :at, :actor, :reason, :units::jsonb)
                        """)
                .param("id", delivery.id().value())
                .param("document", delivery.document())
                .param("at", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .param("actor", delivery.actor().kind() + ":" + delivery.actor().reference())
                .param("reason", delivery.reason(), Types.VARCHAR)
                .param("units", json.write(delivery.units()))
                .update();
    }

    List<Receipt> of(PurchaseOrderId id) {
        return jdbc.sql("SELECT * FROM purchasing.receipt WHERE purchase_order_id = :id ORDER BY at, document")
                .param("id", id.value())
                .query((row, _) -> new Receipt(
                        row.getString("document"),
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        row.getString("actor"),
                        row.getString("reason"),
                        json.read(row.getString("units"))))
                .list();
    }
}
