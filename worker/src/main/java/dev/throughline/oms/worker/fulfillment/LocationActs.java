package dev.throughline.oms.worker.fulfillment;

import dev.throughline.oms.activities.exceptions.Exceptions;
import dev.throughline.oms.activities.fulfillment.FulfillmentOrderRecord;
import dev.throughline.oms.activities.fulfillment.FulfillmentStatus;
import dev.throughline.oms.activities.fulfillment.Fulfillments;
import dev.throughline.oms.activities.fulfillment.Fulfillments.Act;
import dev.throughline.oms.activities.fulfillment.RejectReason.StockEffect;
import dev.throughline.oms.activities.fulfillment.StoreTerms;
import dev.throughline.oms.api.model.TrackingRequest.StatusEnum;
import dev.throughline.oms.worker.problem.ProblemException;
import dev.throughline.oms.worker.problem.ProblemType;
import dev.throughline.oms.worker.temporal.RunningOrders;
import dev.throughline.oms.workflows.exceptions.ExceptionKind;
import dev.throughline.oms.workflows.exceptions.OpenedException;
import dev.throughline.oms.workflows.order.Arrived;
import dev.throughline.oms.workflows.order.Declined;
import dev.throughline.oms.workflows.order.Packed;
import dev.throughline.oms.workflows.order.ParcelDecision;
import dev.throughline.oms.workflows.order.ParcelDecision.Choice;
import dev.throughline.oms.workflows.order.ParcelResolution;
import dev.throughline.oms.workflows.order.PickupTerms;
import dev.throughline.oms.workflows.order.Release;
import dev.throughline.oms.workflows.order.Resourcing;
import dev.throughline.oms.workflows.order.Tracked;
import dev.throughline.oms.workflows.order.UnitsOfLine;
import dev.throughline.oms.workflows.payment.PaymentRefusal;
import dev.throughline.oms.workflows.shared.Actor;
import dev.throughline.oms.workflows.shared.FulfillmentOrderId;
import dev.throughline.oms.workflows.shared.Sku;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What people at a location and carriers do. What changes the order's course is told to its process, the rest is noted in the work queue.
 * An update's id holds the version of the fulfillment order that the actor saw: the same act, repeated or at once, is one act; after
 * a change it is a new one.
 */
@Component
public class LocationActs {
    /** By when a person has to have talked to a customer who has it twice, or has it and the money. */
    private static final Duration FOUND_SEEN_WITHIN = Duration.ofDays(2);

    private final Fulfillments fulfillments;
    private final RunningOrders orders;
    private final Exceptions exceptions;
    private final StoreTerms terms;
    private final Clock clock;

    LocationActs(
            Fulfillments fulfillments, RunningOrders orders, Exceptions exceptions, StoreTerms terms, Clock clock) {
        this.fulfillments = fulfillments;
        this.orders = orders;
        this.exceptions = exceptions;
        this.terms = terms;
        this.clock = clock;
    }

    FulfillmentOrderRecord find(FulfillmentOrderId id) {
        return fulfillments.find(id).orElseThrow(LocationActs::unknown);
    }

    static ProblemException unknown() {
        return new ProblemException(
                ProblemType.UNKNOWN_FULFILLMENT_ORDER, "There is no fulfillment order with this id");
    }

    void accept(FulfillmentOrderId id, Actor actor) {
        require(fulfillments.accept(id, actor), "it is released or closed already");
    }

    void start(FulfillmentOrderId id, Actor actor) {
        require(fulfillments.start(id, actor), "it is released or closed already");
    }

    void pick(FulfillmentOrderId id, List<UnitsOfLine> picked, Actor actor) {
        require(fulfillments.pick(id, picked, actor), "it is released or closed already");
    }

    void ship(FulfillmentOrderId id, String carrier, String trackingNumber, Actor actor) {
        var act = fulfillments.ship(id, carrier, trackingNumber, actor);
        if (act == Act.WRONG_STATUS) {
            throw new ProblemException(
                    ProblemType.NOT_RELEASED, "Only what is packed and released is given to the carrier");
        }
        require(act, "it is closed");
    }

