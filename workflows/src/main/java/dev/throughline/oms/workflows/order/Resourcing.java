package dev.throughline.oms.workflows.order;

import dev.throughline.oms.workflows.shared.OrderedUnits;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of units that a location could not serve.
 *
 * @param unfillable units that wait for a decision, since nobody can serve them; missing means none
 */
public record Resourcing(
        List<OrderedUnits> resourced,
        List<OrderedUnits> backordered,
        List<OrderedUnits> cancelled,
        @Nullable List<OrderedUnits> unfillable) {
    public Resourcing(List<OrderedUnits> resourced, List<OrderedUnits> backordered, List<OrderedUnits> cancelled) {
        this(resourced, backordered, cancelled, null);
    }

    public Resourcing {
        resourced = List.copyOf(resourced);
        backordered = List.copyOf(backordered);
        cancelled = List.copyOf(cancelled);
        unfillable = unfillable == null ? null : List.copyOf(unfillable);
    }
}
