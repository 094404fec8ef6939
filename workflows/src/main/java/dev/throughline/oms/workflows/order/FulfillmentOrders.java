package dev.throughline.oms.workflows.order;

import dev.throughline.oms.workflows.fulfillment.FulfillmentRequest;
import dev.throughline.oms.workflows.order.OrderSnapshot.FulfillmentOrderSnapshot;
import dev.throughline.oms.workflows.order.OrderView.FulfillmentOrderView;
import dev.throughline.oms.workflows.shared.FulfillmentMethod;
import dev.throughline.oms.workflows.shared.FulfillmentOrderId;
import dev.throughline.oms.workflows.shared.LocationId;
import dev.throughline.oms.workflows.shared.OrderedUnits;
import dev.throughline.oms.workflows.sourcing.SourcingDecision;
import dev.throughline.oms.workflows.sourcing.SourcingDecision.Assignment;
import io.temporal.workflow.Async;
import io.temporal.workflow.Functions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The order's fulfillment orders; each runs by itself. */
final class FulfillmentOrders {
    /** Units taken out of a fulfillment order that cannot serve them, or need not. */
    record Taken(FulfillmentOrder from, List<OrderedUnits> units) {}

    private final PlaceOrder order;
    private final FulfillmentSteps steps;
    private final OrderPorts ports;
    private final List<FulfillmentOrder> all = new ArrayList<>();
    private int lastNumber;
    private @Nullable RuntimeException failure;

    FulfillmentOrders(PlaceOrder order, FulfillmentSteps steps, OrderPorts ports) {
        this.order = order;
        this.steps = steps;
        this.ports = ports;
    }

    /** Requests new work from locations. */
    void open(Collection<Assignment> assignments, @Nullable Instant promisedBy) {
        open(assignments, promisedBy, order.method());
    }

    /** Requests new work from locations, by another way than the customer chose first. */
    void open(Collection<Assignment> assignments, @Nullable Instant promisedBy, FulfillmentMethod method) {
        if (assignments.isEmpty()) {
            return;
        }
        var opened = assignments.stream().map(a -> fulfillmentOrder(a, method)).toList();
        ports.fulfillment.request(request(opened, promisedBy));
        opened.forEach(this::run);
    }

    /** Requests the first work from locations, together with what else is told then. */
    <R> R open(
            Collection<Assignment> assignments,
            @Nullable Instant promisedBy,
            Functions.Func1<@Nullable FulfillmentRequest, R> together) {
        var opened = assignments.stream()
                .map(a -> fulfillmentOrder(a, order.method()))
                .toList();
        var answer = together.apply(opened.isEmpty() ? null : request(opened, promisedBy));
        opened.forEach(this::run);
        return answer;
    }

    /** Requests lost units anew. */
    void replace(FulfillmentOrderId lost, SourcingDecision decision, FulfillmentMethod method) {
        var opened = decision.assignments().stream()
                .map(a ->
                        fulfillmentOrder(new Assignment(a.location(), a.lines(), a.dueBy(), null, null), method, lost))
                .toList();
        ports.fulfillment.request(request(opened, decision.promisedBy()));
        opened.forEach(this::run);
    }

    private FulfillmentRequest request(List<FulfillmentOrder> opened, @Nullable Instant promisedBy) {
        return new FulfillmentRequest(
                order.id(),
                order.channel(),
                promisedBy,
                opened.stream().map(FulfillmentOrder::request).toList());
    }

    /** Knows what the run before knew; nothing goes on yet. */
    void resume(List<FulfillmentOrderSnapshot> carried, int lastNumber) {
        this.lastNumber = lastNumber;
        carried.forEach(snapshot -> all.add(new FulfillmentOrder(snapshot, steps)));
    }

    /** Goes on with what was resumed. */
    void goOn() {
        List.copyOf(all).forEach(this::process);
    }

    private FulfillmentOrder fulfillmentOrder(Assignment assignment, FulfillmentMethod method) {
        return fulfillmentOrder(assignment, method, null);
    }

