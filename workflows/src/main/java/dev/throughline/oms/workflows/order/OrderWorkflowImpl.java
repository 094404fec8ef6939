package dev.throughline.oms.workflows.order;

import dev.throughline.oms.workflows.fulfillment.FulfillmentStep.Outcome;
import dev.throughline.oms.workflows.messaging.CustomerMessage;
import dev.throughline.oms.workflows.messaging.CustomerMessage.Template;
import dev.throughline.oms.workflows.payment.PaymentRefusal;
import dev.throughline.oms.workflows.payment.PaymentStep;
import dev.throughline.oms.workflows.shared.Actor;
import dev.throughline.oms.workflows.shared.CustomerId;
import dev.throughline.oms.workflows.shared.OrderStatus;
import dev.throughline.oms.workflows.shared.Undos;
import dev.throughline.oms.workflows.shared.UnitState;
import dev.throughline.oms.workflows.shared.Waits;
import dev.throughline.oms.workflows.sourcing.SourcingDecision;
import dev.throughline.oms.workflows.sourcing.SourcingDecision.Assignment;
import dev.throughline.oms.workflows.sourcing.SourcingRequest;
import io.temporal.failure.TemporalFailure;
import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

public class OrderWorkflowImpl implements OrderWorkflow {
    private static final String VOID = "void authorization";

    private final OrderPorts ports = new OrderPorts();
    private final Undos undos = new Undos();
    private final Desk desk = new Desk();
    private final PlaceOrder order;
    private final OrderLines lines;
    private final StepNames names;
    private final FulfillmentOrders fulfillmentOrders;
    private final Authorization authorization;
    private final OrderChanges changes;
    private final Substitutions substitutions;
    private final PromiseWatch promise;
    private final Parcels parcels;
    private final LateWork late;
    private final OrderRules rules;
    private final Withdrawals withdrawals;
    private final Backorders backorders;
    private final Set<String> seenSignals = new LinkedHashSet<>();
    private final OrderBadges badges;
    private @Nullable SourcingDecision decision;
    private @Nullable Placement placement;
    private @Nullable CustomerId customer;
    private boolean onHold;
    /** Asked before anything else, so that it is the first thing in the history. */
    private boolean gathersSteps;
    /** What arrives with the first task of a run is handled before the run begins. */
    private boolean begun;
    /** The SDK closes a cancelled run as canceled, so it must not be continued. */
    private boolean cancelRequested;

    @WorkflowInit
    public OrderWorkflowImpl(OrderInput input) {
        var carried = Optional.ofNullable(input.carried());
        order = input.order();
        lines = new OrderLines(order);
        names = new StepNames(carried.map(OrderSnapshot::steps).orElse(0));
        badges = new OrderBadges(order);
        var steps = new FulfillmentSteps(order.id(), lines, ports, names, this::showStatus);
        fulfillmentOrders = new FulfillmentOrders(order, steps, ports);
        authorization = new Authorization(order, lines, steps, ports, names, () -> onHold, this::holdUnpaid);
        var declinedBy = carried.map(OrderSnapshot::declinedBy).orElse(List.of());
        changes = new OrderChanges(
                order, lines, fulfillmentOrders, ports, names, declinedBy, this::promisedBy, this::promisedAnew);
        substitutions = new Substitutions(order, fulfillmentOrders, ports, names, this::promisedBy);
        late = steps.late();
        promise = new PromiseWatch(order, ports, names, desk, changes, late);
        steps.watchedBy(promise);
        steps.acceptedBy(new AcceptWatch(fulfillmentOrders, ports, desk, changes));
        parcels = new Parcels(
                fulfillmentOrders,
                changes,
                new ParcelSteps(order, lines, fulfillmentOrders, ports, names, steps.refunds(), changes),
                desk);
        steps.lostTo(parcels);
        rules = new OrderRules(order, lines, fulfillmentOrders);
        withdrawals = new Withdrawals(lines, fulfillmentOrders, rules, changes, parcels);
        backorders = new Backorders(lines);
        carried.ifPresent(this::resume);
    }

    @Override
    public OrderStatus process(OrderInput input) {
        // A cancellation from the Temporal UI is a cancellation of the order: it gives back what can be given back, no
        // more.
        CancellationScope.current().getCancellationRequest().thenApply(reason -> {
            cancelRequested = true;
            desk.put(withdrawals::cancelWhatCanBe);
            return reason;
        });
        Workflow.newDetachedCancellationScope(() -> run(input)).run();
        return status();
    }

