package dev.throughline.oms.activities.order;

import dev.throughline.oms.workflows.order.AcceptedOrder;
import dev.throughline.oms.workflows.order.Placement;
import dev.throughline.oms.workflows.shared.LocationId;
import dev.throughline.oms.workflows.shared.Money;
import java.util.ArrayList;
import java.util.List;

/** An accepted order on its way into the book: what was said at checkout, and where its units start. */
record BookEntry(String number, Checkout checkout, AcceptedOrder accepted, OrderLines lines) {
    static BookEntry of(IntakeRegister.Entry intake, AcceptedOrder accepted) {
        var lines = new OrderLines(intake.checkout().lines().stream()
                .map(line -> new OrderLine(line.line(), line.sku(), line.quantity(), line.goods(), line.charges()))
                .toList());
        lines.start(accepted.units());
        return new BookEntry(intake.number(), intake.checkout(), accepted, lines);
    }

    Placement placement() {
        return lines.placement(checkout.currency(), accepted.promisedBy(), accepted.preorders());
    }

    Money goods() {
        return Money.sum(
                checkout.currency(),
                checkout.lines().stream().map(Checkout.Line::goods).toList());
    }

    Money charges() {
        return Money.sum(
                checkout.currency(),
                checkout.lines().stream().map(Checkout.Line::charges).toList());
    }

    /** Those that work on it, and the store that the customer chose or bought in. */
    List<LocationId> locations() {
        var locations = new ArrayList<>(accepted.locations());
        if (checkout.location() != null) {
            locations.add(checkout.location());
        }
        return locations;
    }
}
