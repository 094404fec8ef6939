package dev.throughline.oms.activities.order;

import dev.throughline.oms.workflows.shared.OrderId;
import dev.throughline.oms.workflows.shared.OrderStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The head of an order in the book, under its row's lock. */
record BookedOrder(
        OrderId id,
        String currency,
        OrderStatus status,
        boolean orderHold,
        @Nullable Instant withCustomerSince) {
    BookedOrder standing(OrderStatus newStatus, boolean onHold, @Nullable Instant since) {
        return new BookedOrder(id, currency, newStatus, onHold, since);
    }
}
