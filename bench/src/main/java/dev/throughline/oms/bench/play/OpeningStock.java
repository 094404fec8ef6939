package dev.throughline.oms.bench.play;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is on the shelves when the play begins: where each order is foreseen, what it needs; but of one SKU in twenty-five only half,
 * so that some orders are refused, split, shortened or wait.
 */
final class OpeningStock {
    static final double SCARCE_SHARE = 0.04;
    private static final int ENTRIES_PER_DOCUMENT = 1000;

    private OpeningStock() {}

    /** @param document the same for the same file and seed, so that a repeat changes nothing */
    record Delivery(String document, String location, Map<String, Integer> units) {
        Delivery {
            units = new TreeMap<>(units);
        }

        long total() {
            return units.values().stream().mapToLong(Integer::longValue).sum();
        }
    }

    static List<Delivery> plan(List<PlannedOrder> orders, Chance chance, String documentPrefix) {
        Map<String, Map<String, Integer>> shelves = new TreeMap<>();
        for (PlannedOrder order : orders) {
            Map<String, Integer> shelf = shelves.computeIfAbsent(order.stockedAt(), location -> new TreeMap<>());
            order.invoice().lines().forEach(line -> shelf.merge(line.sku(), line.quantity(), Integer::sum));
        }
        List<Delivery> deliveries = new ArrayList<>();
        shelves.forEach((location, shelf) -> {
            shelf.replaceAll((sku, units) -> chance.hits(SCARCE_SHARE, "scarce", sku) ? Math.max(1, units / 2) : units);
            deliveries.addAll(split(documentPrefix + "-opening-" + location, location, shelf));
        });
        return deliveries;
    }

    static List<Delivery> split(String document, String location, Map<String, Integer> shelf) {
        List<Delivery> deliveries = new ArrayList<>();
        Map<String, Integer> part = new TreeMap<>();
        for (Map.Entry<String, Integer> entry : new TreeMap<>(shelf).entrySet()) {
            part.put(entry.getKey(), entry.getValue());
            if (part.size() == ENTRIES_PER_DOCUMENT) {
                deliveries.add(new Delivery(document + "-" + (deliveries.size() + 1), location, part));
                part = new TreeMap<>();
            }
        }
        if (!part.isEmpty()) {
            deliveries.add(new Delivery(document + "-" + (deliveries.size() + 1), location, part));
        }
        return deliveries;
    }
}
