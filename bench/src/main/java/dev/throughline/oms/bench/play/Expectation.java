package dev.throughline.oms.bench.play;

import dev.throughline.oms.bench.play.Journal.ShortPick;
import dev.throughline.oms.bench.play.OpeningStock.Delivery;
import dev.throughline.oms.bench.play.PlannedOrder.Kind;
import dev.throughline.oms.client.model.FulfillmentOrder;
import dev.throughline.oms.client.model.LineUnits;
import dev.throughline.oms.client.model.Order;
import dev.throughline.oms.client.model.OrderLine;
import dev.throughline.oms.client.model.PlacedOrder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What the ledgers must hold after the play: computed from the file's lines and prices, the answers, and what the play's people did
 * with their hands. No ledger is asked.
 */
final class Expectation {
    /** On hand less what tills have sold that the books did not have. */
    static final String STOCK_NET = "stock_on_hand_net";

    private static final List<String> NAMES = List.of(
            "orders_in",
            "orders_accepted",
            "orders_refused",
            "orders_unanswered",
            "orders_completed",
            "orders_cancelled",
            "orders_returned",
            "units_ordered",
            "units_open",
            "units_backordered",
            "units_released",
            "units_delivered",
            "units_collected",
            "units_cancelled",
            "units_returned",
            "authorized_minor",
            "captured_minor",
            "voided_minor",
            "refunded_minor",
            "refund_failed_minor",
            "stock_received",
            "stock_issued",
            "stock_sold_at_tills",
            "stock_restocked",
            "stock_corrected",
            "stock_damaged",
            "stock_committed",
            STOCK_NET);

    private final Map<String, Long> figures = new LinkedHashMap<>();

    Expectation() {
        NAMES.forEach(name -> figures.put(name, 0L));
    }

    Map<String, Long> figures() {
        return figures;
    }

    void received(Delivery delivery) {
        add("stock_received", delivery.total());
        add(STOCK_NET, delivery.total());
    }

    /** What happened beside the file's orders. */
    void beside(Map<String, Long> known) {
        known.forEach(this::add);
    }

    void order(OrderRun run) {
        add("orders_in", 1);
        PlacedOrder placed = run.placed();
        Order order = run.order();
        if (placed == null || order == null) {
            add("orders_refused", 1);
            return;
        }
        add("orders_accepted", 1);
        if (run.isLeft()) {
            LeftOrder.figures(order).forEach(this::add);
            return;
        }
        Handed handed = new Handed(run.plan(), order);
        long captured = 0;
        long authorized = 0;
        int units = 0;
        int lost = 0;
        for (int line = 1; line <= handed.lines(); line++) {
            int ordered = run.plan().invoice().lines().get(line - 1).quantity();
            int returned = run.takenBack().returned(line);
            int givenBack = handed.paid(line) - handed.units(line);
            units += handed.units(line);
            lost += handed.lost(line);
            units(ordered, handed.delivered(line), handed.collected(line), returned);
            add("refunded_minor", share(goods(run, line), ordered, returned + givenBack));
            add("refunded_minor", share(charges(order, line), ordered, givenBack));
            captured += worth(run, order, line, handed.paid(line));
            authorized += worth(run, order, line, ordered - cancelledAtOnce(placed, line));
        }
        int returned = run.takenBack().returned();
        add(units == 0 ? "orders_cancelled" : returned == units ? "orders_returned" : "orders_completed", 1);
        add("captured_minor", captured);
        add("authorized_minor", authorized);
        add("voided_minor", authorized - captured);
        add(run.plan().kind() == Kind.TILL_SALE ? "stock_sold_at_tills" : "stock_issued", units + lost);
        add("stock_restocked", run.takenBack().restocked());
        add("stock_damaged", returned - run.takenBack().restocked());
        add(STOCK_NET, run.takenBack().restocked() - units - lost);
    }

    private void units(int ordered, int delivered, int collected, int returned) {
        int ofCollected = Math.min(returned, collected);
        add("units_ordered", ordered);
        add("units_delivered", delivered - (returned - ofCollected));
        add("units_collected", collected - ofCollected);
        add("units_cancelled", ordered - delivered - collected);
        add("units_returned", returned);
    }

    /** Units that staff did not find: taken out of the books. */
    void shortPick(ShortPick pick, FulfillmentOrder asItIs) {
        int left = asItIs.getLines().stream()
                .filter(line -> line.getLine() == pick.line())
                .mapToInt(line -> line.getQuantity())
                .sum();
        if (left < pick.before()) {
            add("stock_corrected", pick.units());
            add(STOCK_NET, -pick.units());
        }
    }

    /** Goods by the file; the line's part of the carriage by the answer, whose sum {@link OrderCheck} compares with the file. */
    private static long worth(OrderRun run, Order order, int line, int units) {
        int ordered = run.plan().invoice().lines().get(line - 1).quantity();
        return share(goods(run, line), ordered, units) + share(charges(order, line), ordered, units);
    }

    private static long goods(OrderRun run, int line) {
        return run.plan().invoice().lines().get(line - 1).total();
    }

    static long charges(Order order, int line) {
        return order.getLines().stream()
                .filter(entry -> entry.getLine() == line && entry.getCharges() != null)
                .map(OrderLine::getCharges)
                .mapToLong(charges -> Objects.requireNonNull(charges).getAmountMinor())
                .sum();
    }

    private static int cancelledAtOnce(PlacedOrder placed, int line) {
        return Objects.requireNonNullElse(placed.getCancelled(), List.<LineUnits>of()).stream()
                .filter(units -> units.getLine() == line)
                .mapToInt(LineUnits::getQuantity)
                .sum();
    }

    /** Of an amount for so many units, what the first ones are worth: rounded half up, so that the parts add up. */
    static long share(long amount, int of, int first) {
        return Math.floorDiv(2 * amount * first + of, 2L * of);
    }

    private void add(String name, long amount) {
        figures.merge(name, amount, Long::sum);
    }
}
