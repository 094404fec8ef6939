package dev.throughline.oms.activities.customer;

import dev.throughline.oms.activities.order.OrderBook;
import dev.throughline.oms.activities.order.OrderIntake;
import dev.throughline.oms.workflows.customer.CustomerActivities;
import dev.throughline.oms.workflows.shared.CustomerId;
import dev.throughline.oms.workflows.shared.OrderId;
import dev.throughline.oms.workflows.shared.TaskQueues;
import io.temporal.failure.ApplicationFailure;
import io.temporal.spring.boot.ActivityImpl;
import org.springframework.stereotype.Component;

/** The customer system in our own database. */
@Component
@ActivityImpl(taskQueues = TaskQueues.ORDERS)
class CustomerActivitiesImpl implements CustomerActivities {
    private final OrderIntake intake;
    private final OrderBook orders;
    private final Recognition recognition;

    CustomerActivitiesImpl(OrderIntake intake, OrderBook orders, Recognition recognition) {
        this.intake = intake;
        this.orders = orders;
        this.recognition = recognition;
    }

    @Override
    public CustomerId recognize(OrderId order) {
        var checkout = intake.find(order)
                .orElseThrow(() -> ApplicationFailure.newNonRetryableFailure(
                        "order " + order + " has no checkout to recognize a customer by", "UnknownOrder"));
        var customer = recognition.recognize(Visitor.of(checkout));
        orders.assignCustomer(order, customer);
        return customer;
    }
}
