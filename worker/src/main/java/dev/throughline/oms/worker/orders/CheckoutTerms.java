package dev.throughline.oms.worker.orders;

import dev.throughline.oms.activities.channel.Channel;
import dev.throughline.oms.activities.channel.Channels;
import dev.throughline.oms.activities.fulfillment.StoreTerms;
import dev.throughline.oms.activities.inventory.Locations;
import dev.throughline.oms.api.model.FulfillmentMethod;
import dev.throughline.oms.api.model.FulfillmentRequest;
import dev.throughline.oms.worker.problem.Fields;
import dev.throughline.oms.worker.problem.ProblemException;
import dev.throughline.oms.worker.problem.ProblemType;
import dev.throughline.oms.workflows.shared.ChannelId;
import dev.throughline.oms.workflows.shared.LocationId;
import java.util.Currency;
import org.springframework.stereotype.Component;

/** What the registries allow: channels, locations, currencies. */
@Component
class CheckoutTerms {
    private final Channels channels;
    private final Locations locations;
    private final StoreTerms storeTerms;

    CheckoutTerms(Channels channels, Locations locations, StoreTerms storeTerms) {
        this.channels = channels;
        this.locations = locations;
        this.storeTerms = storeTerms;
    }

    /** A channel that may sell. */
    Channel sellingChannel(String id) {
        var channel = channels.find(Fields.parse("channel", id, ChannelId::new))
                .orElseThrow(() -> ProblemException.ofField(
                        ProblemType.UNKNOWN_CHANNEL, "channel", "must be a channel of the registry"));
        if (!channel.purposes().contains(Channel.Purpose.SELL)) {
            throw notAllowed("channel", "must be a channel that sells");
        }
        return channel;
    }

    void checkFulfillment(Channel channel, FulfillmentRequest fulfillment) {
        boolean pickup = fulfillment.getMethod() != FulfillmentMethod.SHIP;
        if (pickup ? !channel.mayPickup() : !channel.mayShip()) {
            throw notAllowed("fulfillment.method", "this channel's orders are " + (pickup ? "shipped" : "collected"));
        }
        var store = fulfillment.getPickupLocation();
        if (store != null) {
            checkStore(location("fulfillment.pickup_location", store), Boolean.TRUE.equals(fulfillment.getCurbside()));
        }
    }

    private void checkStore(LocationId store, boolean curbside) {
        if (!locations.find(store).orElseThrow().pickup()) {
            throw ProblemException.ofField(
                    ProblemType.UNPROCESSABLE,
                    "fulfillment.pickup_location",
                    "must be a location where customers collect");
        }
        if (curbside && !storeTerms.of(store).curbside()) {
            throw ProblemException.ofField(
                    ProblemType.UNPROCESSABLE,
                    "fulfillment.curbside",
                    "must be left out: the store brings nothing out");
        }
    }

    /** A location that exists. */
    LocationId location(String field, String id) {
        var location = Fields.parse(field, id, LocationId::new);
        if (locations.find(location).isEmpty()) {
            throw ProblemException.ofField(ProblemType.UNKNOWN_LOCATION, field, "must be a location that exists");
        }
        return location;
    }

    /** The digits after the decimal point, as ISO 4217 has them. */
    int fractionDigits(String currency) {
        try {
            int digits = Currency.getInstance(currency).getDefaultFractionDigits();
            if (digits >= 0) {
                return digits;
            }
        } catch (IllegalArgumentException _) {
            // Refused below, like codes without amounts (XXX, XAU).
        }
        throw ProblemException.ofField(ProblemType.UNPROCESSABLE, "currency", "must be a currency of ISO 4217 in use");
    }

    private static ProblemException notAllowed(String field, String detail) {
        return ProblemException.ofField(ProblemType.CHANNEL_NOT_ALLOWED, field, detail);
    }
}
