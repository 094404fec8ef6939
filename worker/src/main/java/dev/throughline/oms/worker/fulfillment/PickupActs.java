package dev.throughline.oms.worker.fulfillment;

import dev.throughline.oms.activities.catalog.Catalog;
import dev.throughline.oms.activities.catalog.Product;
import dev.throughline.oms.activities.fulfillment.FulfillmentOrderRecord;
import dev.throughline.oms.activities.fulfillment.Pickups;
import dev.throughline.oms.activities.fulfillment.Pickups.CodeCheck;
import dev.throughline.oms.activities.fulfillment.Pickups.Coming;
import dev.throughline.oms.activities.fulfillment.Pickups.Sending;
import dev.throughline.oms.activities.fulfillment.Pickups.Showing;
import dev.throughline.oms.activities.fulfillment.Pickups.Shown;
import dev.throughline.oms.activities.fulfillment.StoreTerms;
import dev.throughline.oms.activities.messaging.MessageKind;
import dev.throughline.oms.activities.messaging.Messages;
import dev.throughline.oms.api.model.HandoverRequest.CollectedByEnum;
import dev.throughline.oms.worker.problem.ProblemException;
import dev.throughline.oms.worker.problem.ProblemType;
import dev.throughline.oms.worker.temporal.RunningOrders;
import dev.throughline.oms.workflows.order.GiveUp;
import dev.throughline.oms.workflows.order.HandedOver;
import dev.throughline.oms.workflows.order.Reschedule;
import dev.throughline.oms.workflows.order.UnitsOfLine;
import dev.throughline.oms.workflows.shared.Actor;
import dev.throughline.oms.workflows.shared.FulfillmentOrderId;
import dev.throughline.oms.workflows.shared.Sku;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What customers and the people at the counter do about a pickup. */
@Component
class PickupActs {
    private final Pickups pickups;
    private final RunningOrders orders;
    private final Messages messages;
    private final Catalog catalog;
    private final StoreTerms terms;
    private final Clock clock;

    PickupActs(
            Pickups pickups, RunningOrders orders, Messages messages, Catalog catalog, StoreTerms terms, Clock clock) {
        this.pickups = pickups;
        this.orders = orders;
        this.messages = messages;
        this.catalog = catalog;
        this.terms = terms;
        this.clock = clock;
    }

    /** The code is looked at first: whoever has none learns nothing. */
    void handOver(FulfillmentOrderRecord seen, HandoverForm form, Actor actor) {
        checkCode(pickups.check(seen.id(), form.code()), form);
        checkAge(seen, form);
        var shown = pickups.show(new Showing(
                        seen.id(),
                        form.code(),
                        form.identityChecked(),
                        form.ageChecked(),
                        form.lines(),
                        form.rest() == null ? null : form.rest().name(),
                        form.signature(),
                        actor))
                .orElseThrow(() -> overMeanwhile(seen.id(), form));
        count(seen.id(), form, shown, actor);
    }

    /** One update per code, whoever asks: the process counts one of them, and the others learn that it was another. */
    private void count(FulfillmentOrderId id, HandoverForm form, Shown shown, Actor actor) {
        try {
            orders.handedOver(
                    new HandedOver(id, actor, form.lines(), form.rest(), shown.handover(), shown.generation()),
                    "handover/" + id + "/" + shown.generation());
        } catch (ProblemException refused) {
            boolean over = refused.type() == ProblemType.NOT_RELEASED || refused.type() == ProblemType.ORDER_CLOSED;
            if (!over || pickups.check(id, form.code()) != CodeCheck.USED) {
                throw refused;
            }
        }
        if (!pickups.hasCounted(shown)) {
            throw used();
        }
    }

    /** The code was right a moment ago. */
    private ProblemException overMeanwhile(FulfillmentOrderId id, HandoverForm form) {
        return switch (pickups.check(id, form.code())) {
            case USED -> used();
            case NOT_READY -> notWaiting();
            case OK, PROXY, WRONG, LOCKED -> wrongCode();
        };
    }

    private static void checkCode(CodeCheck check, HandoverForm form) {
        switch (check) {
            case OK -> {
                if (form.collectedBy() == CollectedByEnum.PROXY) {
                    throw new ProblemException(
                            ProblemType.PICKUP_CODE_WRONG, "Another person shows the code of their own");
                }
            }
            case PROXY -> {
                if (!form.identityChecked()) {
                    throw new ProblemException(
                            ProblemType.IDENTITY_CHECK_REQUIRED,
                            "It is the code of another person: see that it is the one named, and say so");
                }
            }
            case WRONG -> throw wrongCode();
            case USED -> throw used();
            case LOCKED ->
                throw new ProblemException(ProblemType.PICKUP_CODE_LOCKED, "Too many wrong codes; operations can help");
            case NOT_READY -> throw notWaiting();
        }
    }

