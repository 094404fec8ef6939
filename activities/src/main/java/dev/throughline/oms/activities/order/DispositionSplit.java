package dev.throughline.oms.activities.order;

import dev.throughline.oms.activities.order.Returns.Disposition;
import dev.throughline.oms.activities.order.Returns.Line;
import dev.throughline.oms.workflows.order.ReturnClaim;
import dev.throughline.oms.workflows.shared.OrderedUnits;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Splits a return's units by what becomes of them. */
final class DispositionSplit {
    private DispositionSplit() {}

    static List<Line> of(ReturnClaim claim) {
        var claimed = sums(claim.lines());
        var notRestocked = sums(claim.notRestocked());
        var lines = new ArrayList<Line>();
        claimed.forEach((number, units) -> {
            var damaged = notRestocked.remove(number);
            int sound = units.quantity() - (damaged == null ? 0 : damaged.quantity());
            if (sound < 0) {
                throw tooMany(number);
            }
            if (sound > 0) {
                lines.add(new Line(units.withQuantity(sound), Disposition.RESTOCKED));
            }
            if (damaged != null) {
                lines.add(new Line(damaged, Disposition.NOT_RESTOCKED));
            }
        });
        if (!notRestocked.isEmpty()) {
            throw tooMany(notRestocked.keySet().iterator().next());
        }
        return lines;
    }

    private static RuntimeException tooMany(int line) {
        return OrderContradiction.OTHER_UNITS.because(
                "line " + line + " has more units that are not restocked than units that came back");
    }

    private static Map<Integer, OrderedUnits> sums(List<OrderedUnits> units) {
        var sums = new TreeMap<Integer, OrderedUnits>();
        units.forEach(u -> sums.merge(u.line(), u, (a, b) -> a.withQuantity(a.quantity() + b.quantity())));
        return sums;
    }
}
