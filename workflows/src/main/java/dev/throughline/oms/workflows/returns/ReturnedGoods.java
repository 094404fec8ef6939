package dev.throughline.oms.workflows.returns;

import dev.throughline.oms.workflows.shared.Actor;
import dev.throughline.oms.workflows.shared.LocationId;
import dev.throughline.oms.workflows.shared.OrderId;
import dev.throughline.oms.workflows.shared.OrderedUnits;
import dev.throughline.oms.workflows.shared.ReturnId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came back, where, and in what condition.
 *
 * @param restocked units that can be sold again
 * @param notRestocked units that are written off
 * @param atTill when a till took the goods and gave the money back, which so is a fact; missing for other returns
 */
public record ReturnedGoods(
        ReturnId rma,
        OrderId order,
        LocationId location,
        List<OrderedUnits> restocked,
        List<OrderedUnits> notRestocked,
        Actor actor,
        String reason,
        @Nullable Instant atTill) {
    public ReturnedGoods {
        restocked = List.copyOf(restocked);
        notRestocked = List.copyOf(notRestocked);
    }

    /** Goods whose money is still to go back. */
    public ReturnedGoods(
            ReturnId rma,
            OrderId order,
            LocationId location,
            List<OrderedUnits> restocked,
            List<OrderedUnits> notRestocked,
            Actor actor,
            String reason) {
        this(rma, order, location, restocked, notRestocked, actor, reason, null);
    }

    /** Whether the same units came back to the same place for the same reason, whoever says so. */
    public boolean isSameAs(ReturnedGoods other) {
        return rma.equals(other.rma)
                && order.equals(other.order)
                && location.equals(other.location)
                && restocked.equals(other.restocked)
                && notRestocked.equals(other.notRestocked)
                && reason.equals(other.reason);
    }

    /** All units, in whatever condition. */
    public List<OrderedUnits> units() {
        var all = new ArrayList<>(restocked);
        all.addAll(notRestocked);
        return all;
    }
}