    void attended(FulfillmentOrderId id, String note, Actor actor) {
        require(fulfillments.attended(id, note, actor), "it is closed");
        exceptions.attended(id, note, actor);
    }

    /** Repeating it answers the present state: what is released stays released. */
    void pack(FulfillmentOrderId id, Actor actor) {
        var seen = find(id);
        if (!isReleased(seen)) {
            release(id, () -> orders.packed(new Packed(id, actor), updateId("pack", seen)));
        }
    }

    void ready(FulfillmentOrderId id, @Nullable String place, Actor actor) {
        var seen = find(id);
        if (!isReleased(seen)) {
            release(id, () -> orders.readyForPickup(new Packed(id, actor, kept(seen)), updateId("ready", seen)));
        }
        if (place != null) {
            require(fulfillments.stage(id, place, actor), "it does not wait for the customer");
        }
    }

    private PickupTerms kept(FulfillmentOrderRecord pickup) {
        return terms.of(pickup.handoverLocation()).pickup();
    }

    /** Repeating it notes the place alone: what is at the store stays there. */
    void arrive(FulfillmentOrderId id, @Nullable String place, Actor actor) {
        var seen = find(id);
        if (seen.status() != FulfillmentStatus.AT_STORE) {
            orders.arrived(new Arrived(id, actor, kept(seen)), "arrive/" + id);
        }
        if (place != null) {
            require(fulfillments.stage(id, place, actor), "it does not wait for the customer");
        }
    }

    private void release(FulfillmentOrderId id, Supplier<Release> update) {
        try {
            var refusal = update.get().refusal();
            if (refusal != null) {
                throw new ProblemException(
                        refusal == PaymentRefusal.INSUFFICIENT_FUNDS
                                ? ProblemType.INSUFFICIENT_FUNDS
                                : ProblemType.PAYMENT_DECLINED,
                        "The capture was refused (" + refusal
                                + "); report it again when the customer has another tender");
            }
        } catch (ProblemException refused) {
            boolean another = refused.type() == ProblemType.NOT_OPEN || refused.type() == ProblemType.ORDER_CLOSED;
            if (!another || !isReleased(find(id))) {
                throw refused;
            }
        }
    }

    private static boolean isReleased(FulfillmentOrderRecord record) {
        return switch (record.status()) {
            case RELEASED, SHIPPED, AT_STORE, DELIVERED, COLLECTED -> true;
            case REQUESTED, STARTED, PICKED, CANCELLED, LOST, NO_SHOW -> false;
        };
    }

    /** @param components of kits that were not there, those that were missing; all of them if null */
    Resourcing shortPick(
            FulfillmentOrderId id,
            List<UnitsOfLine> lines,
            @Nullable List<Sku> components,
            Actor actor,
            String reason) {
        var seen = find(id);
        var act = components == null
                ? "decline/" + lines.hashCode()
                : "decline/" + List.of(lines, components).hashCode();
        return orders.declined(new Declined(id, lines, true, actor, reason, components), updateId(act, seen));
    }

    /** The location turns all of it down, for a reason that says what becomes of its stock. */
    Resourcing reject(FulfillmentOrderId id, Rejection rejection, Actor actor) {
        var seen = find(id);
        var declined = new Declined(
                id,
                List.of(),
                rejection.effect() == StockEffect.NOT_FOUND,
                actor,
                rejection.reason(),
                null,
                rejection.code(),
                rejection.effect() == StockEffect.DAMAGED ? true : null);
        return orders.declined(declined, updateId("decline/" + List.of().hashCode(), seen));
    }

    /**
     * Why a location turns an order down.
     *
     * @param code of the configured reason; missing where it is said in words only
     */
    record Rejection(@Nullable String code, String reason, StockEffect effect) {}

    /**
     * Units that a picker did not find.
     *
     * @param key of the act: a repeat with the same key is answered alike, however the fulfillment order has changed since
     */
    public Resourcing decline(
            FulfillmentOrderId id,
            List<UnitsOfLine> lines,
            @Nullable List<Sku> components,
            Actor actor,
            String reason,
            String key) {
        return orders.declined(
                new Declined(id, lines, true, actor, reason, components),
                "decline/" + id + "/" + lines.hashCode() + "/" + key);
    }

