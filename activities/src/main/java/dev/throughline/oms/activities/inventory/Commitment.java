package dev.throughline.oms.activities.inventory;

import dev.throughline.oms.workflows.shared.OrderId;
import dev.throughline.oms.workflows.shared.OrderedUnits;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Units of an order line that are committed at a location. */
record Commitment(StockKey key, OrderId order, int line, int units) {
    OrderedUnits asUnits() {
        return new OrderedUnits(line, key.sku(), units);
    }

    Commitment withUnits(int fewer) {
        return new Commitment(key, order, line, fewer);
    }

    /** The parts of these commitments that the lines ask for, at most what is open. */
    static List<Commitment> askedFor(Collection<Commitment> open, Collection<OrderedUnits> lines) {
        var asked = new HashMap<OrderedUnits, Integer>();
        lines.forEach(units -> asked.merge(units.withQuantity(1), units.quantity(), Math::addExact));
        var parts = new ArrayList<Commitment>();
        for (var commitment : open) {
            int wanted = asked.getOrDefault(commitment.asUnits().withQuantity(1), 0);
            if (wanted > 0) {
                parts.add(commitment.withUnits(Math.min(wanted, commitment.units())));
            }
        }
        return parts;
    }

    static Map<StockKey, Integer> unitsPerKey(Collection<Commitment> commitments) {
        return commitments.stream()
                .collect(Collectors.groupingBy(Commitment::key, Collectors.summingInt(Commitment::units)));
    }
}
