package dev.throughline.oms.bench.play;

import dev.throughline.oms.client.model.Order;
import dev.throughline.oms.client.model.OrderLine;
import dev.throughline.oms.client.model.UnitState;
import java.util.ArrayList;
import java.util.List;

/** Compares one order as the API shows it with the file and with what the play's people did. */
final class OrderCheck {
    private OrderCheck() {}

    /** What differs, in words; nothing if all is right. */
    static List<String> differences(OrderRun run) {
        Order order = run.order();
        if (order == null || run.isLeft()) {
            return List.of();
        }
        List<String> differences = new ArrayList<>();
        Invoice invoice = run.plan().invoice();
        compare(
                differences,
                "goods total",
                invoice.goods(),
                order.getGoodsTotal().getAmountMinor());
        compare(
                differences,
                "carriage",
                invoice.carriage(),
                order.getChargesTotal().getAmountMinor());
        compare(differences, "lines", invoice.lines().size(), order.getLines().size());
        Handed handed = new Handed(run.plan(), order);
        long charges = 0;
        for (OrderLine line : order.getLines()) {
            charges += Expectation.charges(order, line.getLine());
            compareLine(differences, line, invoice.lines().get(line.getLine() - 1), handed, run.takenBack());
        }
        compare(differences, "carriage of the lines", invoice.carriage(), charges);
        return differences.stream()
                .map(text -> "invoice " + invoice.number() + ", order " + order.getNumber() + ": " + text)
                .toList();
    }

    private static void compareLine(
            List<String> differences, OrderLine line, Invoice.Line source, Handed handed, TakenBack back) {
        String name = "line " + line.getLine() + " ";
        int number = line.getLine();
        if (!line.getSku().equals(source.sku())) {
            differences.add(name + "is " + line.getSku() + " and should be " + source.sku());
        }
        compare(differences, name + "total", source.total(), line.getTotal().getAmountMinor());
        compare(differences, name + "units", source.quantity(), line.getQuantity());
        compare(differences, name + "returned", back.returned(number), LiveOrder.count(line, UnitState.RETURNED));
        compare(
                differences,
                name + "with the customer",
                handed.units(number) - back.returned(number),
                LiveOrder.count(line, UnitState.DELIVERED) + LiveOrder.count(line, UnitState.COLLECTED));
        compare(
                differences,
                name + "cancelled",
                source.quantity() - handed.units(number),
                LiveOrder.count(line, UnitState.CANCELLED));
    }

    private static void compare(List<String> differences, String what, long expected, long actual) {
        if (expected != actual) {
            differences.add(what + " is " + actual + " and should be " + expected);
        }
    }
}
