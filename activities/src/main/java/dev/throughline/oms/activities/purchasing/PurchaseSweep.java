package dev.throughline.oms.activities.purchasing;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Sees to what no request sees to: dates that pass, and stock that was not told. Any number of instances at once. */
@Component
class PurchaseSweep {
    private static final Logger LOG = LoggerFactory.getLogger(PurchaseSweep.class);
    private static final int AT_ONCE = 100;

    private final OrderTable orders;
    private final StockMoves moves;
    private final PurchaseEvents events;

    PurchaseSweep(OrderTable orders, StockMoves moves, PurchaseEvents events) {
        this.orders = orders;
        this.moves = moves;
        this.events = events;
    }

    /** Marks what is late; answers how many. */
    @Transactional
    public int markLate() {
        var late = orders.markLate(AT_ONCE);
        late.forEach(events::late);
        return late.size();
    }

    /** Tells the stock pool what it was not told; answers of how many orders. What fails stops no other. */
    int tellStock() {
        int told = 0;
        for (var order : moves.unapplied(AT_ONCE)) {
            try {
                moves.apply(order);
                told++;
            } catch (RuntimeException e) {
                LOG.warn("The stock of {} is told in the next round: {}", order, e.toString());
            }
        }
        return told;
    }
}
