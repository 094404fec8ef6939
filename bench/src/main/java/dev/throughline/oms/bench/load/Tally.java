package dev.throughline.oms.bench.load;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the ledgers must have gained, summed by the load test itself, under the names of the reconciliation's figures. */
final class Tally {
    private final Map<String, Long> sums = new TreeMap<>();
    private final List<String> troubles = new ArrayList<>();

    synchronized void received(long units) {
        add("stock_received", units);
        add("stock_on_hand", units);
    }

    synchronized void placed(LoadOrder order) {
        add("orders_in", 1);
        add("orders_accepted", 1);
        add("units_ordered", order.units());
        add("units_open", order.units());
        add("stock_committed", order.units());
        add("authorized_minor", order.total());
    }

    synchronized void finished(LoadOrder order) {
        add("orders_completed", 1);
        add("units_open", -order.units());
        add("stock_committed", -order.units());
        add(order.pickup() ? "units_collected" : "units_delivered", order.units());
        add("captured_minor", order.total());
        add("stock_issued", order.units());
        add("stock_on_hand", -order.units());
    }

    synchronized void trouble(LoadOrder order, Exception e) {
        troubles.add("order " + order.number() + ": " + e);
    }

    private void add(String figure, long amount) {
        sums.merge(figure, amount, Long::sum);
    }

    synchronized List<String> troubles() {
        return List.copyOf(troubles);
    }

    /** How each figure that moved, or should have, differs: empty if the ledgers say the same. */
    synchronized List<String> differences(Map<String, Long> before, Map<String, Long> after) {
        List<String> differences = new ArrayList<>();
        Map<String, Long> expected = new TreeMap<>(sums);
        after.keySet().forEach(figure -> expected.putIfAbsent(figure, 0L));
        expected.forEach((figure, amount) -> {
            Long now = after.get(figure);
            if (now == null) {
                differences.add(figure + " is missing in the reconciliation");
            } else if (now - before.getOrDefault(figure, 0L) != amount) {
                differences.add("%s: the ledgers gained %d, the load test did %d"
                        .formatted(figure, now - before.getOrDefault(figure, 0L), amount));
            }
        });
        return differences;
    }
}
