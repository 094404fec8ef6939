package dev.throughline.oms.worker.temporal;

import dev.throughline.oms.activities.inventory.Inventory;
import dev.throughline.oms.activities.inventory.OrderNotice;
import dev.throughline.oms.activities.inventory.OrderNotices;
import dev.throughline.oms.worker.problem.ProblemException;
import dev.throughline.oms.worker.problem.ProblemType;
import dev.throughline.oms.workflows.inventory.StockStep;
import dev.throughline.oms.workflows.order.StockChange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Tells running orders what the stock pool has for them: backorders that are filled, commitments that a fact took. At least once, by
 * any number of instances at once: an order knows the notices that it has seen. An order whose process has ended can use no units: what
 * was committed to it is given back.
 */
@Component
@ConditionalOnBooleanProperty(name = "throughline.background.enabled", matchIfMissing = true)
class NoticeRelay {
    private static final Logger LOG = LoggerFactory.getLogger(NoticeRelay.class);
    private static final int AT_ONCE = 100;

    private final OrderNotices notices;
    private final RunningOrders orders;
    private final Inventory inventory;

    NoticeRelay(OrderNotices notices, RunningOrders orders, Inventory inventory) {
        this.notices = notices;
        this.orders = orders;
        this.inventory = inventory;
    }

    @Scheduled(fixedDelayString = "${throughline.notices.relay-every:1s}")
    void relayQuietly() {
        try {
            int told;
            do {
                told = relay();
            } while (told == AT_ONCE);
        } catch (RuntimeException e) {
            LOG.warn("The next round tells the rest: {}", e.toString());
        }
    }

    /** Does one round, oldest first; returns how many notices it told. */
    int relay() {
        var unsent = notices.unsent(AT_ONCE);
        for (var notice : unsent) {
            tell(notice);
            notices.sent(notice.id());
        }
        return unsent.size();
    }

    private void tell(OrderNotice notice) {
        var change = new StockChange(notice.id().toString(), notice.location(), notice.lines());
        try {
            switch (notice.kind()) {
                case FILLED -> orders.backorderFilled(notice.order(), change);
                case SHORT -> orders.fellShort(notice.order(), change);
            }
        } catch (ProblemException e) {
            if (e.type() != ProblemType.ORDER_CLOSED) {
                throw e;
            }
            LOG.info("The process of {} has ended before notice {}", notice.order(), notice.id());
            giveBack(notice);
        }
    }

    private void giveBack(OrderNotice notice) {
        if (notice.kind() == OrderNotice.Kind.FILLED) {
            inventory.release(
                    new StockStep(notice.order(), "ended before " + notice.id(), notice.location(), notice.lines()));
        }
    }
}
