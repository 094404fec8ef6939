package dev.throughline.oms.worker.orders;

import dev.throughline.oms.activities.order.OrderBook;
import dev.throughline.oms.worker.problem.ProblemException;
import dev.throughline.oms.worker.security.OrderScope;
import dev.throughline.oms.worker.security.Owner;
import dev.throughline.oms.worker.security.PathOwners;
import dev.throughline.oms.workflows.shared.OrderId;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** An order is its customer's and the locations' that work or worked on it. Any store may take goods of it back. */
@Component
class OrderPaths implements PathOwners {
    private static final Set<String> TAKING_BACK = Set.of("getReturnable", "listReturns");

    private final OrderBook book;

    OrderPaths(OrderBook book) {
        this.book = book;
    }

    @Override
    public String variable() {
        return "order_id";
    }

    @Override
    public boolean guards(String operation) {
        return OrderScope.isShopper() || !TAKING_BACK.contains(operation);
    }

    @Override
    public Optional<Owner> ownerOf(String id, String operation) {
        return id.matches("ord_.{1,60}")
                ? book.involvedIn(new OrderId(id)).map(i -> new Owner(i.locations(), i.customer()))
                : Optional.empty();
    }

    @Override
    public ProblemException missing() {
        return ProblemException.notFound("order with this id in the order book");
    }
}