    private FulfillmentOrder fulfillmentOrder(
            Assignment assignment, FulfillmentMethod method, @Nullable FulfillmentOrderId replaces) {
        lastNumber++;
        var store = order.pickupLocation();
        boolean sentThere = method == FulfillmentMethod.SHIP_TO_STORE;
        // What is on the store's shelf need not be sent there.
        boolean isThere = sentThere && assignment.location().equals(store);
        return new FulfillmentOrder(
                FulfillmentOrderId.of(order.id(), lastNumber),
                assignment.location(),
                isThere ? FulfillmentMethod.PICKUP : method,
                sentThere && !isThere ? store : null,
                assignment.lines(),
                assignment.dueBy(),
                assignment.watchAt(),
                assignment.acceptBy(),
                replaces,
                steps);
    }

    private void run(FulfillmentOrder fulfillmentOrder) {
        all.add(fulfillmentOrder);
        process(fulfillmentOrder);
    }

    private void process(FulfillmentOrder fulfillmentOrder) {
        Async.procedure(fulfillmentOrder::process).handle((done, thrown) -> {
            failure = thrown == null ? failure : thrown;
            return null;
        });
    }

    /** A contradiction in the process: better a failing workflow task, which a repaired release heals, than a wrong order. */
    void throwIfOneFailed() {
        if (failure != null) {
            throw new IllegalStateException("a fulfillment order of " + order.id() + " failed", failure);
        }
    }

    boolean oneFailed() {
        return failure != null;
    }

    Optional<FulfillmentOrder> find(FulfillmentOrderId id) {
        return all.stream().filter(f -> f.id().equals(id)).findFirst();
    }

    /** Units of a line that are still open, in any location, without replacements: those are paid for. */
    int open(int line) {
        return all.stream()
                .filter(f -> f.isOpen() && f.replaces() == null)
                .flatMap(f -> f.units().stream())
                .filter(u -> u.line() == line)
                .mapToInt(OrderedUnits::quantity)
                .sum();
    }

    /** Takes open units out, latest request first; fewer than asked for if fewer are open. Replacements stay. */
    List<Taken> take(Map<Integer, Integer> unitsByLine) {
        var left = new TreeMap<>(unitsByLine);
        return all.reversed().stream()
                .filter(f -> f.isOpen() && f.replaces() == null)
                .map(f -> take(f, left))
                .filter(t -> !t.units().isEmpty())
                .toList();
    }

    /** Takes open units out of one fulfillment order; counts them down in {@code left}. */
    Taken take(FulfillmentOrder from, Map<Integer, Integer> left) {
        var taken = new ArrayList<OrderedUnits>();
        for (var u : from.units()) {
            int n = from.take(u.line(), left.getOrDefault(u.line(), 0));
            if (n > 0) {
                taken.add(u.withQuantity(n));
                left.merge(u.line(), -n, Integer::sum);
            }
        }
        return new Taken(from, taken);
    }

    /** Takes everything that is open out of one fulfillment order. */
    Taken takeAll(FulfillmentOrder from) {
        var all = new TreeMap<Integer, Integer>();
        from.units().forEach(u -> all.merge(u.line(), u.quantity(), Integer::sum));
        return take(from, all);
    }

    List<FulfillmentOrder> openAt(LocationId location) {
        return all.stream()
                .filter(f -> f.isOpen() && f.location().equals(location))
                .toList();
    }

    /** Whether one may be unpacked at a time without having been looked at before. */
    boolean oneWaitsUntil(Instant time) {
        return all.stream().anyMatch(f -> f.waitsForPackingUntil(time));
    }

    boolean areClosed() {
        return all.stream().allMatch(FulfillmentOrder::isClosed);
    }

    boolean areIdle() {
        return all.stream().allMatch(FulfillmentOrder::isIdle);
    }

    /** Every location that works, or worked, on the order. */
    List<LocationId> locations() {
        return all.stream().map(FulfillmentOrder::location).distinct().sorted().toList();
    }

    int lastNumber() {
        return lastNumber;
    }

    /** The one that was opened last. */
    FulfillmentOrderId lastId() {
        return FulfillmentOrderId.of(order.id(), lastNumber);
    }

    List<FulfillmentOrderSnapshot> snapshot() {
        return all.stream()
                .filter(f -> !f.isClosed())
                .map(FulfillmentOrder::snapshot)
                .toList();
    }

    List<FulfillmentOrderView> view() {
        return all.stream().map(FulfillmentOrder::view).toList();
    }
}
