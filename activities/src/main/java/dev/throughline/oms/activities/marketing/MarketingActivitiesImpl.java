package dev.throughline.oms.activities.marketing;

import dev.throughline.oms.activities.customer.Customers;
import dev.throughline.oms.workflows.marketing.MarketingActivities;
import dev.throughline.oms.workflows.shared.OrderId;
import dev.throughline.oms.workflows.shared.TaskQueues;
import io.temporal.spring.boot.ActivityImpl;
import org.springframework.stereotype.Component;

/** Marketing by our own plan of messages. */
@Component
@ActivityImpl(taskQueues = TaskQueues.ORDERS)
class MarketingActivitiesImpl implements MarketingActivities {
    private final Customers customers;
    private final PlannedMessages planned;

    MarketingActivitiesImpl(Customers customers, PlannedMessages planned) {
        this.customers = customers;
        this.planned = planned;
    }

    @Override
    public void orderCompleted(OrderId order) {
        customers
                .ofOrder(order)
                .filter(customers::mayMarket)
                .ifPresent(customer -> planned.afterSales(order, customer));
    }
}
