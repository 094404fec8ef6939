package dev.throughline.oms.worker.security;

import dev.throughline.oms.activities.audit.RefusalKind;
import dev.throughline.oms.activities.order.OrderBook;
import dev.throughline.oms.activities.order.OrderBook.Involved;
import dev.throughline.oms.worker.problem.ProblemException;
import dev.throughline.oms.workflows.shared.CustomerId;
import dev.throughline.oms.workflows.shared.LocationId;
import dev.throughline.oms.workflows.shared.OrderId;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Which orders the caller of the current request may see and act on: a shopper's own, a store's or warehouse's those that one of its
 * locations works or worked on, other roles all.
 */
@Component
public class OrderScope {
    private final OrderBook book;

    OrderScope(OrderBook book) {
        this.book = book;
    }

    /** Refuses another's order as if it were not there. */
    public void require(OrderId order) {
        if (Reach.current().everywhere()) {
            return;
        }
        var missing = ProblemException.notFound("order with this id in the order book");
        var involved = book.involvedIn(order).orElseThrow(() -> missing);
        if (!covers(involved)) {
            throw missing.denying(isShopper() ? RefusalKind.ANOTHERS_ORDER : RefusalKind.OUTSIDE_SCOPE, order.value());
        }
    }

    /** Whether the caller may see and act on the order. */
    public boolean covers(OrderId order) {
        return Reach.current().everywhere()
                || book.involvedIn(order).filter(OrderScope::covers).isPresent();
    }

    private static boolean covers(Involved involved) {
        var reach = Reach.current();
        return reach.owns(involved.customer()) || reach.covers(involved.locations());
    }

    /**
     * Whose orders alone the caller sees in lists: a shopper's own, whoever is asked for otherwise.
     *
     * @throws ProblemException if a shopper asks for another's
     */
    public static @Nullable CustomerId ordersOf(@Nullable CustomerId asked) {
        if (!isShopper()) {
            return asked;
        }
        var own = Objects.requireNonNull(Reach.current().customer(), "asked for before a shopper comes so far");
        if (asked != null && !asked.equals(own)) {
            throw ProblemException.notFound("customer with this reference")
                    .denying(RefusalKind.ANOTHERS_ORDER, asked.value());
        }
        return own;
    }

    /** One of them must have worked on an order for the caller to see it in lists; null is everywhere. */
    public static @Nullable List<LocationId> narrowed(@Nullable LocationId asked) {
        if (isShopper()) {
            return asked == null ? null : List.of(asked);
        }
        return LocationScope.narrowed(asked);
    }

    /** Whether the caller is the customer: what staff write down for each other is not shown. */
    public static boolean isShopper() {
        return Caller.currentRoles().equals(List.of(Permissions.SHOPPER));
    }
}
