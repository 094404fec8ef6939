package dev.throughline.oms.activities.sourcing;

import dev.throughline.oms.activities.inventory.Inventory.Allocation;
import dev.throughline.oms.workflows.shared.LocationId;
import dev.throughline.oms.workflows.shared.OrderedUnits;
import dev.throughline.oms.workflows.sourcing.SourcingDecision.Assignment;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * Which location serves which units.
 *
 * @param missing units that no candidate has
 */
record Plan(List<Allocation> allocations, List<OrderedUnits> missing) {
    /** Nothing is served: every line is missing what it is missing anyway. */
    Plan withoutAllocations() {
        return new Plan(List.of(), missing);
    }

    /** Per location, nearest first. */
    List<Assignment> assignments() {
        var perLocation = new LinkedHashMap<LocationId, List<OrderedUnits>>();
        allocations.forEach(allocation -> perLocation
                .computeIfAbsent(allocation.location(), location -> new ArrayList<>())
                .add(allocation.units()));
        return perLocation.entrySet().stream()
                .map(entry -> new Assignment(entry.getKey(), entry.getValue()))
                .toList();
    }
}
