package dev.throughline.oms.workflows.inventory;

import dev.throughline.oms.workflows.shared.LocationId;
import dev.throughline.oms.workflows.shared.OrderId;
import dev.throughline.oms.workflows.shared.OrderedUnits;
import dev.throughline.oms.workflows.shared.ReturnId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Units that came back to a location, by their disposition.
 *
 * @param happenedAt when, if it is told later: what was counted since is in the count already; missing for now
 */
public record ReturnedStock(
        ReturnId rma,
        OrderId order,
        LocationId location,
        List<OrderedUnits> restocked,
        List<OrderedUnits> notRestocked,
        @Nullable Instant happenedAt) {
    public ReturnedStock {
        restocked = List.copyOf(restocked);
        notRestocked = List.copyOf(notRestocked);
    }
}
