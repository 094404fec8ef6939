package dev.throughline.oms.workflows.inventory;

import dev.throughline.oms.workflows.shared.LocationId;
import dev.throughline.oms.workflows.shared.OrderId;
import dev.throughline.oms.workflows.shared.OrderedUnits;
import dev.throughline.oms.workflows.shared.ReturnId;
import java.util.List;

/** Units that came back to a location, by their disposition. */
public record ReturnedStock(
        ReturnId rma,
        OrderId order,
        LocationId location,
        List<OrderedUnits> restocked,
        List<OrderedUnits> notRestocked) {
    public ReturnedStock {
        restocked = List.copyOf(restocked);
        notRestocked = List.copyOf(notRestocked);
    }
}
