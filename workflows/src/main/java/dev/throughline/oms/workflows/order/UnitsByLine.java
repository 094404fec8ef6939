package dev.throughline.oms.workflows.order;

import dev.throughline.oms.workflows.shared.OrderedUnits;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;

/** Units by line: those that a fulfillment order still has to bring to the customer, or those of it that were lost. */
final class UnitsByLine {
    private final TreeMap<Integer, OrderedUnits> lines = new TreeMap<>();

    UnitsByLine(Collection<OrderedUnits> units) {
        add(units);
    }

    boolean isEmpty() {
        return lines.isEmpty();
    }

    List<OrderedUnits> all() {
        return List.copyOf(lines.values());
    }

    void add(Collection<OrderedUnits> more) {
        more.forEach(
                u -> lines.merge(u.line(), u, (one, other) -> one.withQuantity(one.quantity() + other.quantity())));
    }

    /** Takes out those of the units that are here. */
    void remove(Collection<OrderedUnits> some) {
        some.forEach(u -> take(u.line(), u.quantity()));
    }

    /** Whether as many are named as there are; who names none means all. */
    boolean areAll(List<UnitsOfLine> named) {
        int all = lines.values().stream().mapToInt(OrderedUnits::quantity).sum();
        return named.isEmpty() || named.stream().mapToInt(UnitsOfLine::quantity).sum() == all;
    }

    /** Those of the named units that are still here. */
    List<OrderedUnits> among(List<UnitsOfLine> named) {
        var count = new TreeMap<Integer, Integer>();
        named.forEach(u -> count.merge(u.line(), u.quantity(), Integer::sum));
        return lines.values().stream()
                .filter(u -> count.getOrDefault(u.line(), 0) > 0)
                .map(u -> u.withQuantity(Math.min(u.quantity(), count.getOrDefault(u.line(), 0))))
                .toList();
    }

    /** Takes units out, up to the number asked for; answers how many. */
    int take(int line, int quantity) {
        var here = lines.get(line);
        if (here == null) {
            return 0;
        }
        int taken = Math.min(quantity, here.quantity());
        remove(here, taken);
        return taken;
    }

    /** Takes out units that are here. */
    List<OrderedUnits> giveOut(List<UnitsOfLine> named) {
        var given = new TreeMap<Integer, OrderedUnits>();
        for (var units : named) {
            var here = Objects.requireNonNull(lines.get(units.line()));
            given.merge(
                    units.line(),
                    here.withQuantity(units.quantity()),
                    (one, other) -> one.withQuantity(one.quantity() + other.quantity()));
            remove(here, units.quantity());
        }
        return List.copyOf(given.values());
    }

    private void remove(OrderedUnits here, int quantity) {
        if (here.quantity() == quantity) {
            lines.remove(here.line());
        } else {
            lines.put(here.line(), here.withQuantity(here.quantity() - quantity));
        }
    }
}
