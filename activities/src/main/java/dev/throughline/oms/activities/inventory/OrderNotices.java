package dev.throughline.oms.activities.inventory;

import java.util.List;
import java.util.UUID;

/** The door for relaying {@link OrderNotice}s to the order's processes, at least once, oldest first. */
public interface OrderNotices {
    /**
     * Notices that were not marked as sent. In a transaction they are locked until it ends and other callers get the next ones;
     * without one, two callers may get the same.
     */
    List<OrderNotice> unsent(int limit);

    /** Marks as sent; again or unknown does nothing. */
    void sent(UUID id);
}
