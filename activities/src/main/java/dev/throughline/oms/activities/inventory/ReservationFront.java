package dev.throughline.oms.activities.inventory;

import dev.throughline.oms.activities.inventory.Inventory.Allocation;
import dev.throughline.oms.activities.inventory.Inventory.Shortfall;
import dev.throughline.oms.workflows.shared.OrderId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The door for flash sales: reservations that come at once share a transaction, so that a hot SKU's lock and the flush to the disk are
 * paid once for many. Each is answered by itself; one that fails harms no other. Nothing waits to be joined: a lone reservation goes
 * the direct way.
 */
public interface ReservationFront {
    /** Whether reservations without hold and backorder are to come this way: {@code throughline.inventory.front.enabled}. */
    boolean isOpen();

    /**
     * Commits like {@link Inventory#commit(OrderId, String, List, ChannelView, dev.throughline.oms.workflows.shared.HoldId)}, in a
     * transaction of the front's own; the caller must have none. Idempotent by order and step.
     */
    <N> Answer commit(Reservation<N> reservation);

    /**
     * One order's step.
     *
     * @param note what {@code notes} writes down with it, in the same transaction
     */
    record Reservation<N>(
            OrderId order,
            String step,
            List<Allocation> allocations,
            @Nullable ChannelView by,
            N note,
            Notes<N> notes) {
        public Reservation {
            allocations = List.copyOf(allocations);
        }
    }

    /**
     * What came of it.
     *
     * @param repeated the step was done before; nothing was changed
     * @param shortfalls the SKUs and locations that had too little; if any, nothing was changed
     */
    record Answer(boolean repeated, List<Shortfall> shortfalls) {
        public Answer {
            shortfalls = List.copyOf(shortfalls);
        }

        static final Answer COMMITTED = new Answer(false, List.of());
        static final Answer REPEATED = new Answer(true, List.of());
    }

    /** What another capability keeps of each reservation. Called inside the front's transaction. */
    interface Notes<N> {
        /** Writes them; answers for each whether it was new, after waiting for whoever writes the same. */
        List<Boolean> write(List<N> notes);

        /** Deletes notes that this transaction has written. */
        void takeBack(List<N> notes);

        /** Keeps nothing. */
        static Notes<Boolean> none() {
            return new Notes<>() {
                @Override
                public List<Boolean> write(List<Boolean> notes) {
                    return notes.stream().map(_ -> true).toList();
                }

                @Override
                public void takeBack(List<Boolean> notes) {}
            };
        }
    }
}
