package dev.throughline.oms.activities.loyalty;

import dev.throughline.oms.activities.customer.Customers;
import dev.throughline.oms.workflows.loyalty.LoyaltyActivities;
import dev.throughline.oms.workflows.loyalty.PointsStep;
import dev.throughline.oms.workflows.shared.TaskQueues;
import io.temporal.spring.boot.ActivityImpl;
import org.springframework.stereotype.Component;

/** The loyalty programme in our own database. */
@Component
@ActivityImpl(taskQueues = TaskQueues.ORDERS)
class LoyaltyActivitiesImpl implements LoyaltyActivities {
    private final Customers customers;
    private final PointsLedger ledger;

    LoyaltyActivitiesImpl(Customers customers, PointsLedger ledger) {
        this.customers = customers;
        this.ledger = ledger;
    }

    @Override
    public void award(PointsStep step) {
        var customer = customers
                .ofOrder(step.order())
                .orElseThrow(
                        () -> new IllegalStateException("the customer of " + step.order() + " is not recognized yet"));
        ledger.award(customer, step);
    }

    @Override
    public void clawBack(PointsStep step) {
        customers.ofOrder(step.order()).ifPresent(customer -> ledger.clawBack(customer, step));
    }
}
