package dev.throughline.oms.worker.returns;

import dev.throughline.oms.activities.order.OrderBook;
import dev.throughline.oms.activities.order.Returns;
import dev.throughline.oms.activities.order.Returns.ReturnRecord;
import dev.throughline.oms.worker.problem.ProblemException;
import dev.throughline.oms.worker.security.Owner;
import dev.throughline.oms.worker.security.PathOwners;
import dev.throughline.oms.workflows.shared.ReturnId;
import java.util.ArrayList;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** A return is for the location that took it and for those of its order. */
@Component
class ReturnPaths implements PathOwners {
    private final Returns returns;
    private final OrderBook book;

    ReturnPaths(Returns returns, OrderBook book) {
        this.returns = returns;
        this.book = book;
    }

    @Override
    public String variable() {
        return "rma";
    }

    @Override
    public Optional<Owner> ownerOf(String id, String operation) {
        return id.matches("rma_.{1,60}") ? returns.find(new ReturnId(id)).map(this::owner) : Optional.empty();
    }

    private Owner owner(ReturnRecord taken) {
        var order = book.involvedIn(taken.order());
        var locations = new ArrayList<>(order.map(OrderBook.Involved::locations).orElseThrow());
        locations.add(taken.location());
        return new Owner(locations, order.get().customer());
    }

    @Override
    public ProblemException missing() {
        return ReturnsController.unknown();
    }
}
