package dev.throughline.oms.workflows.order;

import dev.throughline.oms.workflows.customer.CustomerActivities;
import dev.throughline.oms.workflows.exceptions.ExceptionActivities;
import dev.throughline.oms.workflows.fulfillment.FulfillmentActivities;
import dev.throughline.oms.workflows.inventory.InventoryActivities;
import dev.throughline.oms.workflows.loyalty.LoyaltyActivities;
import dev.throughline.oms.workflows.marketing.MarketingActivities;
import dev.throughline.oms.workflows.messaging.MessagingActivities;
import dev.throughline.oms.workflows.payment.PaymentActivities;
import dev.throughline.oms.workflows.promise.PromiseActivities;
import dev.throughline.oms.workflows.shared.FollowUps;
import dev.throughline.oms.workflows.shared.LocalFirst;
import dev.throughline.oms.workflows.shared.OwnDatabase;
import dev.throughline.oms.workflows.sourcing.SourcingActivities;
import io.temporal.workflow.Workflow;

/** Every system that the order process talks to. */
final class OrderPorts {
    final SourcingActivities sourcing = OwnDatabase.steps(SourcingActivities.class);
    final InventoryActivities inventory = OwnDatabase.steps(InventoryActivities.class);
    final OrderActivities orders = OwnDatabase.steps(OrderActivities.class);
    final FulfillmentActivities fulfillment = OwnDatabase.steps(FulfillmentActivities.class);
    final GatheredActivities together = OwnDatabase.steps(GatheredActivities.class);
    final ExceptionActivities exceptions = OwnDatabase.steps(ExceptionActivities.class);
    final PromiseActivities promises = OwnDatabase.steps(PromiseActivities.class);
    final InventoryActivities undoInventory = OwnDatabase.ordinarySteps(InventoryActivities.class);
    final PaymentActivities payment = Workflow.newActivityStub(PaymentActivities.class, OrderActivityOptions.GATEWAY);
    final PaymentActivities renewals = Workflow.newActivityStub(PaymentActivities.class, OrderActivityOptions.RENEW);
    private final PaymentActivities checkoutPayment =
            LocalFirst.stub(PaymentActivities.class, OrderActivityOptions.AT_HAND, OrderActivityOptions.AUTHORIZE);
    private final PaymentActivities distantCheckoutPayment =
            Workflow.newActivityStub(PaymentActivities.class, OrderActivityOptions.AUTHORIZE);

    final FollowUps followUps = new FollowUps();
    final FollowUps.Port<CustomerActivities> customers = followUps.port(CustomerActivities.class);
    final FollowUps.Port<LoyaltyActivities> loyalty = followUps.port(LoyaltyActivities.class);
    final FollowUps.Port<MarketingActivities> marketing = followUps.port(MarketingActivities.class);
    final FollowUps.Port<MessagingActivities> messages = followUps.port(MessagingActivities.class);

    /**
     * Payment while the customer waits. At hand, because nothing else can happen to an order before its answer: should the task be
     * lost and done again, it asks under the same key. Later calls to the gateway wait until the decision for them is in the history.
     */
    PaymentActivities checkoutPayment() {
        return OrderVersions.authorizesAtHand() ? checkoutPayment : distantCheckoutPayment;
    }
}
