package dev.throughline.oms.activities.messaging;

import dev.throughline.oms.activities.messaging.Consignments.Consignment;
import dev.throughline.oms.activities.messaging.Messages.Message;
import dev.throughline.oms.activities.messaging.PickupCodes.Ticket;
import dev.throughline.oms.activities.order.Checkout;
import dev.throughline.oms.workflows.shared.LocationId;
import dev.throughline.oms.workflows.shared.Sku;
import dev.throughline.oms.workflows.shared.UnitState;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of what a message tells, before it is put into words.
 *
 * @param ticket what the customer collects with
 * @param consignment what a location sends, or keeps for the customer
 * @param promisedBy when the customer has the order at the latest, as it stands now
 * @param states where the units of each line are now; empty where the book does not know the order
 */
record Story(
        Message message,
        String number,
        Checkout checkout,
        Checkout.Contact contact,
        @Nullable Ticket ticket,
        @Nullable Consignment consignment,
        @Nullable Instant promisedBy,
        Map<Integer, Map<UnitState, Integer>> states) {
    /** The units that it is about, by line; empty where it is about all of the order. */
    Map<Integer, Integer> units() {
        var said = message.about().units();
        return said.isEmpty() && consignment != null ? consignment.units() : said;
    }

    /** Where the customer collects: as it stands, or as it was ordered; missing for an address. */
    @Nullable
    LocationId store() {
        var store = consignment == null ? null : consignment.store();
        return store == null ? checkout.location() : store;
    }

    /** What is in it of a line: what was ordered, or what took its place. */
    Sku skuOf(Checkout.Line line) {
        return consignment == null ? line.sku() : consignment.skus().getOrDefault(line.line(), line.sku());
    }

    /** The date that it is about. */
    @Nullable
    Instant date() {
        var said = message.about().by();
        return said == null ? promisedBy : said;
    }

    /** Nothing of what it tells. */
    @Override
    public String toString() {
        return "Story of " + message.id();
    }
}
