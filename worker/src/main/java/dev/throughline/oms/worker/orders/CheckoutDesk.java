package dev.throughline.oms.worker.orders;

import dev.throughline.oms.activities.order.Checkout;
import dev.throughline.oms.activities.order.Checkout.MessageChannel;
import dev.throughline.oms.api.model.Address;
import dev.throughline.oms.api.model.Contact;
import dev.throughline.oms.api.model.PlaceOrderRequest;
import dev.throughline.oms.workflows.shared.FulfillmentMethod;
import dev.throughline.oms.workflows.shared.LocationId;
import dev.throughline.oms.workflows.shared.OrderId;
import dev.throughline.oms.workflows.shared.ShortagePolicy;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Turns what a client asks into a checkout: checked, allowed, priced. */
@Component
class CheckoutDesk {
    private final CheckoutForm form;
    private final CheckoutTerms terms;
    private final PricedLines lines;
    private final AcceptedPromise promise;
    private final Clock clock;

    CheckoutDesk(CheckoutForm form, CheckoutTerms terms, PricedLines lines, AcceptedPromise promise, Clock clock) {
        this.form = form;
        this.terms = terms;
        this.lines = lines;
        this.promise = promise;
        this.clock = clock;
    }

    /** Throws a problem when it cannot be accepted as it is asked. */
    Checkout read(String client, OrderId id, PlaceOrderRequest body) {
        form.check(body);
        var channel = terms.sellingChannel(body.getChannel());
        var fulfillment = body.getFulfillment();
        terms.checkFulfillment(channel, fulfillment);
        var policy = body.getShortagePolicy();
        var checkout = new Checkout(
                id,
                Checkout.Kind.CHECKOUT,
                channel.id(),
                body.getCurrency(),
                body.getClientReference(),
                Objects.requireNonNullElseGet(body.getPlacedAt(), clock::instant)
                        .truncatedTo(ChronoUnit.MICROS),
                policy == null ? ShortagePolicy.ALL_OR_NOTHING : ShortagePolicy.valueOf(policy.name()),
                FulfillmentMethod.valueOf(fulfillment.getMethod().name()),
                fulfillment.getPickupLocation() == null ? null : new LocationId(fulfillment.getPickupLocation()),
                address(fulfillment.getAddress()),
                contact(body.getContact()),
                new Checkout.Tender(
                        body.getTender().getKind().name(), body.getTender().getToken()),
                lines.of(channel, body.getCurrency(), body.getLines(), body.getShippingCharge()),
                Objects.requireNonNullElse(body.getMetadata(), Map.of()),
                body.getHoldId() == null ? null : HoldNames.id(client, body.getHoldId()),
                Boolean.TRUE.equals(fulfillment.getCurbside()) ? true : null,
                Boolean.TRUE.equals(body.getAcceptsSubstitutes()) ? true : null);
        promise.accept(checkout, body.getPromiseId());
        return checkout;
    }

    private static Checkout.@Nullable Address address(@Nullable Address wire) {
        return wire == null
                ? null
                : new Checkout.Address(
                        wire.getLine1(),
                        wire.getLine2(),
                        wire.getCity(),
                        wire.getPostcode(),
                        wire.getCountry(),
                        wire.getLatitude(),
                        wire.getLongitude());
    }

    private static @Nullable List<MessageChannel> channels(Contact wire) {
        return wire.getChannels() == null || wire.getChannels().isEmpty()
                ? null
                : wire.getChannels().stream()
                        .map(channel -> MessageChannel.valueOf(channel.name()))
                        .toList();
    }

    static Checkout.Contact contact(Contact wire) {
        return new Checkout.Contact(
                wire.getName(),
                wire.getEmail(),
                wire.getPhone(),
                Objects.requireNonNullElse(wire.getLanguage(), "en"),
                Boolean.TRUE.equals(wire.getMarketingConsent()),
                wire.getSmsConsent(),
                channels(wire));
    }
}
