package dev.throughline.oms.bench.play;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the ledgers must hold of the company's day, from what its people did; no ledger is asked. By SKU and location the units of each
 * kind of movement, and the figures of the reconciliation.
 */
final class CompanyBooks {
    private final Map<Shelf, Map<Kind, Integer>> moved = new TreeMap<>();
    private final Map<String, Long> figures = new LinkedHashMap<>();

    /** In the order in which they are shown. */
    enum Kind {
        OPENING,
        BOUGHT,
        SENT_IN,
        SENT_OUT,
        SOLD_AT_TILL,
        SHIPPED;

        int signed(int units) {
            return this == SENT_OUT || this == SOLD_AT_TILL || this == SHIPPED ? -units : units;
        }
    }

    record Shelf(String sku, String location) implements Comparable<Shelf> {
        @Override
        public int compareTo(Shelf other) {
            int bySku = sku.compareTo(other.sku);
            return bySku == 0 ? location.compareTo(other.location) : bySku;
        }
    }

    void moved(Kind kind, String sku, String location, int units) {
        moved.computeIfAbsent(new Shelf(sku, location), shelf -> new TreeMap<>())
                .merge(kind, kind.signed(units), Integer::sum);
        switch (kind) {
            case OPENING, BOUGHT -> add("stock_received", units);
            case SOLD_AT_TILL -> add("stock_sold_at_tills", units);
            case SHIPPED -> add("stock_issued", units);
            case SENT_IN, SENT_OUT -> {}
        }
        add(Expectation.STOCK_NET, kind.signed(units));
    }

    /** An order whose units all reached the customer. */
    void completed(int units, long minor, boolean atTill) {
        for (String one : List.of("orders_in", "orders_accepted", "orders_completed")) {
            add(one, 1);
        }
        add("units_ordered", units);
        add(atTill ? "units_collected" : "units_delivered", units);
        add("authorized_minor", minor);
        add("captured_minor", minor);
    }

    private void add(String figure, long amount) {
        figures.merge(figure, amount, Long::sum);
    }

    Map<String, Long> figures() {
        return figures;
    }

    Map<Shelf, Map<Kind, Integer>> moved() {
        return moved;
    }
}
