package dev.throughline.oms.activities.order;

import dev.throughline.oms.workflows.order.AcceptedOrder.LineUnits;
import dev.throughline.oms.workflows.order.OrderProgress.UnitMove;
import dev.throughline.oms.workflows.order.Placement;
import dev.throughline.oms.workflows.shared.Money;
import dev.throughline.oms.workflows.shared.OrderStatus;
import dev.throughline.oms.workflows.shared.OrderedUnits;
import dev.throughline.oms.workflows.shared.UnitState;
import dev.throughline.oms.workflows.sourcing.Preorder;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The lines of an accepted order, by number. */
final class OrderLines {
    private final TreeMap<Integer, OrderLine> lines = new TreeMap<>();

    OrderLines(Collection<OrderLine> lines) {
        lines.forEach(line -> this.lines.put(line.line(), line));
    }

    /** Puts every unit of new lines into its first state; each unit must have exactly one. */
    void start(List<LineUnits> units) {
        for (var u : units) {
            var line = lines.get(u.line());
            if (line == null || u.quantity() < 0) {
                throw OrderContradiction.OTHER_UNITS.because(
                        "line " + u.line() + " was not ordered, or not in the quantity " + u.quantity());
            }
            line.with(u.state(), u.quantity());
        }
        for (var line : lines.values()) {
            if (line.total() != line.quantity()) {
                throw OrderContradiction.OTHER_UNITS.because("line " + line.line() + " starts with " + line.total()
                        + " units, but " + line.quantity() + " were ordered");
            }
        }
    }

    void move(List<UnitMove> moves) {
        for (var move : moves) {
            var line = lines.get(move.line());
            if (line == null) {
                throw OrderContradiction.UNITS_ELSEWHERE.because("the order has no line " + move.line());
            }
            line.move(move.from(), move.to(), move.quantity());
        }
    }

    /** The line of these units, if the order has it with this SKU. */
    @Nullable
    OrderLine of(OrderedUnits units) {
        var line = lines.get(units.line());
        return line == null || !line.sku().equals(units.sku()) ? null : line;
    }

    @Nullable
    OrderLine of(int line) {
        return lines.get(line);
    }

    Collection<OrderLine> all() {
        return lines.values();
    }

    OrderStatus status() {
        var units = new EnumMap<UnitState, Integer>(UnitState.class);
        lines.values().forEach(line -> line.units().forEach((state, n) -> units.merge(state, n, Integer::sum)));
        return OrderStatus.of(units);
    }

    boolean areWithCustomer() {
        return lines.values().stream().anyMatch(line -> line.returnable() > 0);
    }

    SequencedMap<Integer, Map<UnitState, Integer>> units() {
        var units = new TreeMap<Integer, Map<UnitState, Integer>>();
        lines.forEach((number, line) -> units.put(number, line.units()));
        return units;
    }

    /** The checkout's answer, as it follows from where the units started. */
    Placement placement(String currency, @Nullable Instant promisedBy, @Nullable List<Preorder> preorders) {
        var worth = Money.sum(
                currency, lines.values().stream().map(OrderLine::worth).toList());
        return new Placement(null, worth, promisedBy, in(UnitState.CANCELLED), in(UnitState.BACKORDERED), preorders);
    }

    private List<OrderedUnits> in(UnitState state) {
        return lines.values().stream()
                .filter(line -> line.count(state) > 0)
                .map(line -> line.asOrdered(line.count(state)))
                .toList();
    }
}
