package dev.throughline.oms.workflows.order;

import dev.throughline.oms.workflows.shared.FulfillmentMethod;
import dev.throughline.oms.workflows.shared.FulfillmentOrderId;
import dev.throughline.oms.workflows.shared.OrderedUnits;
import dev.throughline.oms.workflows.shared.UnitState;
import dev.throughline.oms.workflows.shared.Waits;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What an order refuses, and why. Each check either returns or throws an {@link OrderFailure}; none changes anything. */
final class OrderRules {
    private final OrderLines lines;
    private final FulfillmentOrders fulfillmentOrders;
    private final PlaceOrder order;

    OrderRules(PlaceOrder order, OrderLines lines, FulfillmentOrders fulfillmentOrders) {
        this.order = order;
        this.lines = lines;
        this.fulfillmentOrders = fulfillmentOrders;
    }

    void checkPacked(Packed packed, boolean sent, boolean accepted, boolean onHold) {
        checkAccepted(accepted);
        if (onHold) {
            throw OrderFailure.ORDER_ON_HOLD.because("the order is on hold; release it first");
        }
        var fulfillmentOrder = find(packed.fulfillmentOrder());
        if (fulfillmentOrder.method().isSent() != sent) {
            throw OrderFailure.WRONG_METHOD.because(
                    sent ? "it is a pickup: report it ready for pickup" : "it is shipped: report it packed");
        }
        checkOpen(fulfillmentOrder);
        checkTerms(packed.pickup());
    }

    private static void checkTerms(@Nullable PickupTerms terms) {
        if (terms != null && !terms.areValid()) {
            throw OrderFailure.UNPROCESSABLE.because(
                    "keepDays is from 1 to 60, remindDaysBefore 0 for no reminder, or more");
        }
    }

    void checkHandedOver(HandedOver handedOver, boolean accepted) {
        checkAccepted(accepted);
        var fulfillmentOrder = find(handedOver.fulfillmentOrder());
        if (!fulfillmentOrder.method().isCollected()) {
            throw OrderFailure.WRONG_METHOD.because("only a pickup is handed over");
        }
        if (!fulfillmentOrder.mayBeHandedOver()) {
            throw OrderFailure.NOT_RELEASED.because("it is not waiting for the customer");
        }
        if (fulfillmentOrder.pickup().hasWorked(handedOver.code())) {
            throw OrderFailure.NOT_RELEASED.because("the code has worked already");
        }
        var there = byLine(fulfillmentOrder.units());
        summed(handedOver.named()).forEach((line, quantity) -> checkUnits(line, quantity, there));
    }

    void checkReschedule(Reschedule asked, boolean accepted) {
        checkAccepted(accepted);
        checkAwaitsCustomer(asked.fulfillmentOrder());
        var now = Waits.now();
        if (!asked.collectBy().isAfter(now)
                || asked.collectBy().isAfter(now.plus(OrderActivityOptions.PUT_OFF_AT_MOST))) {
            throw OrderFailure.UNPROCESSABLE.because(
                    "collectBy lies in the future, within " + OrderActivityOptions.PUT_OFF_AT_MOST.toDays() + " days");
        }
    }

    void checkGiveUp(GiveUp given, boolean accepted) {
        checkAccepted(accepted);
        checkAwaitsCustomer(given.fulfillmentOrder());
    }

    private void checkAwaitsCustomer(FulfillmentOrderId id) {
        var fulfillmentOrder = find(id);
        if (!fulfillmentOrder.method().isCollected()) {
            throw OrderFailure.WRONG_METHOD.because("only a pickup waits for the customer");
        }
        if (!fulfillmentOrder.awaitsCustomer()) {
            throw OrderFailure.NOT_RELEASED.because("it is not waiting for the customer");
        }
    }

    void checkArrived(Arrived arrived, boolean accepted) {
        checkAccepted(accepted);
        var fulfillmentOrder = find(arrived.fulfillmentOrder());
        if (fulfillmentOrder.method() != FulfillmentMethod.SHIP_TO_STORE) {
            throw OrderFailure.WRONG_METHOD.because("only what is sent to a store arrives there");
        }
        if (!fulfillmentOrder.isOnItsWay()) {
            throw OrderFailure.NOT_RELEASED.because("it is not on its way to the store");
        }
        checkTerms(arrived.pickup());
    }

    void checkDeclined(Declined declined, boolean accepted) {
        checkAccepted(accepted);
        var fulfillmentOrder = find(declined.fulfillmentOrder());
        checkOpen(fulfillmentOrder);
        var there = byLine(fulfillmentOrder.units());
        unitsOf(declined, fulfillmentOrder).forEach((line, quantity) -> checkUnits(line, quantity, there));
    }

    void checkSubstituted(Substituted substituted, boolean accepted) {
        checkAccepted(accepted);
        var fulfillmentOrder = find(substituted.fulfillmentOrder());
        checkOpen(fulfillmentOrder);
        checkUnits(substituted.line(), substituted.quantity(), byLine(fulfillmentOrder.units()));
        if (fulfillmentOrder.units().stream()
                .anyMatch(u -> u.line() == substituted.line() && u.sku().equals(substituted.sku()))) {
            throw OrderFailure.UNKNOWN_LINE.because(
                    "line " + substituted.line() + " is " + substituted.sku() + " already: name what takes its place");
        }
    }