    private static ProblemException notWaiting() {
        return new ProblemException(
                ProblemType.NOT_RELEASED, "Only a pickup that waits for the customer is handed over, once");
    }

    private static ProblemException used() {
        return new ProblemException(ProblemType.PICKUP_CODE_USED, "A code works once");
    }

    private static ProblemException wrongCode() {
        return new ProblemException(ProblemType.PICKUP_CODE_WRONG, "Ask for the code of this pickup");
    }

    private void checkAge(FulfillmentOrderRecord seen, HandoverForm form) {
        if (form.ageChecked()) {
            return;
        }
        var handed = form.lines().stream().map(UnitsOfLine::line).collect(Collectors.toSet());
        int age = oldest(seen.lines().stream()
                .filter(line -> line.quantity() > 0 && (handed.isEmpty() || handed.contains(line.line())))
                .map(FulfillmentOrderRecord.Line::sku)
                .toList());
        if (age > 0) {
            throw new ProblemException(
                    ProblemType.AGE_CHECK_REQUIRED,
                    "See that the collector is at least " + age + " years old and say so, or hand over other lines");
        }
    }

    /** The highest minimum age of products and of what kits are made of; 0 if everybody may have them. */
    private int oldest(Collection<Sku> skus) {
        var products = catalog.resolve(skus.stream().map(Sku::value).distinct().toList());
        var parts = catalog.resolve(products.values().stream()
                .flatMap(product -> product.components().keySet().stream())
                .map(Sku::value)
                .distinct()
                .toList());
        return Stream.concat(products.values().stream(), parts.values().stream())
                .map(Product::logistics)
                .mapToInt(logistics -> Objects.requireNonNullElse(logistics.minimumAge(), 0))
                .max()
                .orElse(0);
    }

    void resend(FulfillmentOrderId id, boolean renew, Actor actor) {
        send(id, pickups.sendCode(id, renew, actor));
    }

    void nameProxy(FulfillmentOrderId id, String name, Actor actor) {
        send(id, pickups.nameProxy(id, name, actor));
    }

    private void send(FulfillmentOrderId id, Sending sending) {
        require(sending.result());
        if (sending.cause() != null) {
            messages.accept(id.order(), sending.cause(), MessageKind.READY_FOR_PICKUP, id, null);
        }
    }

    void removeProxy(FulfillmentOrderId id, Actor actor) {
        require(pickups.removeProxy(id, actor));
    }

    void onMyWay(FulfillmentOrderId id, Coming coming, Actor actor) {
        require(pickups.onMyWay(id, coming, actor));
    }

    void arrived(FulfillmentOrderId id, Actor actor) {
        require(pickups.arrived(id, actor));
    }

    /** Within what the store keeps pickups for; when that is over, the customer comes or gives it up. */
    void reschedule(FulfillmentOrderRecord seen, Instant collectBy, @Nullable String reason, Actor actor) {
        var ready = Objects.requireNonNullElseGet(seen.times().releasedAt(), clock::instant);
        int days = terms.of(seen.handoverLocation()).collectWithinDays();
        if (!collectBy.isAfter(clock.instant()) || collectBy.isAfter(ready.plus(Duration.ofDays(days)))) {
            throw ProblemException.ofField(
                    ProblemType.UNPROCESSABLE,
                    "collect_by",
                    "must lie in the future, within " + days + " days from when it was ready");
        }
        orders.reschedule(
                new Reschedule(seen.id(), collectBy, actor, reason), "reschedule/" + seen.id() + "/" + seen.version());
    }

    void giveUp(FulfillmentOrderRecord seen, String reason, Actor actor) {
        orders.giveUp(new GiveUp(seen.id(), actor, reason), "give-up/" + seen.id() + "/" + seen.version());
    }

    private static void require(Pickups.Result result) {
        switch (result) {
            case DONE -> {}
            case UNKNOWN_FULFILLMENT_ORDER ->
                throw new ProblemException(
                        ProblemType.UNKNOWN_FULFILLMENT_ORDER, "There is no fulfillment order with this id");
            case WRONG_METHOD -> throw new ProblemException(ProblemType.WRONG_METHOD, "Only a pickup is collected");
            case NOT_WAITING ->
                throw new ProblemException(ProblemType.NOT_RELEASED, "Only a pickup that waits for the customer");
            case TOO_OFTEN ->
                throw new ProblemException(ProblemType.TOO_MANY_RESENDS, "Try again in an hour; the last code works");
            case NO_CURBSIDE -> throw new ProblemException(ProblemType.NO_CURBSIDE, "Come to the counter");
        }
    }
}
