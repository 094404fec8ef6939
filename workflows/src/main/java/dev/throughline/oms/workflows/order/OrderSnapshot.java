package dev.throughline.oms.workflows.order;

import dev.throughline.oms.workflows.exceptions.ExceptionKind;
import dev.throughline.oms.workflows.shared.CustomerId;
import dev.throughline.oms.workflows.shared.FulfillmentMethod;
import dev.throughline.oms.workflows.shared.FulfillmentOrderId;
import dev.throughline.oms.workflows.shared.LocationId;
import dev.throughline.oms.workflows.shared.OrderedUnits;
import dev.throughline.oms.workflows.shared.UnitState;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What one run of the order process hands to the next; grows by adding fields only. */
public record OrderSnapshot(
        Placement placement,
        int steps,
        int lastFulfillmentOrder,
        boolean orderHold,
        @Nullable CustomerId customer,
        @Nullable Instant backorderedUntil,
        List<LineSnapshot> lines,
        List<FulfillmentOrderSnapshot> fulfillmentOrders,
        List<LocationId> declinedBy,
        List<String> seenSignals,
        @Nullable AuthorizationSnapshot authorization,
        @Nullable Instant promisedBy,
        @Nullable Instant unfillableUntil,
        @Nullable ParcelsSnapshot parcels) {
    public OrderSnapshot {
        lines = List.copyOf(lines);
        fulfillmentOrders = List.copyOf(fulfillmentOrders);
        declinedBy = List.copyOf(declinedBy);
        seenSignals = List.copyOf(seenSignals);
    }

    /**
     * One line's units.
     *
     * @param captured units captured so far, which the money of the next ones starts from
     */
    public record LineSnapshot(int line, Map<UnitState, Integer> units, int captured) {
        public LineSnapshot {
            units = Map.copyOf(units);
        }
    }

    /** When the money that is not captured lapses; whether it was authorized more than once. */
    public record AuthorizationSnapshot(@Nullable Instant lapsesAt, boolean renewed) {}

    /**
     * One fulfillment order that is not closed.
     *
     * @param watched whether its promise is looked at; missing means no
     * @param acceptBy by when the location says that it takes it on; missing when it need not
     * @param reminded of a released pickup, whether the customer needs no reminder any more; missing means yes
     * @param lastCode of a released pickup, the number of the last code that worked; missing means none
     * @param pickupLocation the store that it is sent to; missing when it is sent to none
     * @param replaces the fulfillment order whose lost units it sends again; missing means none
     * @param inQueue what it has in the exception queue; missing means nothing
     * @param pickup of a released pickup, how the store keeps it; missing means the usual terms
     */
    public record FulfillmentOrderSnapshot(
            FulfillmentOrderId id,
            LocationId location,
            FulfillmentMethod method,
            String phase,
            List<OrderedUnits> lines,
            Instant due,
            @Nullable Boolean watched,
            @Nullable Instant acceptBy,
            @Nullable Boolean reminded,
            @Nullable Integer lastCode,
            @Nullable LocationId pickupLocation,
            @Nullable FulfillmentOrderId replaces,
            @Nullable List<ExceptionKind> inQueue,
            @Nullable PickupTerms pickup) {
        public FulfillmentOrderSnapshot {
            lines = List.copyOf(lines);
            inQueue = inQueue == null || inQueue.isEmpty() ? null : List.copyOf(inQueue);
        }
    }

    /** What was lost or damaged: what waits for a decision, and what was decided about. */
    public record ParcelsSnapshot(List<LostSnapshot> waiting, List<DecidedSnapshot> decided) {
        public ParcelsSnapshot {
            waiting = List.copyOf(waiting);
            decided = List.copyOf(decided);
        }
    }

    /**
     * Lost or damaged units of one fulfillment order that wait.
     *
     * @param whole whether nothing of the fulfillment order was left
     */
    public record LostSnapshot(
            FulfillmentOrderId id,
            LocationId location,
            FulfillmentMethod method,
            List<OrderedUnits> lines,
            List<ExceptionKind> kinds,
            Instant until,
            boolean whole) {
        public LostSnapshot {
            lines = List.copyOf(lines);
            kinds = List.copyOf(kinds);
        }
    }

    /** A fulfillment order whose lost units were replaced or paid back. */
    public record DecidedSnapshot(FulfillmentOrderId id, LocationId location, ExceptionKind kind) {}
}
