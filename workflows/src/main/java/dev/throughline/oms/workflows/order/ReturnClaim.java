package dev.throughline.oms.workflows.order;

import dev.throughline.oms.workflows.shared.Actor;
import dev.throughline.oms.workflows.shared.LocationId;
import dev.throughline.oms.workflows.shared.OrderId;
import dev.throughline.oms.workflows.shared.OrderedUnits;
import dev.throughline.oms.workflows.shared.ReturnId;
import java.time.Instant;
import java.util.List;

/**
 * Asks whether units may come back, and takes them for this return if so.
 *
 * @param lines all units of the return, whatever their condition
 * @param notRestocked those of them that cannot be sold again
 */
public record ReturnClaim(
        ReturnId rma,
        OrderId order,
        LocationId location,
        List<OrderedUnits> lines,
        Instant at,
        Actor actor,
        String reason,
        List<OrderedUnits> notRestocked) {
    public ReturnClaim {
        lines = List.copyOf(lines);
        notRestocked = List.copyOf(notRestocked);
    }
}
