package dev.throughline.oms.activities.order;

import dev.throughline.oms.activities.order.OrderBook.OrderQuery;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The statement of a list of orders: only the filters that are set, so that each finds its index. */
final class OrderListSql {
    static final String SELECT = """
            SELECT o.*, i.checkout FROM ordering.sales_order o JOIN ordering.intake i ON i.order_id = o.order_id""";

    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> parameters = new HashMap<>();

    OrderListSql(OrderQuery query) {
        filter("o.number = :number", "number", query.number());
        filter(
                "o.status = :status",
                "status",
                query.status() == null ? null : query.status().name());
        filter("o.channel = :channel", "channel", query.channel());
        filter(
                "o.customer_id = :customer",
                "customer",
                query.customer() == null ? null : query.customer().value());
        filter(
                "EXISTS (SELECT FROM ordering.order_location w WHERE w.location_id = ANY(:locations) AND w.order_id = o.order_id)",
                "locations",
                query.locations() == null ? null : OrderRows.names(query.locations()));
        if (query.orderHold() != null) {
            conditions.add(query.orderHold() ? "o.order_hold" : "NOT o.order_hold");
        }
        filter("o.placed_at >= :placedFrom", "placedFrom", SqlTime.ofNullable(query.placedFrom()));
        filter("o.placed_at < :placedBefore", "placedBefore", SqlTime.ofNullable(query.placedBefore()));
        if (query.beforePlacedAt() != null && query.beforeId() != null) {
            filter(
                    "(o.placed_at, o.order_id) < (:beforePlacedAt, :beforeId)",
                    "beforeId",
                    query.beforeId().value());
            parameters.put("beforePlacedAt", SqlTime.of(query.beforePlacedAt()));
        }
        parameters.put("limit", query.limit());
    }

    private void filter(String condition, String parameter, @Nullable Object value) {
        if (value != null) {
            conditions.add(condition);
            parameters.put(parameter, value);
        }
    }

    String text() {
        var where = conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions);
        return SELECT + where + " ORDER BY o.placed_at DESC, o.order_id DESC LIMIT :limit";
    }

    Map<String, Object> parameters() {
        return parameters;
    }
}
