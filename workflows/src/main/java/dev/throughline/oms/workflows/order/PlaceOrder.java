package dev.throughline.oms.workflows.order;

import dev.throughline.oms.workflows.shared.ChannelId;
import dev.throughline.oms.workflows.shared.FulfillmentMethod;
import dev.throughline.oms.workflows.shared.HoldId;
import dev.throughline.oms.workflows.shared.LocationId;
import dev.throughline.oms.workflows.shared.Money;
import dev.throughline.oms.workflows.shared.OrderId;
import dev.throughline.oms.workflows.shared.OrderedUnits;
import dev.throughline.oms.workflows.shared.ShortagePolicy;
import dev.throughline.oms.workflows.shared.Sku;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An order as the process knows it. Contact, address and tender stay in the order book's intake: payloads hold references only.
 *
 * @param number what the customer reads on the confirmation
 * @param pickupLocation the store that the customer chose; only and always where they collect
 * @param lines numbered from 1 without gaps
 * @param hold the cart's, whose units are the order's own
 * @param soldAt when a till sold it, which may be long before it is told; missing for everything else
 */
public record PlaceOrder(
        OrderId id,
        String number,
        ChannelId channel,
        FulfillmentMethod method,
        @Nullable LocationId pickupLocation,
        ShortagePolicy shortagePolicy,
        String currency,
        List<Line> lines,
        @Nullable HoldId hold,
        @Nullable Instant soldAt) {
    public PlaceOrder {
        if (lines.isEmpty()) {
            throw new IllegalArgumentException("an order has at least one line");
        }
        if (method.isCollected() != (pickupLocation != null)) {
            throw new IllegalArgumentException("what is collected, and nothing else, names its store");
        }
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).line() != i + 1) {
                throw new IllegalArgumentException("lines are numbered from 1 without gaps");
            }
        }
        lines = List.copyOf(lines);
    }

    /** An order that is placed now. */
    public PlaceOrder(
            OrderId id,
            String number,
            ChannelId channel,
            FulfillmentMethod method,
            @Nullable LocationId pickupLocation,
            ShortagePolicy shortagePolicy,
            String currency,
            List<Line> lines,
            @Nullable HoldId hold) {
        this(id, number, channel, method, pickupLocation, shortagePolicy, currency, lines, hold, null);
    }

    /**
     * One order line.
     *
     * @param goods the line's total for the goods, rounded once
     * @param charges the line's part of the order's charges (shipping), allocated once
     */
    public record Line(int line, Sku sku, int quantity, Money goods, Money charges) {
        public OrderedUnits units() {
            return new OrderedUnits(line, sku, quantity);
        }
    }
}
