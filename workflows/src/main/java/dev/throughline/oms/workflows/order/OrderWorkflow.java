package dev.throughline.oms.workflows.order;

import dev.throughline.oms.workflows.shared.OrderStatus;
import io.temporal.workflow.QueryMethod;
import io.temporal.workflow.SignalMethod;
import io.temporal.workflow.UpdateMethod;
import io.temporal.workflow.UpdateValidatorMethod;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/**
 * One order, from placement until every line is final. People's acts are Updates: refused by their validator with an
 * {@link OrderFailure}, or recorded and answered. Machines send Signals. Lists and searches read the order book, not this.
 */
@WorkflowInterface
public interface OrderWorkflow {
    @WorkflowMethod(name = "Order")
    OrderStatus process(OrderInput input);

    /** Answers the checkout once the order is accepted or refused; asked for together with the start. */
    @UpdateMethod(description = "Waits for the checkout's answer: accepted or refused")
    Placement place();

    @UpdateValidatorMethod(updateName = "place")
    void checkPlace();

    /** Packed into parcels: captures the payment of these units, then releases them. For what is sent. */
    @UpdateMethod(description = "A fulfillment order is packed: capture, then release the label")
    Release packed(Packed packed);

    @UpdateValidatorMethod(updateName = "packed")
    void checkPacked(Packed packed);

    /** Picked and staged in the store: captures the payment of these units, then releases them. For {@code PICKUP}. */
    @UpdateMethod(description = "A pickup is staged: capture, then the pickup code works")
    Release readyForPickup(Packed packed);

    @UpdateValidatorMethod(updateName = "readyForPickup")
    void checkReadyForPickup(Packed packed);

    /** The store that it was sent to has it, and has staged it: from now on it is a pickup. For {@code SHIP_TO_STORE}. */
    @UpdateMethod(description = "What was sent to a store has arrived: the pickup code works")
    void arrived(Arrived arrived);

    @UpdateValidatorMethod(updateName = "arrived")
    void checkArrived(Arrived arrived);

    /** The customer has the goods, or some of them; the pickup code was verified before. */
    @UpdateMethod(description = "The customer collected a pickup, or a part of it")
    void handedOver(HandedOver handedOver);

    @UpdateValidatorMethod(updateName = "handedOver")
    void checkHandedOver(HandedOver handedOver);

    /** A pickup that is ready waits for the customer until another time. */
    @UpdateMethod(description = "The customer collects a ready pickup by another time")
    void reschedule(Reschedule asked);

    @UpdateValidatorMethod(updateName = "reschedule")
    void checkReschedule(Reschedule asked);

    /** The customer does not want a pickup that is ready: its stock and their money go back. */
    @UpdateMethod(description = "The customer does not want a ready pickup any more: stock and money go back")
    void giveUp(GiveUp given);

    @UpdateValidatorMethod(updateName = "giveUp")
    void checkGiveUp(GiveUp given);

    /** The location cannot serve some or all units: they are sourced elsewhere, backordered or cancelled. */
    @UpdateMethod(description = "A location short-picked or rejected units: source them again")
    Resourcing declined(Declined declined);

    @UpdateValidatorMethod(updateName = "declined")
    void checkDeclined(Declined declined);

    /** A location gives something else in place of units that it does not have, or that the customer does not want. Not for kits. */
    @UpdateMethod(description = "Something else takes the place of units, at the same location")
    Substitution substituted(Substituted substituted);

    @UpdateValidatorMethod(updateName = "substituted")
    void checkSubstituted(Substituted substituted);

    @UpdateMethod(description = "Cancel the order, or some of its units, up to capture")
    Cancelled cancel(CancelOrder cancel);

    @UpdateValidatorMethod(updateName = "cancel")
    void checkCancel(CancelOrder cancel);

    /** A person, or the customer, decides about units that nobody could serve; what cannot be served even so goes on waiting. */
    @UpdateMethod(
            description = "Decide about units that nobody can serve: source again, another store, ship, or cancel")
    Resourcing decide(UnfillableDecision decided);

    @UpdateValidatorMethod(updateName = "decide")
    void checkDecide(UnfillableDecision decided);

    /** A person decides about units that were lost or damaged on their way; what cannot be replaced waits on. */
    @UpdateMethod(description = "Decide about a lost or damaged parcel: replace or refund")
    ParcelResolution resolveParcel(ParcelDecision decision);

    @UpdateValidatorMethod(updateName = "resolveParcel")
    void checkResolveParcel(ParcelDecision decision);

    /** A person has seen to something late: it is late again at the new due time. */
    @UpdateMethod(description = "Acknowledge that a fulfillment order is late, with a new due time")
    void postpone(Postponement postponed);

    @UpdateValidatorMethod(updateName = "postpone")
    void checkPostpone(Postponement postponed);

    /** While on hold nothing is released. */
    @UpdateMethod(description = "Put an order hold: nothing is released until it is taken off")
    void hold(HoldOrder hold);

    @UpdateValidatorMethod(updateName = "hold")
    void checkHold(HoldOrder hold);

    @UpdateMethod(description = "Take the order hold off")
    void release(HoldOrder release);

    @UpdateValidatorMethod(updateName = "release")
    void checkRelease(HoldOrder release);

    /** The carrier delivered, lost or damaged a parcel of a fulfillment order; repeated reports are ignored. */
    @SignalMethod(description = "The carrier delivered, lost or damaged a parcel")
    void tracked(Tracked tracked);

    /** Stock has come in and was committed for backordered units. */
    @SignalMethod(description = "Backordered units are committed now")
    void backorderFilled(StockChange filled);

    /** A fact took units that were committed to this order; the commitments have ended already. */
    @SignalMethod(description = "Committed units are gone: source them again")
    void fellShort(StockChange shortage);

    @QueryMethod(description = "The order as the process sees it")
    OrderView view();
}
