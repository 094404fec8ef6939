package dev.throughline.oms.worker;

import dev.throughline.oms.api.model.LineUnits;
import dev.throughline.oms.workflows.order.UnitsOfLine;
import dev.throughline.oms.workflows.shared.Money;
import dev.throughline.oms.workflows.shared.OrderedUnits;
import java.util.List;

/** Money and units between the contract and our types. */
public final class Amounts {
    private Amounts() {}

    public static dev.throughline.oms.api.model.Money wire(Money money) {
        return new dev.throughline.oms.api.model.Money(money.amountMinor(), money.currency());
    }

    public static List<LineUnits> wire(List<OrderedUnits> units) {
        return units.stream()
                .map(u -> new LineUnits(u.line(), u.quantity()).sku(u.sku().value()))
                .toList();
    }

    public static List<UnitsOfLine> units(List<LineUnits> wire) {
        return wire.stream()
                .map(u -> new UnitsOfLine(u.getLine(), u.getQuantity()))
                .toList();
    }
}
