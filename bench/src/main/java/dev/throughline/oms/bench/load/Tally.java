package dev.throughline.oms.bench.load;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the ledgers must have gained, summed by the load test itself, under the names of the reconciliation's figures. */
public final class Tally {
    private final Map<String, Long> sums = new TreeMap<>();
    private final List<String> troubles = new ArrayList<>();

    public synchronized void received(long units) {
        add("stock_received", units);
        add("stock_on_hand", units);
    }

    public synchronized void placed(LoadOrder order) {
        add("orders_in", 1);
        add("orders_accepted", 1);
        add("units_ordered", order.units());
        add("units_open", order.units());
        add("stock_committed", order.units());
        add("authorized_minor", order.total());
    }

    public synchronized void finished(LoadOrder order) {
        add("orders_completed", 1);
        add("units_open", -order.units());
        add("stock_committed", -order.units());
        add(order.pickup() ? "units_collected" : "units_delivered", order.units());
        add("captured_minor", order.total());
        add("stock_issued", order.units());
        add("stock_on_hand", -order.units());
    }

    /** Not where the books said: corrected. */
    synchronized void shortPicked(long units) {
        add("stock_corrected", units);
        add("stock_on_hand", -units);
    }

    /** All of it left once more, paid for already; the first parcel never came. */
    synchronized void replaced(LoadOrder order) {
        add("stock_issued", order.units());
        add("stock_on_hand", -order.units());
    }

    /** A pickup that was brought to the customer instead. */
    synchronized void delivered(LoadOrder order) {
        finished(order);
        if (order.pickup()) {
            add("units_collected", -order.units());
            add("units_delivered", order.units());
        }
    }

    /** At the checkout, and left nothing behind. */
    public synchronized void refused() {
        add("orders_in", 1);
        add("orders_refused", 1);
    }

    /** All of it, before anything was captured. */
    public synchronized void cancelled(LoadOrder order) {
        add("orders_cancelled", 1);
        add("units_open", -order.units());
        add("units_cancelled", order.units());
        add("stock_committed", -order.units());
        add("voided_minor", order.total());
    }

    /**
     * Some of it, and it went back to the shelf.
     *
     * @param refunded in minor units of money
     */
    public synchronized void returned(LoadOrder order, long units, long refunded) {
        add(order.pickup() ? "units_collected" : "units_delivered", -units);
        add("units_returned", units);
        add("stock_restocked", units);
        add("stock_on_hand", units);
        add("refunded_minor", refunded);
        if (units == order.units()) {
            add("orders_completed", -1);
            add("orders_returned", 1);
        }
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
    public synchronized List<String> differences(Map<String, Long> before, Map<String, Long> after) {
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
