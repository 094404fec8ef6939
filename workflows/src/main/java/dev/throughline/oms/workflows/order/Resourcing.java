package dev.throughline.oms.workflows.order;

import dev.throughline.oms.workflows.shared.OrderedUnits;
import java.util.List;

/** What became of units that a location could not serve. */
public record Resourcing(List<OrderedUnits> resourced, List<OrderedUnits> backordered, List<OrderedUnits> cancelled) {
    public Resourcing {
        resourced = List.copyOf(resourced);
        backordered = List.copyOf(backordered);
        cancelled = List.copyOf(cancelled);
    }
}
