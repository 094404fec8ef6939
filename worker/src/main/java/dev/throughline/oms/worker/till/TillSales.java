package dev.throughline.oms.worker.till;

import dev.throughline.oms.activities.order.OrderBook;
import dev.throughline.oms.activities.order.OrderBook.OrderRecord;
import dev.throughline.oms.activities.till.TillKey;
import dev.throughline.oms.activities.till.TillTransaction;
import dev.throughline.oms.worker.orders.Placing;
import dev.throughline.oms.worker.orders.TillDesk;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What tills sold, as orders of the one order book. */
@Component
class TillSales {
    private final Placing placing;
    private final TillDesk desk;
    private final OrderBook book;

    TillSales(Placing placing, TillDesk desk, OrderBook book) {
        this.placing = placing;
        this.desk = desk;
        this.book = book;
    }

    /** What is placed; the transaction's id says it all, since its content was compared before. */
    private record Sold(String transaction) {}

    /** Enters what was sold into the book; answers whether it is there. */
    boolean place(TillTransaction transaction) {
        if (transaction.sold().isEmpty()) {
            return true;
        }
        var answer = placing.place(
                TillIds.client(transaction.key().location()),
                transaction.id(),
                new Sold(transaction.id()),
                id -> desk.sale(id, transaction));
        return answer.placement() != null;
    }

    /** A sale that units may come back of: in the book, with its customer, whose points a return takes back. */
    Optional<OrderRecord> find(TillKey sale) {
        return book.find(TillIds.order(sale.location(), sale.id())).filter(order -> order.customer() != null);
    }
}
