package dev.throughline.oms.workflows.order;

import dev.throughline.oms.workflows.exceptions.ExceptionKind;
import dev.throughline.oms.workflows.order.OrderSnapshot.LostSnapshot;
import dev.throughline.oms.workflows.shared.FulfillmentMethod;
import dev.throughline.oms.workflows.shared.FulfillmentOrderId;
import dev.throughline.oms.workflows.shared.LocationId;
import dev.throughline.oms.workflows.shared.OrderedUnits;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Units of one fulfillment order that were lost or damaged on their way, and wait for a decision; they share a date. */
final class LostUnits {
    private final FulfillmentOrderId id;
    private final LocationId location;
    private final FulfillmentMethod method;
    private final Instant until;
    private final UnitsByLine units = new UnitsByLine(List.of());
    private final Set<ExceptionKind> kinds = EnumSet.noneOf(ExceptionKind.class);
    private boolean whole;

    /** @param method how they are sent: to the customer, or to the store where the customer collects */
    LostUnits(FulfillmentOrderId id, LocationId location, FulfillmentMethod method, Instant until) {
        this.id = id;
        this.location = location;
        this.method = method.isCollected() ? FulfillmentMethod.SHIP_TO_STORE : FulfillmentMethod.SHIP;
        this.until = until;
    }

    LostUnits(LostSnapshot carried) {
        this(carried.id(), carried.location(), carried.method(), carried.until());
        units.add(carried.lines());
        kinds.addAll(carried.kinds());
        whole = carried.whole();
    }

    /** @param nothingLeft whether the fulfillment order has ended with them */
    void add(Collection<OrderedUnits> more, ExceptionKind kind, boolean nothingLeft) {
        units.add(more);
        kinds.add(kind);
        whole |= nothingLeft;
    }

    void remove(Collection<OrderedUnits> some) {
        units.remove(some);
    }

    boolean isEmpty() {
        return units.isEmpty();
    }

    boolean areLost() {
        return kinds.contains(ExceptionKind.LOST);
    }

    /** Whether nothing of the fulfillment order is left. */
    boolean areWhole() {
        return whole;
    }

    FulfillmentOrderId id() {
        return id;
    }

    LocationId location() {
        return location;
    }

    FulfillmentMethod method() {
        return method;
    }

    Instant until() {
        return until;
    }

    Set<ExceptionKind> kinds() {
        return kinds;
    }

    List<OrderedUnits> units() {
        return units.all();
    }

    LostSnapshot snapshot() {
        return new LostSnapshot(id, location, method, units(), List.copyOf(kinds), until, whole);
    }
}