    void checkCancel(CancelOrder cancel, boolean accepted) {
        checkAccepted(accepted);
        if (cancel.fulfillmentOrder() != null) {
            checkCancel(find(cancel.fulfillmentOrder()));
            return;
        }
        if (lines.areFinal()) {
            throw OrderFailure.ORDER_CLOSED.because("every unit is final");
        }
        var cancellable = cancellable();
        if (cancellable.isEmpty()) {
            throw OrderFailure.NOT_CANCELLABLE.because(
                    "every unit is captured, or just being: what waits to be collected"
                            + " can be given up, what was lost be refunded, what was delivered come back");
        }
        unitsOf(cancel).forEach((line, quantity) -> {
            if (!lines.has(line)) {
                throw OrderFailure.UNKNOWN_LINE.because("the order has no line " + line);
            }
            if (quantity < 1 || quantity > cancellable.getOrDefault(line, 0)) {
                throw OrderFailure.NOT_CANCELLABLE.because("of line " + line + " " + cancellable.getOrDefault(line, 0)
                        + " units can be cancelled, not " + quantity);
            }
        });
    }

    private static void checkCancel(FulfillmentOrder fulfillmentOrder) {
        if (!fulfillmentOrder.isOpen() || fulfillmentOrder.replaces() != null) {
            throw OrderFailure.NOT_CANCELLABLE.because("its units are captured, or nothing is left of it");
        }
    }

    void checkDecide(UnfillableDecision decided, boolean accepted) {
        checkAccepted(accepted);
        var waiting = unfillable();
        if (waiting.isEmpty()) {
            throw OrderFailure.NOT_UNFILLABLE.because("no unit of the order waits for a decision");
        }
        unitsOf(decided).forEach((line, quantity) -> {
            if (!lines.has(line)) {
                throw OrderFailure.UNKNOWN_LINE.because("the order has no line " + line);
            }
            if (quantity < 1 || quantity > waiting.getOrDefault(line, 0)) {
                throw OrderFailure.NOT_UNFILLABLE.because("of line " + line + " " + waiting.getOrDefault(line, 0)
                        + " units wait for a decision, not " + quantity);
            }
        });
        if (decided.choice() != UnfillableDecision.Choice.CANCEL
                && decided.method(order.method()) == FulfillmentMethod.PICKUP
                && decided.location() == null) {
            throw OrderFailure.WRONG_METHOD.because("a pickup names its store");
        }
    }

    void checkHold(boolean accepted, boolean onHold) {
        checkAccepted(accepted);
        if (onHold) {
            throw OrderFailure.ORDER_ON_HOLD.because("the order is on hold already");
        }
        if (lines.areFinal()) {
            throw OrderFailure.ORDER_CLOSED.because("every unit is final");
        }
    }

    void checkHoldReleased(boolean accepted, boolean onHold) {
        checkAccepted(accepted);
        if (!onHold) {
            throw OrderFailure.ORDER_NOT_ON_HOLD.because("the order is not on hold");
        }
    }

    /** Units per line that are neither captured nor final. */
    Map<Integer, Integer> cancellable() {
        var units = new TreeMap<Integer, Integer>();
        for (var line : order.lines()) {
            int n = fulfillmentOrders.open(line.line())
                    + lines.count(line.line(), UnitState.BACKORDERED)
                    + lines.count(line.line(), UnitState.UNFILLABLE);
            if (n > 0) {
                units.put(line.line(), n);
            }
        }
        return units;
    }

    Map<Integer, Integer> unitsOf(CancelOrder cancel) {
        return cancel.lines().isEmpty() ? cancellable() : summed(cancel.lines());
    }

    Map<Integer, Integer> unitsOf(Declined declined, FulfillmentOrder fulfillmentOrder) {
        return declined.lines().isEmpty() ? byLine(fulfillmentOrder.units()) : summed(declined.lines());
    }

    Map<Integer, Integer> unitsOf(UnfillableDecision decided) {
        return decided.lines().isEmpty() ? unfillable() : summed(decided.lines());
    }

    private Map<Integer, Integer> unfillable() {
        return byLine(lines.in(UnitState.UNFILLABLE));
    }

    void checkAccepted(boolean accepted) {
        if (!accepted) {
            throw OrderFailure.ORDER_NOT_ACCEPTED.because("the order is not accepted yet, or was refused");
        }
    }

    private static void checkOpen(FulfillmentOrder fulfillmentOrder) {
        if (!fulfillmentOrder.isOpen()) {
            throw OrderFailure.NOT_OPEN.because("it is packed, released or closed already");
        }
    }

    private static void checkUnits(int line, int quantity, Map<Integer, Integer> there) {
        if (!there.containsKey(line)) {
            throw OrderFailure.UNKNOWN_LINE.because("the fulfillment order has no line " + line);
        }
        if (quantity < 1 || quantity > there.getOrDefault(line, 0)) {
            throw OrderFailure.TOO_MANY_UNITS.because(
                    "line " + line + " has " + there.get(line) + " units here, not " + quantity);
        }
    }

    FulfillmentOrder find(FulfillmentOrderId id) {
        return fulfillmentOrders
                .find(id)
                .orElseThrow(() -> OrderFailure.UNKNOWN_FULFILLMENT_ORDER.because("the order has no " + id));
    }

    private static Map<Integer, Integer> byLine(List<OrderedUnits> units) {
        var result = new TreeMap<Integer, Integer>();
        units.forEach(u -> result.merge(u.line(), u.quantity(), Integer::sum));
        return result;
    }

    private static Map<Integer, Integer> summed(List<UnitsOfLine> units) {
        var result = new TreeMap<Integer, Integer>();
        units.forEach(u -> result.merge(u.line(), u.quantity(), Integer::sum));
        return result;
    }
}
