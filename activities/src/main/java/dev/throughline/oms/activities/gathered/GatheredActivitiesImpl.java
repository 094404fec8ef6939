package dev.throughline.oms.activities.gathered;

import dev.throughline.oms.workflows.fulfillment.FulfillmentActivities;
import dev.throughline.oms.workflows.inventory.InventoryActivities;
import dev.throughline.oms.workflows.messaging.CustomerMessage;
import dev.throughline.oms.workflows.messaging.MessagingActivities;
import dev.throughline.oms.workflows.order.Gathered;
import dev.throughline.oms.workflows.order.GatheredActivities;
import dev.throughline.oms.workflows.order.OrderActivities;
import dev.throughline.oms.workflows.shared.TaskQueues;
import io.temporal.spring.boot.ActivityImpl;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Each step is a transaction of its own system: what worked before one fails is not done again. */
@Component
@ActivityImpl(taskQueues = TaskQueues.ORDERS)
class GatheredActivitiesImpl implements GatheredActivities {
    private static final Logger LOG = LoggerFactory.getLogger(GatheredActivitiesImpl.class);

    private final InventoryActivities inventory;
    private final FulfillmentActivities fulfillment;
    private final OrderActivities orders;
    private final MessagingActivities messages;

    GatheredActivitiesImpl(
            InventoryActivities inventory,
            FulfillmentActivities fulfillment,
            OrderActivities orders,
            MessagingActivities messages) {
        this.inventory = inventory;
        this.fulfillment = fulfillment;
        this.orders = orders;
        this.messages = messages;
    }

    @Override
    public boolean accept(Gathered.Acceptance steps) {
        orders.recordAccepted(steps.accepted());
        if (steps.request() != null) {
            fulfillment.request(steps.request());
        }
        return tell(steps.message());
    }

    @Override
    public boolean release(Gathered.Progress steps) {
        issue(steps);
        fulfillment.release(steps.fulfillment());
        orders.recordProgress(steps.progress());
        return tell(steps.message());
    }

    @Override
    public boolean arrive(Gathered.Progress steps) {
        fulfillment.arrive(steps.fulfillment());
        orders.recordProgress(steps.progress());
        return tell(steps.message());
    }

    @Override
    public boolean close(Gathered.Progress steps) {
        issue(steps);
        fulfillment.close(steps.fulfillment());
        orders.recordProgress(steps.progress());
        return tell(steps.message());
    }

    private void issue(Gathered.Progress steps) {
        if (steps.issued() != null) {
            inventory.issue(steps.issued());
        }
    }

    /** A message never stops an order. */
    private boolean tell(@Nullable CustomerMessage message) {
        if (message == null) {
            return true;
        }
        try {
            messages.send(message);
            return true;
        } catch (RuntimeException away) {
            LOG.warn(
                    "a message of {} goes by itself: {}",
                    message.order(),
                    away.getClass().getSimpleName());
            return false;
        }
    }
}
