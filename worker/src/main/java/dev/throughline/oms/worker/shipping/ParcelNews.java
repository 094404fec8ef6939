package dev.throughline.oms.worker.shipping;

import dev.throughline.oms.activities.fulfillment.Fulfillments;
import dev.throughline.oms.activities.shipping.CarrierNews;
import dev.throughline.oms.activities.shipping.ParcelNotice;
import dev.throughline.oms.worker.problem.ProblemException;
import dev.throughline.oms.worker.problem.ProblemType;
import dev.throughline.oms.worker.temporal.RunningOrders;
import dev.throughline.oms.workflows.order.Tracked;
import dev.throughline.oms.workflows.order.UnitsOfLine;
import dev.throughline.oms.workflows.shared.Actor;
import dev.throughline.oms.workflows.shared.FulfillmentOrderId;
import java.util.HashSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Tells orders' processes what became of their parcels: at least once, by any number of instances at once; a process takes the first
 * report of an end. What cannot be told now is told in the next round, and nothing of the same fulfillment order before it.
 */
@Component
class ParcelNews {
    private static final Logger LOG = LoggerFactory.getLogger(ParcelNews.class);
    private static final Actor CARRIER = Actor.system("carrier");
    private static final int AT_ONCE = 100;

    private final CarrierNews news;
    private final RunningOrders orders;
    private final Fulfillments fulfillments;

    ParcelNews(CarrierNews news, RunningOrders orders, Fulfillments fulfillments) {
        this.news = news;
        this.orders = orders;
        this.fulfillments = fulfillments;
    }

    void tellQuietly() {
        try {
            int taken;
            do {
                taken = tell();
            } while (taken == AT_ONCE);
        } catch (RuntimeException e) {
            LOG.warn("The next round tells the rest: {}", e.toString());
        }
    }

    /** Does one round, oldest first; returns how many it told. */
    int tell() {
        var waiting = new HashSet<FulfillmentOrderId>();
        int told = 0;
        for (var notice : news.untold(AT_ONCE)) {
            if (!waiting.contains(notice.fulfillmentOrder()) && isTold(notice)) {
                news.told(notice);
                told++;
            } else {
                waiting.add(notice.fulfillmentOrder());
            }
        }
        return told;
    }

    private boolean isTold(ParcelNotice notice) {
        try {
            tell(notice);
            return true;
        } catch (ProblemException e) {
            if (e.type() == ProblemType.ORDER_CLOSED) {
                return true;
            }
            LOG.warn("{} of {} is told later: {}", notice.outcome(), notice.fulfillmentOrder(), e.type());
        } catch (RuntimeException e) {
            LOG.warn("{} of {} is told later: {}", notice.outcome(), notice.fulfillmentOrder(), e.toString());
        }
        return false;
    }

    private void tell(ParcelNotice notice) {
        switch (notice.outcome()) {
            case IN_TRANSIT -> fulfillments.inTransit(notice.fulfillmentOrder(), CARRIER);
            case DELIVERED -> delivered(notice);
            case LOST -> end(notice, Tracked.Outcome.LOST);
            case DAMAGED -> end(notice, Tracked.Outcome.DAMAGED);
        }
    }

    /** At a store a parcel is not at its end: the store says that it is there, and who collects it. */
    private void delivered(ParcelNotice notice) {
        var id = notice.fulfillmentOrder();
        if (fulfillments.find(id).filter(work -> work.method().isCollected()).isPresent()) {
            fulfillments.broughtToStore(id, CARRIER);
        } else {
            end(notice, Tracked.Outcome.DELIVERED);
        }
    }

    private void end(ParcelNotice notice, Tracked.Outcome outcome) {
        if (notice.whole()) {
            orders.tracked(new Tracked(notice.fulfillmentOrder(), outcome));
            return;
        }
        var units = notice.lines().stream()
                .map(u -> new UnitsOfLine(u.line(), u.quantity()))
                .toList();
        orders.tracked(new Tracked(notice.fulfillmentOrder(), outcome, units, "parcel-notice/" + notice.number()));
    }
}
