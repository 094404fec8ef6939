package dev.throughline.oms.activities.purchasing;

import dev.throughline.oms.activities.purchasing.PurchaseOrder.Attention;
import dev.throughline.oms.activities.purchasing.PurchaseOrder.Line;
import dev.throughline.oms.activities.purchasing.PurchaseOrder.Receipt;
import dev.throughline.oms.activities.purchasing.PurchaseOrder.Status;
import dev.throughline.oms.activities.purchasing.PurchaseOrders.Draft;
import dev.throughline.oms.activities.purchasing.PurchaseOrders.Query;
import dev.throughline.oms.workflows.shared.LocationId;
import dev.throughline.oms.workflows.shared.PurchaseOrderId;
import dev.throughline.oms.workflows.shared.Sku;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Purchase orders and their lines; a row is changed only under its lock. */
@Component
class OrderTable {
    private final JdbcClient jdbc;
    private final ReceiptTable receipts;
    private final Clock clock;

    OrderTable(JdbcClient jdbc, ReceiptTable receipts, Clock clock) {
        this.jdbc = jdbc;
        this.receipts = receipts;
        this.clock = clock;
    }

    /** Whether it is new. */
    boolean insert(Draft draft, String fingerprint) {
        boolean isNew = jdbc.sql("""
                        INSERT INTO purchasing.purchase_order
                            (id, document, fingerprint, supplier_id, location_id, status, expected_at, attention, reason,
                             created_at)
                        VALUES (:id, :document, :fingerprint, :supplier, :location, 'DRAFT', :expectedAt, :attention, :reason,
                            :at)
                        ON CONFLICT DO NOTHING
                        """)
                        .param("id", draft.id().value())
                        .param("document", draft.document())
                        .param("fingerprint", fingerprint)
                        .param("supplier", draft.supplier(), Types.VARCHAR)
                        .param("location", draft.location().value())
                        .param("expectedAt", utc(draft.expectedAt()), Types.TIMESTAMP_WITH_TIMEZONE)
                        .param(
                                "attention",
                                draft.supplier() == null ? Attention.NO_SUPPLIER.name() : null,
                                Types.VARCHAR)
                        .param("reason", draft.reason())
                        .param("at", utc(clock.instant()))
                        .update()
                == 1;
        if (isNew) {
            add(draft.id(), "ordered", draft.units());
        }
        return isNew;
    }

    boolean isSame(PurchaseOrderId id, String fingerprint) {
        return jdbc.sql("SELECT fingerprint = :fingerprint FROM purchasing.purchase_order WHERE id = :id")
                .param("id", id.value())
                .param("fingerprint", fingerprint)
                .query(Boolean.class)
                .single();
    }

    /** Adds units to a column of the lines; lines that nobody asked for included. */
    void add(PurchaseOrderId id, String column, Map<Sku, Integer> units) {
        var rows = List.copyOf(units.entrySet());
        jdbc.sql("""
                        INSERT INTO purchasing.purchase_order_line AS l (purchase_order_id, sku, %s)
                        SELECT :id, sku, units FROM unnest(:skus::text[], :units::int[]) AS u(sku, units)
                        ON CONFLICT (purchase_order_id, sku) DO UPDATE SET %s = l.%s + EXCLUDED.%s
                        """.formatted(column, column, column, column))
                .param("id", id.value())
                .param("skus", rows.stream().map(row -> row.getKey().value()).toArray(String[]::new))
                .param("units", rows.stream().mapToInt(Map.Entry::getValue).toArray())
                .update();
    }

    void place(PurchaseOrderId id, String supplier, Instant expectedAt) {
        jdbc.sql("""
                        UPDATE purchasing.purchase_order
                        SET status = 'PLACED', supplier_id = :supplier, expected_at = :expectedAt, attention = NULL
                        WHERE id = :id
                        """)
                .param("id", id.value())
                .param("supplier", supplier)
                .param("expectedAt", utc(expectedAt))
                .update();
    }

    /** What had to be looked at stays to be looked at while units are missing. */
    void move(PurchaseOrderId id, Status status) {
        jdbc.sql("""
                        UPDATE purchasing.purchase_order
                        SET status = :status, attention = CASE WHEN :open THEN attention END WHERE id = :id
                        """)
                .param("id", id.value())
                .param("status", status.name())
                .param("open", status.isOpen())
                .update();
    }

    /** Marks open ones that are late; answers those that were not marked before. */
    List<PurchaseOrderId> markLate(int limit) {
        return jdbc.sql("""
                        UPDATE purchasing.purchase_order SET attention = 'LATE'
                        WHERE id IN (SELECT id FROM purchasing.purchase_order
                                     WHERE status IN ('PLACED', 'PARTLY_RECEIVED') AND expected_at < :now AND attention IS NULL
                                     ORDER BY expected_at LIMIT :limit FOR UPDATE SKIP LOCKED)
                        RETURNING id
                        """)
                .param("now", utc(clock.instant()))
                .param("limit", limit)
                .query((row, _) -> new PurchaseOrderId(row.getString("id")))
                .list();
    }

    Optional<PurchaseOrder> lock(PurchaseOrderId id) {
        return read(id, " FOR UPDATE");
    }

    Optional<PurchaseOrder> find(PurchaseOrderId id) {
        return read(id, "");
    }

    private Optional<PurchaseOrder> read(PurchaseOrderId id, String lock) {
        return jdbc.sql("SELECT * FROM purchasing.purchase_order WHERE id = :id" + lock)
                .param("id", id.value())
                .query((row, _) -> order(row, lines(id), receipts.of(id)))
                .optional();
    }

    List<PurchaseOrder> list(Query query) {
        return jdbc.sql("""
                        SELECT * FROM purchasing.purchase_order
                        WHERE id > :after AND (:everywhere OR location_id = ANY(:locations))
                          AND (:status::text IS NULL OR status = :status) AND (NOT :attention OR attention IS NOT NULL)
                        ORDER BY id LIMIT :limit
                        """)
                .param("after", query.afterId() == null ? "" : query.afterId())
                .param("everywhere", query.locations() == null)
                .param(
                        "locations",
                        Objects.requireNonNullElse(query.locations(), List.<LocationId>of()).stream()
                                .map(LocationId::value)
                                .toArray(String[]::new))
                .param("status", query.status() == null ? null : query.status().name(), Types.VARCHAR)
                .param("attention", query.onlyAttention())
                .param("limit", query.limit())
                .query((row, _) -> order(row, List.of(), List.of()))
                .list();
    }

    private List<Line> lines(PurchaseOrderId id) {
        return jdbc.sql("SELECT * FROM purchasing.purchase_order_line WHERE purchase_order_id = :id ORDER BY sku")
                .param("id", id.value())
                .query((row, _) ->
                        new Line(new Sku(row.getString("sku")), row.getInt("ordered"), row.getInt("received")))
                .list();
    }

    private static PurchaseOrder order(ResultSet row, List<Line> lines, List<Receipt> receipts) throws SQLException {
        var attention = row.getString("attention");
        var expectedAt = row.getObject("expected_at", OffsetDateTime.class);
        return new PurchaseOrder(
                new PurchaseOrderId(row.getString("id")),
                row.getString("document"),
                row.getString("supplier_id"),
                new LocationId(row.getString("location_id")),
                Status.valueOf(row.getString("status")),
                expectedAt == null ? null : expectedAt.toInstant(),
                attention == null ? null : Attention.valueOf(attention),
                row.getString("reason"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                lines,
                receipts);
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
        return instant == null ? null : OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
