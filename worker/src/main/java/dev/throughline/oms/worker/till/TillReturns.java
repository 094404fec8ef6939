package dev.throughline.oms.worker.till;

import dev.throughline.oms.activities.inventory.TillStock;
import dev.throughline.oms.activities.inventory.TillStock.TillReturn;
import dev.throughline.oms.activities.till.TillKey;
import dev.throughline.oms.activities.till.TillRegister;
import dev.throughline.oms.activities.till.TillRegister.Code;
import dev.throughline.oms.activities.till.TillTransaction;
import dev.throughline.oms.activities.till.TillTransaction.Line;
import dev.throughline.oms.workflows.shared.OrderedUnits;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What tills took back. The units are back whatever the order's rules say, and whether or not the sale is known: stock comes first, under
 * the return's own id, which its process then finds recorded.
 */
@Component
class TillReturns {
    private static final String BLIND = "without an order";

    private final TillStock stock;
    private final TillRegister register;
    private final TillSales sales;
    private final OrdersNamed orders;
    private final TillRefunds refunds;

    TillReturns(TillStock stock, TillRegister register, TillSales sales, OrdersNamed orders, TillRefunds refunds) {
        this.stock = stock;
        this.register = register;
        this.sales = sales;
        this.orders = orders;
        this.refunds = refunds;
    }

    /**
     * Lines that came back of one sale.
     *
     * @param of the transaction, or the order as the till names it; says so if there is neither
     */
    private record Group(
            String of, @Nullable TillKey receipt, @Nullable String order, List<Line> lines) {
        long amountMinor() {
            return lines.stream().mapToLong(Line::amountMinor).sum();
        }
    }

    void take(TillTransaction transaction, Settling settling) {
        for (var group : groups(transaction)) {
            putBack(transaction, group);
            if (group.receipt() != null) {
                sales.find(group.receipt())
                        .ifPresentOrElse(
                                order -> settling.add(
                                        refunds.refund(transaction, group.of(), group.lines(), order),
                                        group.amountMinor()),
                                () -> settling.waitFor(group.of()));
            } else if (group.order() != null) {
                orders.find(group.order())
                        .ifPresentOrElse(
                                order -> settling.add(
                                        refunds.refund(transaction, group.of(), group.lines(), order),
                                        group.amountMinor()),
                                () -> unknown(transaction, group, settling));
            } else {
                settling.paidOut(group.amountMinor());
            }
        }
    }

    private void unknown(TillTransaction transaction, Group group, Settling settling) {
        register.raise(
                transaction.id(), Code.UNKNOWN_ORDER, group.of(), "There is no order " + group.of() + " to return to");
        settling.paidOut(group.amountMinor());
    }

    private void putBack(TillTransaction transaction, Group group) {
        stock.takeBack(new TillReturn(
                TillIds.rma(transaction, group.of()),
                group.of(),
                transaction.key().location(),
                units(group.lines(), true),
                units(group.lines(), false),
                transaction.endedAt()));
    }

    private static List<OrderedUnits> units(List<Line> lines, boolean restocked) {
        return lines.stream()
                .filter(line -> line.restocked() == restocked)
                .map(Line::units)
                .toList();
    }

    private static List<Group> groups(TillTransaction transaction) {
        Map<String, Group> groups = new LinkedHashMap<>();
        for (var line : transaction.returned()) {
            var of = of(line);
            groups.computeIfAbsent(of, _ -> new Group(of, line.receipt(), line.order(), new ArrayList<>()))
                    .lines()
                    .add(line);
        }
        return List.copyOf(groups.values());
    }

    /** What a line came back of. */
    static String of(Line line) {
        if (line.receipt() != null) {
            return line.receipt().id();
        }
        return line.order() == null ? BLIND : line.order();
    }
}