    private void run(OrderInput input) {
        gathersSteps = OrderVersions.is(OrderVersions.GATHERS_STEPS);
        begun = true;
        if (input.carried() != null) {
            goOn();
        } else {
            placeOrder();
        }
        if (accepted()) {
            fulfilUntilEveryLineIsFinal(input);
            settle();
        }
        Workflow.await(Workflow::isEveryHandlerFinished);
    }

    private void placeOrder() {
        var refusal = secureStockAndPayment();
        if (refusal == null) {
            accept();
        } else {
            refuse(refusal);
        }
    }

    private @Nullable Refusal secureStockAndPayment() {
        try {
            var outOfStock = sourceAndCommitStock();
            return outOfStock != null ? outOfStock : authorizePayment();
        } catch (TemporalFailure unreachable) {
            return Refusal.of(Refusal.Reason.PAYMENT_UNAVAILABLE);
        }
    }

    private @Nullable Refusal sourceAndCommitStock() {
        undos.register("release stock", () -> ports.undoInventory.releaseAll(order.id()));
        var sourced = ports.sourcing.sourceAndCommit(new SourcingRequest(
                order.id(),
                names.next("source"),
                order.channel(),
                order.method(),
                order.pickupLocation(),
                order.shortagePolicy(),
                order.lines().stream().map(PlaceOrder.Line::units).toList(),
                List.of(),
                order.hold()));
        if (sourced.assignments().isEmpty() && sourced.backordered().isEmpty()) {
            undos.forget();
            return new Refusal(Refusal.Reason.OUT_OF_STOCK, sourced.shortages(), sourced.lacks());
        }
        sourced.assignments().forEach(a -> lines.start(a.lines(), UnitState.OPEN));
        lines.start(sourced.backordered(), UnitState.BACKORDERED);
        lines.start(sourced.shortages(), UnitState.CANCELLED);
        decision = sourced;
        return null;
    }

    private @Nullable Refusal authorizePayment() {
        var total = lines.worth();
        if (total.isZero()) {
            return null;
        }
        undos.register(VOID, () -> ports.payment.voidRemainder(order.id()));
        var result = ports.checkoutPayment().authorize(new PaymentStep(order.id(), names.next("authorize"), total));
        if (result.reason() == null) {
            authorization.granted(result);
            return null;
        }
        if (OrderVersions.voidsNothingAfterRefusal()) {
            undos.forget(VOID);
        }
        return Refusal.of(
                result.reason() == PaymentRefusal.INSUFFICIENT_FUNDS
                        ? Refusal.Reason.INSUFFICIENT_FUNDS
                        : Refusal.Reason.PAYMENT_DECLINED);
    }

    private void refuse(Refusal refusal) {
        undos.undoEverything();
        ports.orders.recordRefused(new RefusedOrder(order.id(), refusal));
        placement = Placement.refused(refusal);
        badges.show(OrderStatus.REFUSED);
    }

    private void accept() {
        var sourced = Objects.requireNonNull(decision);
        var accepted = new AcceptedOrder(
                order.id(),
                Waits.now(),
                sourced.promisedBy(),
                lines.lineUnits(),
                sourced.assignments().stream().map(Assignment::location).toList(),
                sourced.preorders());
        promise.promised(sourced.promisedBy());
        if (gathersSteps) {
            acceptTogether(accepted, sourced);
        } else {
            ports.orders.recordAccepted(accepted);
            fulfillmentOrders.open(sourced.assignments(), sourced.promisedBy());
        }
        placement = new Placement(
                null,
                lines.worth(),
                sourced.promisedBy(),
                sourced.shortages(),
                sourced.backordered(),
                sourced.preorders());
        undos.forget();
        ports.customers.ask((customers, id) -> customers.recognize(id), order.id(), this::recognized);
        if (!gathersSteps) {
            ports.messages.tell((messages, message) -> messages.send(message), acceptance());
        }
        badges.accepted(placement, lines.status(), fulfillmentOrders.locations(), customer);
        if (!gathersSteps) {
            watchAuthorization();
        }
    }

    /** The message is the only one of these steps that may be late. */
    private void acceptTogether(AcceptedOrder accepted, SourcingDecision sourced) {
        var message = acceptance();
        var told = fulfillmentOrders.open(
                sourced.assignments(),
                sourced.promisedBy(),
                request -> ports.together.accept(new Gathered.Acceptance(accepted, request, message)));
        if (!told) {
            ports.messages.tell((messages, late) -> messages.send(late), message);
        }
    }

