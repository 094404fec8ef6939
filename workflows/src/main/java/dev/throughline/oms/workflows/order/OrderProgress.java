package dev.throughline.oms.workflows.order;

import dev.throughline.oms.workflows.shared.Actor;
import dev.throughline.oms.workflows.shared.FulfillmentOrderId;
import dev.throughline.oms.workflows.shared.LocationId;
import dev.throughline.oms.workflows.shared.OrderId;
import dev.throughline.oms.workflows.shared.UnitState;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something happened to an order.
 *
 * @param step unique within the order, the key of idempotency
 * @param moves units that change their state; may be empty
 * @param reason why, in the words of who acted
 * @param locations which locations work on the order from now on
 * @param promisedBy the new promise, if it is another from now on
 * @param substituted units whose place something else takes; missing when nothing does
 */
public record OrderProgress(
        OrderId order,
        String step,
        OrderFact fact,
        List<UnitMove> moves,
        @Nullable FulfillmentOrderId fulfillmentOrder,
        Actor actor,
        @Nullable String reason,
        List<LocationId> locations,
        @Nullable Instant promisedBy,
        @Nullable SubstitutedUnits substituted) {
    public OrderProgress(
            OrderId order,
            String step,
            OrderFact fact,
            List<UnitMove> moves,
            @Nullable FulfillmentOrderId fulfillmentOrder,
            Actor actor,
            @Nullable String reason,
            List<LocationId> locations,
            @Nullable Instant promisedBy) {
        this(order, step, fact, moves, fulfillmentOrder, actor, reason, locations, promisedBy, null);
    }

    public OrderProgress(
            OrderId order,
            String step,
            OrderFact fact,
            List<UnitMove> moves,
            @Nullable FulfillmentOrderId fulfillmentOrder,
            Actor actor,
            @Nullable String reason,
            List<LocationId> locations) {
        this(order, step, fact, moves, fulfillmentOrder, actor, reason, locations, null, null);
    }

    public OrderProgress {
        moves = List.copyOf(moves);
        locations = List.copyOf(locations);
    }

    public record UnitMove(int line, UnitState from, UnitState to, int quantity) {}
}
