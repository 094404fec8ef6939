package dev.throughline.oms.worker.shipping;

import dev.throughline.oms.activities.fulfillment.Fulfillments;
import dev.throughline.oms.activities.shipping.CarrierNews;
import dev.throughline.oms.activities.shipping.ParcelNotice;
import dev.throughline.oms.worker.problem.ProblemException;
import dev.throughline.oms.worker.problem.ProblemType;
import dev.throughline.oms.worker.temporal.RunningOrders;
import dev.throughline.oms.workflows.exceptions.ExceptionActivities;
import dev.throughline.oms.workflows.exceptions.ExceptionKind;
import dev.throughline.oms.workflows.exceptions.OpenedException;
import dev.throughline.oms.workflows.order.Tracked;
import dev.throughline.oms.workflows.shared.Actor;
import dev.throughline.oms.workflows.shared.FulfillmentOrderId;
import java.time.Clock;
import java.time.Duration;
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
    private static final Duration DECIDED_WITHIN = Duration.ofDays(1);

    private final CarrierNews news;
    private final RunningOrders orders;
    private final Fulfillments fulfillments;
    private final ExceptionActivities exceptions;
    private final Clock clock;

    ParcelNews(
            CarrierNews news,
            RunningOrders orders,
            Fulfillments fulfillments,
            ExceptionActivities exceptions,
            Clock clock) {
        this.news = news;
        this.orders = orders;
        this.fulfillments = fulfillments;
        this.exceptions = exceptions;
        this.clock = clock;
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
            case DELIVERED -> {
                if (notice.whole()) {
                    orders.tracked(new Tracked(notice.fulfillmentOrder(), Tracked.Outcome.DELIVERED));
                }
            }
            case LOST -> gone(notice, ExceptionKind.LOST);
            case DAMAGED -> gone(notice, ExceptionKind.DAMAGED);
        }
    }

    /** One parcel of several is a person's to decide about: the process knows the end of all of them only. */
    private void gone(ParcelNotice notice, ExceptionKind kind) {
        if (notice.whole()) {
            orders.tracked(new Tracked(notice.fulfillmentOrder(), Tracked.Outcome.LOST));
            return;
        }
        fulfillments
                .find(notice.fulfillmentOrder())
                .ifPresent(work -> exceptions.open(new OpenedException(
                        work.id(),
                        "parcel/" + notice.number(),
                        kind,
                        work.location(),
                        clock.instant().plus(DECIDED_WITHIN),
                        "one parcel of several: " + notice.lines().size() + " lines")));
    }
}