    private CustomerMessage acceptance() {
        return new CustomerMessage(order.id(), names.next("message"), Template.ORDER_ACCEPTED, null, null);
    }

    private void fulfilUntilEveryLineIsFinal(OrderInput input) {
        while (true) {
            backorders.watch(lastRelease(), () -> desk.put(withdrawals::cancelBackorders));
            changes.unfillable().watch(() -> desk.put(withdrawals::cancelUnfillable));
            Workflow.await(() -> desk.hasWork()
                    || isFulfilled()
                    || fulfillmentOrders.oneFailed()
                    || mayOutwaitItsAuthorization()
                    || shouldContinueAsNew(input));
            fulfillmentOrders.throwIfOneFailed();
            if (mayOutwaitItsAuthorization()) {
                watchAuthorization();
            } else if (desk.hasWork()) {
                desk.workOff();
                showStatus();
            } else if (isFulfilled()) {
                return;
            } else {
                Workflow.continueAsNew(new OrderInput(order, input.continueAfterEvents(), snapshot()));
            }
        }
    }

    private void settle() {
        var authorized = placement == null ? null : placement.authorized();
        if (authorized != null && (authorization.wasRenewed() || lines.leaveSomethingUncaptured(authorized))) {
            ports.payment.voidRemainder(order.id());
        }
        if (lines.status() == OrderStatus.COMPLETED) {
            ports.marketing.tell((marketing, id) -> marketing.orderCompleted(id), order.id());
        }
        Workflow.await(ports.followUps::areDone);
    }

    // ---- what people do ----

    @Override
    public Placement place() {
        Workflow.await(() -> placement != null);
        return Objects.requireNonNull(placement);
    }

    @Override
    public void checkPlace() {
        // Whoever knows the order's id may ask for its answer, at any time.
    }

    @Override
    public Release packed(Packed packed) {
        return releaseOf(packed);
    }

    @Override
    public void checkPacked(Packed packed) {
        rules.checkPacked(packed, true, accepted(), onHold);
    }

    @Override
    public Release readyForPickup(Packed packed) {
        return releaseOf(packed);
    }

    @Override
    public void checkReadyForPickup(Packed packed) {
        rules.checkPacked(packed, false, accepted(), onHold);
    }

    private Release releaseOf(Packed packed) {
        var fulfillmentOrder = fulfillmentOrders.find(packed.fulfillmentOrder()).orElseThrow();
        fulfillmentOrder.packed(packed);
        Workflow.await(() -> fulfillmentOrder.release() != null);
        return Objects.requireNonNull(fulfillmentOrder.release());
    }

    @Override
    public void arrived(Arrived arrived) {
        var fulfillmentOrder =
                fulfillmentOrders.find(arrived.fulfillmentOrder()).orElseThrow();
        fulfillmentOrder.arrived(arrived);
        Workflow.await(() -> fulfillmentOrder.isAtStore() || fulfillmentOrder.isClosed());
    }

    @Override
    public void checkArrived(Arrived arrived) {
        rules.checkArrived(arrived, accepted());
    }

    @Override
    public void handedOver(HandedOver handedOver) {
        fulfillmentOrders.find(handedOver.fulfillmentOrder()).orElseThrow().handOver(handedOver);
    }

    @Override
    public void checkHandedOver(HandedOver handedOver) {
        rules.checkHandedOver(handedOver, accepted());
    }

    @Override
    public void reschedule(Reschedule asked) {
        fulfillmentOrders.find(asked.fulfillmentOrder()).orElseThrow().pickup().ask(asked);
    }

    @Override
    public void checkReschedule(Reschedule asked) {
        rules.checkReschedule(asked, accepted());
    }

    @Override
    public void giveUp(GiveUp given) {
        var pickup = fulfillmentOrders.find(given.fulfillmentOrder()).orElseThrow();
        pickup.endAs(Outcome.CANCELLED, given.actor(), given.reason());
        Workflow.await(pickup::isClosed);
    }

    @Override
    public void checkGiveUp(GiveUp given) {
        rules.checkGiveUp(given, accepted());
    }

