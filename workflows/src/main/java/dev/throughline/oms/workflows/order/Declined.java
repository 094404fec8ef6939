package dev.throughline.oms.workflows.order;

import dev.throughline.oms.workflows.shared.Actor;
import dev.throughline.oms.workflows.shared.FulfillmentOrderId;
import java.util.List;

/**
 * A location cannot serve units.
 *
 * @param lines which units; everything that is left if empty
 * @param notFound whether the units are not there, so that the stock is corrected
 */
public record Declined(
        FulfillmentOrderId fulfillmentOrder, List<UnitsOfLine> lines, boolean notFound, Actor actor, String reason) {
    public Declined {
        lines = List.copyOf(lines);
    }
}
