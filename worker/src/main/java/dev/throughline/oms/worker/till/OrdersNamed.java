package dev.throughline.oms.worker.till;

import dev.throughline.oms.activities.order.OrderBook;
import dev.throughline.oms.activities.order.OrderBook.OrderQuery;
import dev.throughline.oms.activities.order.OrderBook.OrderRecord;
import dev.throughline.oms.workflows.shared.OrderId;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Orders as people and tills name them: by id, or by the number on the confirmation. */
@Component
class OrdersNamed {
    private static final String ID = "ord_";

    private final OrderBook book;

    OrdersNamed(OrderBook book) {
        this.book = book;
    }

    Optional<OrderRecord> find(String name) {
        if (name.startsWith(ID)) {
            return book.find(new OrderId(name));
        }
        var query = new OrderQuery(name, null, null, null, null, null, null, null, null, null, 1);
        return book.list(query).stream().findFirst().flatMap(order -> book.find(order.id()));
    }
}