    @Override
    public Resourcing declined(Declined declined) {
        var from = fulfillmentOrders.find(declined.fulfillmentOrder()).orElseThrow();
        var taken = fulfillmentOrders.take(from, rules.unitsOf(declined, from));
        return desk.ask(() -> withdrawals.declined(taken, declined));
    }

    @Override
    public void checkDeclined(Declined declined) {
        rules.checkDeclined(declined, accepted());
    }

    @Override
    public Substitution substituted(Substituted substituted) {
        return desk.ask(() -> substitutions.give(substituted));
    }

    @Override
    public void checkSubstituted(Substituted substituted) {
        rules.checkSubstituted(substituted, accepted());
    }

    @Override
    public Cancelled cancel(CancelOrder cancel) {
        var only = cancel.fulfillmentOrder();
        var withdrawn = only == null
                ? withdrawals.withdraw(rules.unitsOf(cancel))
                : withdrawals.withdraw(fulfillmentOrders.find(only).orElseThrow());
        return desk.ask(() -> withdrawals.cancelled(withdrawn, cancel.actor(), cancel.reason()));
    }

    @Override
    public void checkCancel(CancelOrder cancel) {
        rules.checkCancel(cancel, accepted());
    }

    @Override
    public Resourcing decide(UnfillableDecision decided) {
        return desk.ask(() -> withdrawals.decided(decided));
    }

    @Override
    public void checkDecide(UnfillableDecision decided) {
        rules.checkDecide(decided, accepted());
    }

    @Override
    public ParcelResolution resolveParcel(ParcelDecision decision) {
        return parcels.decide(decision);
    }

    @Override
    public void checkResolveParcel(ParcelDecision decision) {
        rules.checkAccepted(accepted());
        parcels.checkDecide(decision);
    }

    @Override
    public void postpone(Postponement postponed) {
        var work = fulfillmentOrders.find(postponed.fulfillmentOrder()).orElseThrow();
        work.postpone(postponed.dueBy());
        desk.ask(() -> late.postpone(work, postponed));
    }

    @Override
    public void checkPostpone(Postponement postponed) {
        rules.checkAccepted(accepted());
        late.checkPostponed(rules.find(postponed.fulfillmentOrder()), postponed);
    }

    @Override
    public void hold(HoldOrder hold) {
        onHold = true;
        desk.ask(() -> noteHold(OrderFact.HELD, hold));
    }

    @Override
    public void checkHold(HoldOrder hold) {
        rules.checkHold(accepted(), onHold);
    }

    @Override
    public void release(HoldOrder release) {
        onHold = false;
        desk.ask(() -> noteHold(OrderFact.HOLD_RELEASED, release));
    }

    @Override
    public void checkRelease(HoldOrder release) {
        rules.checkHoldReleased(accepted(), onHold);
    }

    // ---- what machines report ----

    @Override
    public void tracked(Tracked tracked) {
        if (OrderVersions.keepsTrouble()) {
            reported(tracked);
            return;
        }
        if (!begun) {
            return;
        }
        fulfillmentOrders
                .find(tracked.fulfillmentOrder())
                .filter(f -> f.method().isSent() && tracked.lines() == null)
                // A store reports itself that it has what was sent there.
                .filter(f -> !f.method().isCollected() || tracked.outcome() == Tracked.Outcome.LOST)
                .filter(f -> f.isOnItsWay() || (f.isBeingReleased() && OrderVersions.takesEarlyReports()))
                .ifPresent(f -> f.endAs(
                        tracked.outcome() == Tracked.Outcome.LOST ? Outcome.LOST : Outcome.DELIVERED,
                        Actor.system("carrier")));
    }

    private void reported(Tracked report) {
        if (report.id() != null && !seenSignals.add(report.id())) {
            return;
        }
        var parcel = begun || OrderVersions.keepsReports()
                ? fulfillmentOrders.find(report.fulfillmentOrder())
                : Optional.<FulfillmentOrder>empty();
        // A store reports itself that it has what was sent there.
        boolean ignored = parcel.filter(f -> !f.method().isSent()
                        || (f.method().isCollected() && report.outcome() == Tracked.Outcome.DELIVERED))
                .isPresent();
        if (!ignored && parcel.filter(f -> f.report(report)).isEmpty()) {
            parcels.reportedAgain(report);
        }
    }

    @Override
    public void backorderFilled(StockChange filled) {
        if (seenSignals.add(filled.id())) {
            desk.put(() -> changes.backorderFilled(filled));
        }
    }

