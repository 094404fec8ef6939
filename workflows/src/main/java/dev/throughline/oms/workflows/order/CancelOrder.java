package dev.throughline.oms.workflows.order;

import dev.throughline.oms.workflows.shared.Actor;
import java.util.List;

/**
 * Asks to cancel.
 *
 * @param lines which units, all of which must still be cancellable; everything that is, if empty
 */
public record CancelOrder(List<UnitsOfLine> lines, Actor actor, String reason) {
    public CancelOrder {
        lines = List.copyOf(lines);
    }
}
