package dev.throughline.oms.worker.till;

import dev.throughline.oms.activities.order.Checkout;
import dev.throughline.oms.activities.order.OrderBook.OrderRecord;
import dev.throughline.oms.activities.till.TillTransaction.Line;
import dev.throughline.oms.workflows.shared.OrderedUnits;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Which units of which order lines came back: a receipt names products, an order has lines. */
record ReturnMatch(List<OrderedUnits> restocked, List<OrderedUnits> notRestocked, String reason) {
    private static final String RETURNED = "returned at a till";
    private static final String VOIDED = "voided at a till";

    /** Every unit of the order. */
    static ReturnMatch whole(OrderRecord order) {
        var units = order.checkout().lines().stream()
                .map(line -> new OrderedUnits(line.line(), line.sku(), line.quantity()))
                .toList();
        return new ReturnMatch(units, List.of(), VOIDED);
    }

    /**
     * Units that may come back are taken first, line by line; what is more goes to the product's first line, for the order to refuse.
     *
     * @param returnable units per line
     * @return empty if a product is none of the order's
     */
    static Optional<ReturnMatch> of(List<Line> lines, OrderRecord order, Map<Integer, Integer> returnable) {
        var left = new HashMap<>(returnable);
        var restocked = new ArrayList<OrderedUnits>();
        var notRestocked = new ArrayList<OrderedUnits>();
        for (var line : lines) {
            var candidates = order.checkout().lines().stream()
                    .filter(sold -> sold.sku().equals(line.sku()))
                    .toList();
            if (candidates.isEmpty()) {
                return Optional.empty();
            }
            (line.restocked() ? restocked : notRestocked).addAll(take(candidates, left, line.quantity()));
        }
        var reason = lines.stream()
                .map(Line::reason)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(RETURNED);
        return Optional.of(new ReturnMatch(sum(restocked), sum(notRestocked), reason));
    }

    private static List<OrderedUnits> take(List<Checkout.Line> candidates, Map<Integer, Integer> left, int quantity) {
        var taken = new ArrayList<OrderedUnits>();
        int open = quantity;
        for (var sold : candidates) {
            int some = Math.min(open, left.getOrDefault(sold.line(), 0));
            if (some > 0) {
                taken.add(new OrderedUnits(sold.line(), sold.sku(), some));
                left.merge(sold.line(), -some, Integer::sum);
                open -= some;
            }
        }
        if (open > 0) {
            var first = candidates.getFirst();
            taken.add(new OrderedUnits(first.line(), first.sku(), open));
        }
        return taken;
    }

    private static List<OrderedUnits> sum(List<OrderedUnits> units) {
        var sums = new HashMap<Integer, OrderedUnits>();
        units.forEach(some -> sums.merge(some.line(), some, (a, b) -> a.withQuantity(a.quantity() + b.quantity())));
        return sums.values().stream()
                .sorted(Comparator.comparingInt(OrderedUnits::line))
                .toList();
    }
}
