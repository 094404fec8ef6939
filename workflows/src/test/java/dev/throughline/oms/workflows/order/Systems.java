package dev.throughline.oms.workflows.order;

import dev.throughline.oms.workflows.customer.CustomerActivities;
import dev.throughline.oms.workflows.exceptions.ClosedException;
import dev.throughline.oms.workflows.exceptions.ExceptionActivities;
import dev.throughline.oms.workflows.exceptions.OpenedException;
import dev.throughline.oms.workflows.fulfillment.FulfillmentActivities;
import dev.throughline.oms.workflows.fulfillment.FulfillmentRequest;
import dev.throughline.oms.workflows.fulfillment.FulfillmentStep;
import dev.throughline.oms.workflows.inventory.InventoryActivities;
import dev.throughline.oms.workflows.inventory.ReturnedStock;
import dev.throughline.oms.workflows.inventory.StockStep;
import dev.throughline.oms.workflows.loyalty.LoyaltyActivities;
import dev.throughline.oms.workflows.loyalty.PointsStep;
import dev.throughline.oms.workflows.marketing.MarketingActivities;
import dev.throughline.oms.workflows.messaging.CustomerMessage;
import dev.throughline.oms.workflows.messaging.MessagingActivities;
import dev.throughline.oms.workflows.payment.PaymentActivities;
import dev.throughline.oms.workflows.payment.PaymentRefusal;
import dev.throughline.oms.workflows.payment.PaymentResult;
import dev.throughline.oms.workflows.payment.PaymentStep;
import dev.throughline.oms.workflows.promise.PromiseActivities;
import dev.throughline.oms.workflows.promise.PromiseCheck;
import dev.throughline.oms.workflows.promise.PromiseOutlook;
import dev.throughline.oms.workflows.shared.CustomerId;
import dev.throughline.oms.workflows.shared.FulfillmentMethod;
import dev.throughline.oms.workflows.shared.FulfillmentOrderId;
import dev.throughline.oms.workflows.shared.LocationId;
import dev.throughline.oms.workflows.shared.Money;
import dev.throughline.oms.workflows.shared.OrderId;
import dev.throughline.oms.workflows.shared.OrderedUnits;
import dev.throughline.oms.workflows.shared.ShortagePolicy;
import dev.throughline.oms.workflows.sourcing.Preorder;
import dev.throughline.oms.workflows.sourcing.SourcingActivities;
import dev.throughline.oms.workflows.sourcing.SourcingDecision;
import dev.throughline.oms.workflows.sourcing.SourcingDecision.Assignment;
import dev.throughline.oms.workflows.sourcing.SourcingRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Every system around the order process, made by hand: does what it is told and notes each call. */
public final class Systems
        implements SourcingActivities,
                InventoryActivities,
                PaymentActivities,
                OrderActivities,
                FulfillmentActivities,
                CustomerActivities,
                LoyaltyActivities,
                MarketingActivities,
                MessagingActivities,
                PromiseActivities,
                ExceptionActivities,
                GatheredActivities {
    private static final Duration AUTHORIZED_FOR = Duration.ofDays(7);

    public final List<String> calls = new CopyOnWriteArrayList<>();
    public final List<PaymentStep> captured = new CopyOnWriteArrayList<>();
    public final List<RefundClaim> claimed = new CopyOnWriteArrayList<>();
    public final List<SourcingRequest> sourced = new CopyOnWriteArrayList<>();
    /** What looks at the promise find, one after the other. */
    public final List<PromiseOutlook> outlooks = new CopyOnWriteArrayList<>();
    /** When locations must be ready, and when that is looked at; missing where there are no terms. */
    public volatile @Nullable Instant dueBy;

    public volatile @Nullable Instant watchAt;

    /** By when locations say that they take work on, and whether they have. */
    public volatile @Nullable Instant acceptBy;

    public volatile boolean takenOn;

    /** Of units that wait; missing: they are backordered. */
    public volatile @Nullable Instant releaseAt;

    public final List<String> messages = new CopyOnWriteArrayList<>();
    public final List<OpenedException> exceptions = new CopyOnWriteArrayList<>();
    public final List<PaymentStep> refunded = new CopyOnWriteArrayList<>();
    public final List<OrderProgress> progress = new CopyOnWriteArrayList<>();
    private final Map<String, SourcingDecision> decisions = new ConcurrentHashMap<>();
    private volatile Instant lapsesAt = Instant.MAX;
    volatile LongSupplier now = System::currentTimeMillis;
    final Map<LocationId, Integer> stock = new TreeMap<>();
    private final Map<String, Integer> failures = new ConcurrentHashMap<>();
    public volatile @Nullable PaymentRefusal declinesAuthorization;
    public volatile @Nullable PaymentRefusal declinesRenewal;
    public volatile @Nullable PaymentRefusal declinesCapture;
    public volatile @Nullable PaymentRefusal declinesRefund;
    public volatile ReturnDecision returnDecision = new ReturnDecision(new Money(500, "GBP"), List.of());

    /** The next calls of a step fail as if its system were away. */
    public void away(String step, int calls) {
        failures.put(step, calls);
    }

    /** How many more calls of a step will fail. */
    public int leftAway(String step) {
        return Objects.requireNonNullElse(failures.get(step), 0);
    }

    private void called(String step) {
        if (failures.merge(step, -1, Integer::sum) >= 0) {
            throw new IllegalStateException(step + " is away");
        }
        calls.add(step);
    }

    @Override
    public void open(OpenedException opened) {
        called("exception " + opened.kind() + " at " + opened.locations());
        exceptions.add(opened);
    }

    @Override
    public void close(ClosedException closed) {
        called("exception " + closed.kind() + " closed: " + closed.resolution());
    }

    @Override
    public PromiseOutlook look(PromiseCheck check) {
        called("look at " + check.location());
        return outlooks.removeFirst();
    }

    @Override
    public SourcingDecision sourceAndCommit(SourcingRequest request) {
        return decisions.computeIfAbsent(request.order() + "/" + request.step(), repeated -> source(request));
    }

    private SourcingDecision source(SourcingRequest request) {
        called("source");
        sourced.add(request);
        var left = new ArrayList<>(request.lines());
        var assignments = new ArrayList<Assignment>();
        stock.keySet().stream()
                .filter(l -> !request.excluded().contains(l))
                .filter(l -> request.onlyFrom() == null || request.onlyFrom().equals(l))
                .filter(l -> request.method() != FulfillmentMethod.PICKUP || l.equals(request.pickupLocation()))
                .forEach(location -> assign(location, left, assignments));
        boolean nothing = !left.isEmpty() && request.shortagePolicy() == ShortagePolicy.ALL_OR_NOTHING;
        boolean wait = !left.isEmpty() && request.shortagePolicy() == ShortagePolicy.BACKORDER;
        return new SourcingDecision(
                nothing ? List.of() : assignments,
                wait ? left : List.of(),
                wait ? List.of() : left,
                Instant.parse("2026-12-01T12:00:00Z"),
                null,
                wait ? preorders(left) : null);
    }

    private @Nullable List<Preorder> preorders(List<OrderedUnits> units) {
        var release = releaseAt;
        return release == null
                ? null
                : units.stream().map(one -> new Preorder(one, release)).toList();
    }

    private void assign(LocationId location, List<OrderedUnits> left, List<Assignment> assignments) {
        var here = new ArrayList<OrderedUnits>();
        for (var units : List.copyOf(left)) {
            int n = Math.min(stock.getOrDefault(location, 0), units.quantity());
            if (n > 0) {
                here.add(units.withQuantity(n));
                stock.merge(location, -n, Integer::sum);
                left.remove(units);
                if (n < units.quantity()) {
                    left.add(units.withQuantity(units.quantity() - n));
                }
            }
        }
        if (!here.isEmpty()) {
            assignments.add(new Assignment(location, here, dueBy, watchAt, acceptBy));
        }
    }

    @Override
    public void releaseAll(OrderId order) {
        called("release all");
    }

    @Override
    public void release(StockStep step) {
        called("release " + units(step.lines()) + " at " + step.location());
    }

    @Override
    public void releaseBackorder(StockStep step) {
        called("release backorder " + units(step.lines()));
    }

    @Override
    public void issue(StockStep step) {
        called("issue " + units(step.lines()) + " at " + step.location());
    }

    @Override
    public void recordShortPick(StockStep step) {
        var what = Boolean.TRUE.equals(step.damaged()) ? "damaged " : "short pick ";
        called(what + units(step.lines()) + " at " + step.location());
    }

    @Override
    public void recordTillSale(StockStep step) {
        called("till sale " + units(step.lines()) + " at " + step.location());
    }

    @Override
    public void receiveUncollected(StockStep step) {
        called("receive uncollected " + units(step.lines()) + " at " + step.location());
    }

    @Override
    public void receiveReturn(ReturnedStock returned) {
        called("receive " + units(returned.restocked()) + ", write off " + units(returned.notRestocked()));
    }

    @Override
    public PaymentResult authorize(PaymentStep step) {
        called("authorize");
        calls.set(calls.size() - 1, "authorize " + step.amount());
        return authorized(declinesAuthorization, step);
    }

    @Override
    public PaymentResult reauthorize(PaymentStep step) {
        called("renew");
        calls.set(calls.size() - 1, "renew " + step.amount());
        return authorized(declinesRenewal, step);
    }

    private PaymentResult authorized(@Nullable PaymentRefusal refusal, PaymentStep step) {
        if (refusal != null) {
            return PaymentResult.refused(refusal);
        }
        lapsesAt = Instant.ofEpochMilli(now.getAsLong()).plus(AUTHORIZED_FOR);
        return PaymentResult.authorized(step.key(), lapsesAt);
    }

    @Override
    public PaymentResult capture(PaymentStep step) {
        called("capture");
        calls.set(calls.size() - 1, "capture " + step.amount());
        captured.add(step);
        if (!Instant.ofEpochMilli(now.getAsLong()).isBefore(lapsesAt)) {
            return PaymentResult.refused(PaymentRefusal.AUTHORIZATION_GONE);
        }
        return result(declinesCapture, step);
    }

    @Override
    public void voidRemainder(OrderId order) {
        called("void");
    }

    @Override
    public PaymentResult refund(PaymentStep step) {
        called("refund");
        calls.set(calls.size() - 1, "refund " + step.amount());
        refunded.add(step);
        return result(declinesRefund, step);
    }

    @Override
    public PaymentResult recordOtherRefund(PaymentStep step, String reference) {
        called("paid otherwise " + step.amount() + " by " + reference);
        return PaymentResult.done(step.key());
    }

    @Override
    public void recordTillPayment(PaymentStep step) {
        called("till payment " + step.amount());
    }

    @Override
    public PaymentResult recordTillRefund(PaymentStep step) {
        called("till refund " + step.amount());
        return PaymentResult.done(step.key());
    }

    private static PaymentResult result(@Nullable PaymentRefusal refusal, PaymentStep step) {
        return refusal == null ? PaymentResult.done(step.key()) : PaymentResult.refused(refusal);
    }

    @Override
    public void recordAccepted(AcceptedOrder accepted) {
        called("accepted");
    }

    @Override
    public void recordRefused(RefusedOrder refused) {
        called("refused " + refused.refusal().reason());
    }

    @Override
    public void recordProgress(OrderProgress progress) {
        called(progress.fact().toString());
        this.progress.add(progress);
    }

    @Override
    public Money claimRefund(RefundClaim claim) {
        called("claim refund " + units(claim.lines()));
        claimed.add(claim);
        return new Money(100, "GBP");
    }

    @Override
    public ReturnDecision claimReturn(ReturnClaim claim) {
        called("claim return " + units(claim.lines()));
        return returnDecision;
    }

    @Override
    public void recordRefund(RefundRecord refund) {
        called(refund.failure() == null ? "refunded" : "refund failed " + refund.failure());
    }

    @Override
    public void request(FulfillmentRequest request) {
        request.requests().forEach(r -> called("request " + units(r.lines()) + " at " + r.location()));
    }

    @Override
    public void release(FulfillmentStep step) {
        called("release label or code");
    }

    @Override
    public void arrive(FulfillmentStep step) {
        called("arrive");
    }

    @Override
    public void cancelUnits(FulfillmentStep step) {
        var code = step.reasonCode() == null ? "" : " " + step.reasonCode();
        called("withdraw " + units(step.lines()) + " " + step.outcome() + code);
    }

    @Override
    public void close(FulfillmentStep step) {
        called("close " + step.outcome());
    }

    @Override
    public void handOver(FulfillmentStep step) {
        called("hand over " + units(step.lines()));
    }

    @Override
    public void reschedule(FulfillmentStep step) {
        called("kept until " + step.until());
    }

    @Override
    public boolean isTakenOn(FulfillmentOrderId id) {
        called("taken on?");
        return takenOn;
    }

    @Override
    public void endUnits(FulfillmentStep step) {
        called("end " + units(step.lines()) + " " + step.outcome());
    }

    @Override
    public void escalate(FulfillmentStep step) {
        called("escalate " + step.outcome());
    }

    @Override
    public boolean accept(Gathered.Acceptance steps) {
        recordAccepted(steps.accepted());
        if (steps.request() != null) {
            request(steps.request());
        }
        return tell(steps.message());
    }

    @Override
    public boolean release(Gathered.Progress steps) {
        if (steps.issued() != null) {
            issue(steps.issued());
        }
        release(steps.fulfillment());
        recordProgress(steps.progress());
        return tell(steps.message());
    }

    @Override
    public boolean arrive(Gathered.Progress steps) {
        arrive(steps.fulfillment());
        recordProgress(steps.progress());
        return tell(steps.message());
    }

    @Override
    public boolean close(Gathered.Progress steps) {
        if (steps.issued() != null) {
            issue(steps.issued());
        }
        close(steps.fulfillment());
        recordProgress(steps.progress());
        return tell(steps.message());
    }

    private boolean tell(@Nullable CustomerMessage message) {
        try {
            if (message != null) {
                send(message);
            }
            return true;
        } catch (IllegalStateException away) {
            return false;
        }
    }

    @Override
    public CustomerId recognize(OrderId order) {
        called("recognize");
        return new CustomerId("cus_1");
    }

    @Override
    public void award(PointsStep step) {
        called("award for " + step.amount());
    }

    @Override
    public void clawBack(PointsStep step) {
        called("claw back for " + step.amount());
    }

    @Override
    public void orderCompleted(OrderId order) {
        called("after-sales");
    }

    @Override
    public void send(CustomerMessage message) {
        var amount = message.amount();
        called("message " + message.template() + (amount == null ? "" : " of " + amount));
        messages.add(message.cause());
    }

    private static String units(List<OrderedUnits> lines) {
        return String.join(
                "+",
                lines.stream().map(u -> u.quantity() + " of line " + u.line()).toList());
    }
}
