package dev.throughline.oms.activities.order;

import dev.throughline.oms.workflows.shared.LocationId;
import dev.throughline.oms.workflows.shared.Money;
import dev.throughline.oms.workflows.shared.OrderId;
import dev.throughline.oms.workflows.shared.OrderStatus;
import dev.throughline.oms.workflows.shared.Sku;
import dev.throughline.oms.workflows.shared.UnitState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of accepted orders. Whoever changes an order holds the lock of its head; all reads and writes of lines are set-based. */
@Component
class OrderRows {
    private final JdbcClient jdbc;

    OrderRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The head, locked until the transaction ends. */
    Optional<BookedOrder> lock(OrderId order) {
        return jdbc.sql("""
                        SELECT order_id, currency, status, order_hold, with_customer_since
                        FROM ordering.sales_order WHERE order_id = :order FOR UPDATE""")
                .param("order", order.value())
                .query((row, i) -> head(row))
                .optional();
    }

    Optional<BookedOrder> find(OrderId order) {
        return jdbc.sql("""
                        SELECT order_id, currency, status, order_hold, with_customer_since
                        FROM ordering.sales_order WHERE order_id = :order""")
                .param("order", order.value())
                .query((row, i) -> head(row))
                .optional();
    }

    private static BookedOrder head(ResultSet row) throws SQLException {
        return new BookedOrder(
                new OrderId(row.getString("order_id")),
                row.getString("currency"),
                OrderStatus.valueOf(row.getString("status")),
                row.getBoolean("order_hold"),
                SqlTime.readNullable(row, "with_customer_since"));
    }

    void promise(OrderId order, Instant by) {
        jdbc.sql("UPDATE ordering.sales_order SET promised_by = :by WHERE order_id = :order")
                .param("by", SqlTime.of(by))
                .param("order", order.value())
                .update();
    }

    OrderLines lines(BookedOrder order) {
        return new OrderLines(jdbc.sql("SELECT * FROM ordering.order_line WHERE order_id = :order")
                .param("order", order.id().value())
                .query((row, i) -> line(row, order.currency()))
                .list());
    }

    private static OrderLine line(ResultSet row, String currency) throws SQLException {
        var line = new OrderLine(
                row.getInt("line"),
                new Sku(row.getString("sku")),
                row.getInt("quantity"),
                new Money(row.getLong("goods_minor"), currency),
                new Money(row.getLong("charges_minor"), currency));
        for (var state : UnitState.values()) {
            line.with(state, row.getInt(state.name().toLowerCase(Locale.ROOT)));
        }
        return line.refundedSoFar(row.getInt("refunded_units"), row.getInt("refunded_charge_units"));
    }

    /** Writes the head, a version further, and the lines that changed. */
    void save(BookedOrder order, OrderLines lines) {
        saveLines(order.id(), lines.all().stream().filter(OrderLine::isChanged).toList());
        jdbc.sql("""
                        UPDATE ordering.sales_order
                        SET status = :status, order_hold = :hold, with_customer_since = :since, version = version + 1
                        WHERE order_id = :order""")
                .param("order", order.id().value())
                .param("status", order.status().name())
                .param("hold", order.orderHold())
                .param("since", SqlTime.ofNullable(order.withCustomerSince()), Types.TIMESTAMP_WITH_TIMEZONE)
                .update();
    }

    private void saveLines(OrderId order, List<OrderLine> lines) {
        if (lines.isEmpty()) {
            return;
        }
        new LineColumns(lines).bind(jdbc.sql("""
                        UPDATE ordering.order_line l
                        SET open = c.open, backordered = c.backordered, unfillable = c.unfillable, released = c.released,
                            lost = c.lost,
                            delivered = c.delivered, collected = c.collected, cancelled = c.cancelled, returned = c.returned,
                            refunded_units = c.refunded_units, refunded_charge_units = c.refunded_charge_units
                        FROM unnest(:lines, :open, :backordered, :unfillable, :released, :lost, :delivered, :collected,
                                    :cancelled, :returned,
                                    :refundedUnits, :refundedChargeUnits)
                             AS c (line, open, backordered, unfillable, released, lost, delivered, collected, cancelled, returned,
                                   refunded_units, refunded_charge_units)
                        WHERE l.order_id = :order AND l.line = c.line""")).param("order", order.value()).update();
    }

    /** Notes that these locations work on the order. */
    void addLocations(OrderId order, Collection<LocationId> locations) {
        if (!locations.isEmpty()) {
            jdbc.sql("""
                            INSERT INTO ordering.order_location (order_id, location_id)
                            SELECT DISTINCT :order, location FROM unnest(:locations) AS location
                            ON CONFLICT DO NOTHING""")
                    .param("order", order.value())
                    .param("locations", names(locations))
                    .update();
        }
    }

    static String[] names(Collection<LocationId> locations) {
        return locations.stream().map(LocationId::value).distinct().toArray(String[]::new);
    }
}