    ParcelResolution decide(FulfillmentOrderId id, Choice choice, String reason, Actor actor) {
        var seen = find(id);
        return orders.resolveParcel(new ParcelDecision(id, choice, actor, reason), updateId("parcel/" + choice, seen));
    }

    /** @param lines the units of one parcel; all that are on their way if empty */
    void track(FulfillmentOrderId id, StatusEnum status, List<UnitsOfLine> lines, Actor actor) {
        var seen = find(id);
        if (!seen.method().isSent()) {
            throw new ProblemException(ProblemType.WRONG_METHOD, "Only parcels are tracked");
        }
        switch (status) {
            case IN_TRANSIT -> require(fulfillments.inTransit(id, actor), "it is not released");
            case DELIVERED -> delivered(seen, lines, actor);
            case LOST -> report(seen, Tracked.Outcome.LOST, lines, actor);
            case DAMAGED -> report(seen, Tracked.Outcome.DAMAGED, lines, actor);
        }
    }

    /** At a store a parcel is not at its end: the store says that it is there, and who collects it. */
    private void delivered(FulfillmentOrderRecord seen, List<UnitsOfLine> lines, Actor actor) {
        if (seen.method().isCollected()) {
            require(fulfillments.broughtToStore(seen.id(), actor), "it is not released");
        } else {
            report(seen, Tracked.Outcome.DELIVERED, lines, actor);
        }
    }

    /** A report that comes late or again is thanked for and ignored. */
    private void report(FulfillmentOrderRecord seen, Tracked.Outcome outcome, List<UnitsOfLine> lines, Actor actor) {
        var report = new Tracked(
                seen.id(),
                outcome,
                lines,
                lines.isEmpty() ? null : updateId("track/" + outcome + "/" + lines.hashCode(), seen));
        switch (seen.status()) {
            case RELEASED, SHIPPED -> orders.tracked(report);
            case LOST -> deliveredAfterAll(seen, report, actor);
            case DELIVERED -> {
                if (report.lines() != null) {
                    deliveredAfterAll(seen, report, actor);
                }
            }
            case AT_STORE, COLLECTED, NO_SHOW -> {}
            case REQUESTED, STARTED, PICKED, CANCELLED ->
                throw new ProblemException(ProblemType.NOT_RELEASED, "Only what was released can be on its way");
        }
    }

    /** The order's process knows whether it was decided about; where that has ended, it was. */
    private void deliveredAfterAll(FulfillmentOrderRecord seen, Tracked report, Actor actor) {
        if (report.outcome() != Tracked.Outcome.DELIVERED) {
            return;
        }
        try {
            orders.tracked(report);
        } catch (ProblemException ended) {
            if (ended.type() != ProblemType.ORDER_CLOSED) {
                throw ended;
            }
            if (seen.status() == FulfillmentStatus.LOST) {
                exceptions.report(
                        new OpenedException(
                                seen.id(),
                                "found/" + seen.id(),
                                ExceptionKind.FOUND,
                                seen.location(),
                                clock.instant().plus(FOUND_SEEN_WITHIN),
                                "delivered after all, though it was replaced or refunded"),
                        actor);
            }
        }
    }

    private static String updateId(String act, FulfillmentOrderRecord seen) {
        return act + "/" + seen.id() + "/" + seen.version();
    }

    private static void require(Act act, String wrongStatus) {
        switch (act) {
            case DONE -> {}
            case UNKNOWN_FULFILLMENT_ORDER -> throw unknown();
            case WRONG_STATUS -> throw new ProblemException(ProblemType.NOT_OPEN, "Refused: " + wrongStatus);
            case WRONG_METHOD ->
                throw new ProblemException(ProblemType.WRONG_METHOD, "Only parcels are shipped, only pickups staged");
            case UNKNOWN_LINE ->
                throw new ProblemException(ProblemType.UNKNOWN_LINE, "Name lines of this fulfillment order");
            case TOO_MANY_UNITS ->
                throw new ProblemException(ProblemType.TOO_MANY_UNITS, "At most the units that each line has here");
        }
    }
}