    @Override
    public void fellShort(StockChange shortage) {
        if (seenSignals.add(shortage.id())) {
            desk.put(() -> withdrawals.fellShort(shortage));
        }
    }

    @Override
    public OrderView view() {
        var unfinished = new ArrayList<>(undos.parked());
        unfinished.addAll(ports.followUps.failed());
        return new OrderView(
                order.id(),
                order.number(),
                status(),
                onHold,
                promisedBy(),
                customer,
                lines.units(),
                fulfillmentOrders.view(),
                unfinished);
    }

    // ---- how ----

    /** What goes wrong beside the main method must not go by unseen. */
    private void watchAuthorization() {
        authorization.watch().handle((done, failure) -> {
            if (failure != null) {
                desk.put(() -> {
                    throw new IllegalStateException("the watch over the authorization failed", failure);
                });
            }
            return null;
        });
    }

    /**
     * Whether something uncaptured waits for longer than its authorization lasts. As long as every wait ends before that, the next one is
     * looked at then, and the ordinary order does without another timer.
     */
    private boolean mayOutwaitItsAuthorization() {
        var renewAt = authorization.renewAt();
        return gathersSteps
                && renewAt != null
                && !authorization.isWatched()
                && !lines.uncaptured().isZero()
                && (!lines.in(UnitState.BACKORDERED).isEmpty()
                        || !lines.in(UnitState.UNFILLABLE).isEmpty()
                        || fulfillmentOrders.oneWaitsUntil(renewAt));
    }

    private void holdUnpaid() {
        hold(new HoldOrder(Actor.system("payment"), "authorization lapsed"));
    }

    private OrderFact noteHold(OrderFact fact, HoldOrder hold) {
        changes.hold(fact, hold);
        badges.showHold(onHold);
        return fact;
    }

    /** What was preordered cannot come in before its release. */
    private @Nullable Instant lastRelease() {
        return decision == null ? null : decision.lastRelease();
    }

    private boolean accepted() {
        return placement != null && placement.refusal() == null;
    }

    private boolean isFulfilled() {
        return lines.areFinal() && fulfillmentOrders.areClosed() && authorization.isIdle() && desk.isIdle();
    }

    private boolean shouldContinueAsNew(OrderInput input) {
        var info = Workflow.getInfo();
        return (info.isContinueAsNewSuggested() || info.getHistoryLength() >= input.continueAfterEvents())
                && !cancelRequested
                && desk.isIdle()
                && fulfillmentOrders.areIdle()
                && authorization.isIdle()
                && ports.followUps.areDone()
                && Workflow.isEveryHandlerFinished();
    }

    private OrderSnapshot snapshot() {
        return new OrderSnapshot(
                Objects.requireNonNull(placement),
                names.last(),
                fulfillmentOrders.lastNumber(),
                onHold,
                customer,
                backorders.until(),
                lines.snapshot(),
                fulfillmentOrders.snapshot(),
                changes.declinedBy(),
                List.copyOf(seenSignals),
                authorization.snapshot(),
                promisedBy(),
                changes.unfillable().until(),
                parcels.snapshot());
    }

    private void resume(OrderSnapshot carried) {
        placement = carried.placement();
        promise.promised(carried.promisedBy() != null ? carried.promisedBy() : placement.promisedBy());
        onHold = carried.orderHold();
        customer = carried.customer();
        backorders.resume(carried.backorderedUntil());
        seenSignals.addAll(carried.seenSignals());
        lines.resume(carried.lines());
        fulfillmentOrders.resume(carried.fulfillmentOrders(), carried.lastFulfillmentOrder());
        authorization.resume(carried.authorization());
        changes.unfillable().resume(carried.unfillableUntil());
        parcels.resume(carried.parcels());
    }

    private void goOn() {
        fulfillmentOrders.goOn();
        parcels.goOn();
        if (!gathersSteps) {
            watchAuthorization();
        }
    }

    private void recognized(CustomerId reference) {
        customer = reference;
        badges.showCustomer(reference);
    }

    private @Nullable Instant promisedBy() {
        return promise.promisedBy();
    }

    private void promisedAnew(Instant by) {
        promise.promised(by);
    }

    private OrderStatus status() {
        if (placement == null) {
            return OrderStatus.PLACED;
        }
        return placement.refusal() == null ? lines.status() : OrderStatus.REFUSED;
    }

    private void showStatus() {
        badges.show(status());
        badges.showLocations(fulfillmentOrders.locations());
    }
}
