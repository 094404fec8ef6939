package dev.throughline.oms.activities.inventory;

import dev.throughline.oms.activities.inventory.Hold.Held;
import dev.throughline.oms.activities.inventory.Holds.Line;
import dev.throughline.oms.workflows.shared.LocationId;
import dev.throughline.oms.workflows.shared.Sku;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Where a cart's units are held. The order chooses its own locations later: the hold only keeps the units from others, so it stays at as
 * few places as it can.
 */
final class HoldPlan {
    private final Map<Sku, Map<LocationId, Integer>> free = new HashMap<>();
    private final List<Held> held = new ArrayList<>();
    private final Compositions kits;
    private final List<Sku> missing = new ArrayList<>();

    private HoldPlan(Map<Sku, Map<LocationId, Integer>> available, Compositions kits) {
        this.kits = kits;
        available.forEach((sku, places) -> free.put(sku, new HashMap<>(places)));
    }

    /**
     * Plans a hold; a unit of a kit is held by its components, at one place.
     *
     * @param available units per SKU and location, of components for kits, those that the hold has itself included
     */
    static HoldPlan of(List<Line> lines, Map<Sku, Map<LocationId, Integer>> available, Compositions kits) {
        var plan = new HoldPlan(available, kits);
        lines.stream().filter(line -> line.location() != null).forEach(plan::hold);
        lines.stream().filter(line -> line.location() == null).forEach(plan::hold);
        return plan;
    }

    List<Held> held() {
        return held;
    }

    List<Sku> missing() {
        return missing;
    }

    private void hold(Line line) {
        var parts = kits.parts(line.sku());
        var places = new Compositions(Map.of(line.sku(), parts))
                .whole(List.of(line.sku()), free)
                .getOrDefault(line.sku(), Map.of());
        int left = line.units();
        for (var place : inOrder(line, places)) {
            int units = Math.min(left, places.getOrDefault(place, 0));
            if (units > 0) {
                parts.forEach((sku, each) -> take(sku, place, each * units));
                left -= units;
            }
        }
        if (left > 0) {
            missing.add(line.sku());
        }
    }

    private void take(Sku sku, LocationId place, int units) {
        held.add(new Held(sku, place, units));
        free.getOrDefault(sku, new HashMap<>()).merge(place, -units, Integer::sum);
    }

    /** The place with most units first. */
    private static List<LocationId> inOrder(Line line, Map<LocationId, Integer> places) {
        return line.location() != null
                ? List.of(line.location())
                : places.entrySet().stream()
                        .sorted(Map.Entry.<LocationId, Integer>comparingByValue(Comparator.reverseOrder())
                                .thenComparing(Map.Entry.comparingByKey()))
                        .map(Map.Entry::getKey)
                        .toList();
    }
}
