package dev.throughline.oms.workflows.order;

import dev.throughline.oms.workflows.order.AcceptedOrder.LineUnits;
import dev.throughline.oms.workflows.order.OrderSnapshot.LineSnapshot;
import dev.throughline.oms.workflows.shared.Money;
import dev.throughline.oms.workflows.shared.OrderStatus;
import dev.throughline.oms.workflows.shared.OrderedUnits;
import dev.throughline.oms.workflows.shared.UnitState;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Where every unit of the order is, and what it is worth. A unit is in exactly one state. */
final class OrderLines {
    private static final class Line {
        final PlaceOrder.Line ordered;
        final Map<UnitState, Integer> units = new EnumMap<>(UnitState.class);
        int captured;

        Line(PlaceOrder.Line ordered) {
            this.ordered = ordered;
        }

        /** Goods and charges of units {@code from} to {@code from + count}. */
        Money worth(int from, int count) {
            return ordered.goods()
                    .share(ordered.quantity(), from, count)
                    .plus(ordered.charges().share(ordered.quantity(), from, count));
        }

        Money goodsAfterDelivered(int count) {
            int delivered = units.getOrDefault(UnitState.DELIVERED, 0) + units.getOrDefault(UnitState.COLLECTED, 0);
            return ordered.goods().share(ordered.quantity(), delivered, count);
        }

        /** Units are counted as captured a moment before they leave their state. */
        int notCaptured() {
            int left = units.getOrDefault(UnitState.OPEN, 0)
                    + units.getOrDefault(UnitState.BACKORDERED, 0)
                    + units.getOrDefault(UnitState.UNFILLABLE, 0);
            return Math.min(left, ordered.quantity() - captured);
        }

        int notCancelled() {
            return ordered.quantity() - units.getOrDefault(UnitState.CANCELLED, 0);
        }
    }

    private final Map<Integer, Line> lines = new TreeMap<>();
    private final String currency;

    OrderLines(PlaceOrder order) {
        currency = order.currency();
        order.lines().forEach(line -> lines.put(line.line(), new Line(line)));
    }

    void resume(List<LineSnapshot> snapshots) {
        for (var snapshot : snapshots) {
            var line = line(snapshot.line());
            line.units.putAll(snapshot.units());
            line.captured = snapshot.captured();
        }
    }

    /** Puts units of a new line into their first state. */
    void start(Collection<OrderedUnits> units, UnitState state) {
        units.forEach(u -> line(u.line()).units.merge(state, u.quantity(), Integer::sum));
    }

    /** Moves units; refuses to move what is not there. */
    void move(Collection<OrderedUnits> units, UnitState from, UnitState to) {
        for (var u : units) {
            var states = line(u.line()).units;
            int left = states.getOrDefault(from, 0) - u.quantity();
            if (left < 0) {
                throw new IllegalStateException("line " + u.line() + " has too few units in " + from);
            }
            states.put(from, left);
            states.merge(to, u.quantity(), Integer::sum);
        }
    }

    int count(int line, UnitState state) {
        return lines.containsKey(line) ? line(line).units.getOrDefault(state, 0) : 0;
    }

    /** As the customer ordered them, whatever took their place. */
    List<OrderedUnits> asOrdered(Collection<OrderedUnits> units) {
        return units.stream()
                .map(u -> line(u.line()).ordered.units().withQuantity(u.quantity()))
                .toList();
    }

    /** All units of a state, one entry per line. */
    List<OrderedUnits> in(UnitState state) {
        return lines.values().stream()
                .filter(line -> line.units.getOrDefault(state, 0) > 0)
                .map(line -> line.ordered.units().withQuantity(line.units.getOrDefault(state, 0)))
                .toList();
    }

    /**
     * Units in a state, at most so many of each line.
     *
     * @param left units per line; counted down by what is answered
     */
    List<OrderedUnits> take(UnitState state, Map<Integer, Integer> left) {
        var taken = new ArrayList<OrderedUnits>();
        for (var units : in(state)) {
            int n = Math.min(units.quantity(), left.getOrDefault(units.line(), 0));
            if (n > 0) {
                taken.add(units.withQuantity(n));
                left.merge(units.line(), -n, Integer::sum);
            }
        }
        return taken;
    }

    boolean has(int line) {
        return lines.containsKey(line);
    }

    /** What the next units of these lines are worth, after those captured before. */
    Money worthOfNext(Collection<OrderedUnits> units) {
        return Money.sum(
                currency,
                units.stream()
                        .map(u -> line(u.line()).worth(line(u.line()).captured, u.quantity()))
                        .toList());
    }

    void captured(Collection<OrderedUnits> units) {
        units.forEach(u -> line(u.line()).captured += u.quantity());
    }

    /** What the units are worth that are neither captured nor cancelled. */
    Money uncaptured() {
        return Money.sum(
                currency,
                lines.values().stream()
                        .map(line -> line.worth(line.captured, line.notCaptured()))
                        .toList());
    }

    /** What the customer owes for everything that is not cancelled. */
    Money worth() {
        return Money.sum(
                currency,
                lines.values().stream()
                        .map(line -> line.worth(0, line.notCancelled()))
                        .toList());
    }

    /** What the goods of the next units to reach the customer are worth, without charges; for points. */
    Money goodsOfNext(Collection<OrderedUnits> units) {
        return Money.sum(
                currency,
                units.stream()
                        .map(u -> line(u.line()).goodsAfterDelivered(u.quantity()))
                        .toList());
    }

    /** Whether something that was authorized has not been captured. */
    boolean leaveSomethingUncaptured(Money authorized) {
        var captured = Money.sum(
                currency,
                lines.values().stream()
                        .map(line -> line.worth(0, line.captured))
                        .toList());
        return captured.amountMinor() < authorized.amountMinor();
    }

    boolean areFinal() {
        return units().entrySet().stream().allMatch(e -> e.getKey().isFinal() || e.getValue() == 0);
    }

    Map<UnitState, Integer> units() {
        var all = new EnumMap<UnitState, Integer>(UnitState.class);
        lines.values().forEach(line -> line.units.forEach((state, n) -> all.merge(state, n, Integer::sum)));
        return all;
    }

    OrderStatus status() {
        return OrderStatus.of(units());
    }

    List<LineUnits> lineUnits() {
        var result = new ArrayList<LineUnits>();
        lines.forEach((number, line) -> line.units.forEach((state, n) -> {
            if (n > 0) {
                result.add(new LineUnits(number, state, n));
            }
        }));
        return result;
    }

    List<LineSnapshot> snapshot() {
        return lines.values().stream()
                .map(line -> new LineSnapshot(line.ordered.line(), line.units, line.captured))
                .toList();
    }

    private Line line(int number) {
        var line = lines.get(number);
        if (line == null) {
            throw new IllegalArgumentException("the order has no line " + number);
        }
        return line;
    }
}
