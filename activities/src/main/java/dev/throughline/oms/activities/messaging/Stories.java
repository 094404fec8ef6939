package dev.throughline.oms.activities.messaging;

import dev.throughline.oms.activities.messaging.Messages.Message;
import dev.throughline.oms.activities.messaging.PickupCodes.Ticket;
import dev.throughline.oms.activities.order.Checkout;
import dev.throughline.oms.activities.order.OrderBook;
import dev.throughline.oms.activities.order.OrderIntake;
import dev.throughline.oms.workflows.shared.FulfillmentOrderId;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Gathers what is known of what a message tells, as it stands when it is sent. */
@Component
class Stories {
    private final OrderIntake intake;
    private final OrderBook book;
    private final PickupCodes pickupCodes;
    private final Consignments consignments;

    Stories(OrderIntake intake, OrderBook book, PickupCodes pickupCodes, Consignments consignments) {
        this.intake = intake;
        this.book = book;
        this.pickupCodes = pickupCodes;
        this.consignments = consignments;
    }

    Story of(Message message, Checkout checkout, Checkout.Contact contact) {
        var fulfillmentOrder = Optional.ofNullable(message.about().fulfillmentOrder());
        var ticket =
                message.kind().needsPickupCode() ? fulfillmentOrder.flatMap(this::ticket) : Optional.<Ticket>empty();
        var booked = book.find(message.order());
        return new Story(
                message,
                intake.numberOf(message.order()).orElse(message.order().value()),
                checkout,
                contact,
                ticket.orElse(null),
                fulfillmentOrder.flatMap(consignments::find).orElse(null),
                booked.map(OrderBook.OrderRecord::promisedBy).orElse(null),
                booked.map(OrderBook.OrderRecord::units).orElse(Map.of()));
    }

    private Optional<Ticket> ticket(FulfillmentOrderId fulfillmentOrder) {
        return pickupCodes
                .ticketFor(fulfillmentOrder)
                .or(() -> pickupCodes
                        .codeFor(fulfillmentOrder)
                        .flatMap(code -> pickupCodes
                                .storeOf(fulfillmentOrder)
                                .map(store -> new Ticket(code, code, store, null, null))));
    }
}
