package dev.throughline.oms.workflows.order;

import dev.throughline.oms.workflows.shared.Actor;
import dev.throughline.oms.workflows.shared.LocationId;
import dev.throughline.oms.workflows.shared.OrderId;
import dev.throughline.oms.workflows.shared.OrderedUnits;
import dev.throughline.oms.workflows.shared.ReturnId;
import java.time.Instant;
import java.util.List;

/** Asks whether units may come back, and takes them for this return if so. */
public record ReturnClaim(
        ReturnId rma,
        OrderId order,
        LocationId location,
        List<OrderedUnits> lines,
        Instant at,
        Actor actor,
        String reason) {
    public ReturnClaim {
        lines = List.copyOf(lines);
    }
}
