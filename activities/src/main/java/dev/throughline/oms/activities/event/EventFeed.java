package dev.throughline.oms.activities.event;

import dev.throughline.oms.workflows.shared.OrderId;
import java.util.List;

/** The door for those who follow the events of all orders. */
public interface EventFeed {
    /**
     * The orders that had an event of the type since a position, in the order of the transactions that wrote them. An event is shown
     * once every transaction that began before it has ended, so that none is ever passed over.
     *
     * @param position the one of the page before; 0 for the beginning
     * @param type the CloudEvents type
     * @param limit events of any type to look at; more if one transaction wrote more
     */
    Page since(long position, String type, int limit);

    /**
     * A page.
     *
     * @param position where to go on
     * @param more whether there may be more to read at once
     */
    record Page(long position, List<OrderId> orders, boolean more) {
        public Page {
            orders = List.copyOf(orders);
        }
    }
}
