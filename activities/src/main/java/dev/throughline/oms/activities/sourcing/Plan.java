package dev.throughline.oms.activities.sourcing;

import dev.throughline.oms.activities.inventory.Inventory.Allocation;
import dev.throughline.oms.activities.sourcing.Situation.Seen;
import dev.throughline.oms.workflows.shared.LocationId;
import dev.throughline.oms.workflows.shared.OrderedUnits;
import dev.throughline.oms.workflows.sourcing.SourcingDecision.Assignment;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which location serves which units.
 *
 * @param allocations nearest location first
 * @param missing units that no candidate may give
 * @param allowed candidates that passed the filters, nearest first
 * @param outside the others, and why
 * @param later where units that come in may still be the order's
 * @param cost thousandths of a minor unit
 * @param bound no plan costs less; equal to the cost where the search was exact
 */
record Plan(
        List<Allocation> allocations,
        List<OrderedUnits> missing,
        List<Seen> allowed,
        Map<String, String> outside,
        List<LocationId> later,
        long cost,
        long bound) {
    Plan {
        allocations = List.copyOf(allocations);
        missing = List.copyOf(missing);
    }

    /** Nothing is served: every line is missing what it is missing anyway. */
    Plan withoutAllocations() {
        return new Plan(List.of(), missing, allowed, outside, later, 0, 0);
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
