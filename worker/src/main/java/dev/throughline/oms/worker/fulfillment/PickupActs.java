package dev.throughline.oms.worker.fulfillment;

import dev.throughline.oms.activities.catalog.Catalog;
import dev.throughline.oms.activities.catalog.Product;
import dev.throughline.oms.activities.fulfillment.FulfillmentOrderRecord;
import dev.throughline.oms.activities.fulfillment.Pickups;
import dev.throughline.oms.activities.fulfillment.Pickups.CodeCheck;
import dev.throughline.oms.activities.fulfillment.Pickups.Coming;
import dev.throughline.oms.activities.fulfillment.Pickups.Sending;
import dev.throughline.oms.activities.fulfillment.Pickups.Showing;
import dev.throughline.oms.activities.messaging.MessageKind;
import dev.throughline.oms.activities.messaging.Messages;
import dev.throughline.oms.api.model.HandoverRequest.CollectedByEnum;
import dev.throughline.oms.worker.problem.ProblemException;
import dev.throughline.oms.worker.problem.ProblemType;
import dev.throughline.oms.worker.temporal.RunningOrders;
import dev.throughline.oms.workflows.order.HandedOver;
import dev.throughline.oms.workflows.shared.Actor;
import dev.throughline.oms.workflows.shared.FulfillmentOrderId;
import dev.throughline.oms.workflows.shared.Sku;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What customers and the people at the counter do about a pickup. */
@Component
class PickupActs {
    private final Pickups pickups;
    private final RunningOrders orders;
    private final Messages messages;
    private final Catalog catalog;

    PickupActs(Pickups pickups, RunningOrders orders, Messages messages, Catalog catalog) {
        this.pickups = pickups;
        this.orders = orders;
        this.messages = messages;
        this.catalog = catalog;
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
                        List.of(),
                        null,
                        form.signature(),
                        actor))
                .orElseThrow(PickupActs::wrongCode);
        orders.handedOver(new HandedOver(seen.id(), actor), "handover/" + seen.id() + "/" + shown.generation());
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
            case USED -> throw new ProblemException(ProblemType.PICKUP_CODE_USED, "A code works once");
            case LOCKED ->
                throw new ProblemException(ProblemType.PICKUP_CODE_LOCKED, "Too many wrong codes; operations can help");
            case NOT_READY ->
                throw new ProblemException(
                        ProblemType.NOT_RELEASED, "Only a pickup that waits for the customer is handed over, once");
        }
    }

    private static ProblemException wrongCode() {
        return new ProblemException(ProblemType.PICKUP_CODE_WRONG, "Ask for the code of this pickup");
    }

    private void checkAge(FulfillmentOrderRecord seen, HandoverForm form) {
        if (form.ageChecked()) {
            return;
        }
        int age = oldest(
                seen.lines().stream().map(FulfillmentOrderRecord.Line::sku).toList());
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
