package dev.throughline.oms.activities.order;

import dev.throughline.oms.workflows.shared.CustomerId;
import dev.throughline.oms.workflows.shared.LocationId;
import dev.throughline.oms.workflows.shared.OrderId;
import dev.throughline.oms.workflows.shared.OrderStatus;
import dev.throughline.oms.workflows.shared.UnitState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

@Component
class StoredOrderBook implements OrderBook {
    private final JdbcClient jdbc;
    private final OrderRows rows;
    private final OrderJson json;
    private final ReturnPolicy returns;

    StoredOrderBook(JdbcClient jdbc, OrderRows rows, OrderJson json, ReturnPolicy returns) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.json = json;
        this.returns = returns;
    }

    @Override
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Optional<OrderRecord> find(OrderId order) {
        return rows.find(order).flatMap(booked -> {
            var units = rows.lines(booked).units();
            return jdbc.sql(OrderListSql.SELECT + " WHERE o.order_id = :order")
                    .param("order", order.value())
                    .query((row, i) -> record(row, units))
                    .optional();
        });
    }

    @Override
    public Optional<Involved> involvedIn(OrderId order) {
        return jdbc.sql("""
                        SELECT o.customer_id, ARRAY(SELECT w.location_id FROM ordering.order_location w
                                                    WHERE w.order_id = o.order_id) AS locations
                        FROM ordering.sales_order o WHERE o.order_id = :order""")
                .param("order", order.value())
                .query((row, _) -> {
                    var customer = row.getString("customer_id");
                    var locations = (String[]) row.getArray("locations").getArray();
                    return new Involved(
                            customer == null ? null : new CustomerId(customer),
                            Stream.of(locations).map(LocationId::new).toList());
                })
                .optional();
    }

    @Override
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public List<OrderRecord> list(OrderQuery query) {
        var sql = new OrderListSql(query);
        return jdbc.sql(sql.text())
                .params(sql.parameters())
                .query((row, i) -> record(row, Map.of()))
                .list();
    }

    private OrderRecord record(ResultSet row, Map<Integer, Map<UnitState, Integer>> units) throws SQLException {
        var customer = row.getString("customer_id");
        return new OrderRecord(
                new OrderId(row.getString("order_id")),
                row.getString("number"),
                OrderStatus.valueOf(row.getString("status")),
                row.getBoolean("order_hold"),
                customer == null ? null : new CustomerId(customer),
                SqlTime.read(row, "accepted_at"),
                SqlTime.readNullable(row, "promised_by"),
                json.read(row.getString("checkout"), Checkout.class),
                units,
                row.getLong("version"));
    }

    @Override
    @Transactional
    public void assignCustomer(OrderId order, CustomerId customer) {
        int known = jdbc.sql("UPDATE ordering.sales_order SET customer_id = :customer WHERE order_id = :order")
                .param("customer", customer.value())
                .param("order", order.value())
                .update();
        if (known == 0) {
            throw OrderContradiction.NOT_IN_BOOK.because(order + " must be accepted before it gets a customer");
        }
    }

    @Override
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Returnable returnable(OrderId order, Instant at) {
        return rows.find(order)
                .map(booked -> returnable(booked, at))
                .orElseGet(() -> new Returnable(null, Map.of(), "NOT_IN_BOOK"));
    }

    private Returnable returnable(BookedOrder order, Instant at) {
        var units = new LinkedHashMap<Integer, Integer>();
        boolean closed = returns.isClosed(order, at);
        rows.lines(order).all().forEach(line -> units.put(line.line(), closed ? 0 : line.returnable()));
        boolean none = units.values().stream().allMatch(count -> count == 0);
        return new Returnable(
                returns.until(order), units, closed ? "WINDOW_CLOSED" : none ? "NOT_WITH_CUSTOMER" : null);
    }
}
