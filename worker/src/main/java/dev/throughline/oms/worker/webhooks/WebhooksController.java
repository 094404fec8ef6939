package dev.throughline.oms.worker.webhooks;

import dev.throughline.oms.activities.event.WebhookDelivery;
import dev.throughline.oms.activities.event.Webhooks;
import dev.throughline.oms.activities.event.Webhooks.Subscribing.Refused;
import dev.throughline.oms.activities.event.Webhooks.Subscribing.Subscribed;
import dev.throughline.oms.api.WebhooksApi;
import dev.throughline.oms.api.model.CreateSubscriptionRequest;
import dev.throughline.oms.api.model.WebhookDeliveryPage;
import dev.throughline.oms.api.model.WebhookSubscription;
import dev.throughline.oms.api.model.WebhookSubscriptionList;
import dev.throughline.oms.worker.ApiController;
import dev.throughline.oms.worker.Cursors;
import dev.throughline.oms.worker.problem.ProblemException;
import dev.throughline.oms.worker.problem.ProblemType;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;

@ApiController
class WebhooksController implements WebhooksApi {
    private final Webhooks webhooks;

    WebhooksController(Webhooks webhooks) {
        this.webhooks = webhooks;
    }

    @Override
    public ResponseEntity<WebhookSubscription> createSubscription(CreateSubscriptionRequest body) {
        var types = Objects.requireNonNullElse(body.getEventTypes(), List.<String>of());
        return switch (webhooks.subscribe(body.getUrl(), types)) {
            case Subscribed done ->
                ResponseEntity.created(URI.create("/v1/webhook-subscriptions"))
                        .body(wire(done.subscription()).secret(done.secret()));
            case Refused refused ->
                throw ProblemException.ofField(ProblemType.UNPROCESSABLE, refused.field(), refused.detail());
        };
    }

    @Override
    public ResponseEntity<WebhookSubscriptionList> listSubscriptions() {
        return ResponseEntity.ok(new WebhookSubscriptionList(
                webhooks.subscriptions().stream().map(WebhooksController::wire).toList()));
    }

    @Override
    public ResponseEntity<Void> deleteSubscription(String subscriptionId) {
        if (!webhooks.delete(subscriptionId)) {
            throw ProblemException.notFound("subscription with this id");
        }
        return ResponseEntity.noContent().build();
    }

    @Override
    public ResponseEntity<WebhookDeliveryPage> listDeliveries(
            String subscriptionId, Integer limit, @Nullable String cursor) {
        var before = Cursors.read(cursor, 1, List::getFirst);
        var found = webhooks.deliveries(subscriptionId, before, limit + 1)
                .orElseThrow(() -> ProblemException.notFound("subscription with this id"));
        var shown = found.stream().limit(limit).toList();
        var page = new WebhookDeliveryPage(
                shown.stream().map(WebhooksController::wire).toList());
        if (found.size() > limit) {
            page.nextCursor(Cursors.after(shown.getLast().id()));
        }
        return ResponseEntity.ok(page);
    }

    @Override
    public ResponseEntity<Void> resendDelivery(String deliveryId) {
        if (!webhooks.resend(deliveryId)) {
            throw ProblemException.notFound("delivery with this id");
        }
        return ResponseEntity.accepted().build();
    }

    private static WebhookSubscription wire(dev.throughline.oms.activities.event.WebhookSubscription subscription) {
        return new WebhookSubscription(
                        subscription.id(),
                        subscription.url(),
                        WebhookSubscription.StatusEnum.valueOf(
                                subscription.status().name()))
                .eventTypes(subscription.eventTypes());
    }

    private static dev.throughline.oms.api.model.WebhookDelivery wire(WebhookDelivery delivery) {
        return new dev.throughline.oms.api.model.WebhookDelivery(
                        delivery.id(),
                        delivery.eventId().toString(),
                        delivery.eventType(),
                        dev.throughline.oms.api.model.WebhookDelivery.StatusEnum.valueOf(
                                delivery.status().name()),
                        delivery.attempts())
                .orderId(delivery.subject().startsWith("ord_") ? delivery.subject() : null)
                .subject(delivery.subject())
                .sequence(delivery.sequence())
                .lastStatus(delivery.lastStatus())
                .lastError(delivery.lastError())
                .nextAttemptAt(delivery.nextAttemptAt());
    }
}
