package dev.throughline.oms.activities.sourcing;

import dev.throughline.oms.activities.inventory.ChannelUnits;
import dev.throughline.oms.activities.inventory.ChannelView;
import dev.throughline.oms.activities.inventory.Compositions;
import dev.throughline.oms.activities.inventory.Inventory;
import dev.throughline.oms.workflows.shared.LocationId;
import dev.throughline.oms.workflows.shared.OrderedUnits;
import dev.throughline.oms.workflows.shared.Sku;
import dev.throughline.oms.workflows.sourcing.SourcingRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Units that the order's channel can be promised at the candidates.
 *
 * @param parts of the SKUs, and of what kits are made of: those that the order's hold keeps among them
 * @param available whole units, by location and SKU
 * @param own of these, what the hold keeps
 * @param withheld why it is not more, where there is more
 */
record Stock(
        Map<Sku, Map<LocationId, Integer>> parts,
        Map<String, Map<String, Integer>> available,
        Map<String, Map<String, Integer>> own,
        Map<String, Map<String, String>> withheld) {
    static final Stock NONE = new Stock(Map.of(), Map.of(), Map.of(), Map.of());

    /** @param unreleased cannot be had yet, whatever is there */
    static Stock of(
            Inventory inventory, SourcingRequest request, ChannelView view, Compositions kits, Set<Sku> unreleased) {
        var skus = request.lines().stream().map(OrderedUnits::sku).distinct().toList();
        var rows = inventory.unitsFor(view, kits.parts(skus));
        var parts = units(rows);
        Map<Sku, Map<LocationId, Integer>> free = Map.of();
        if (request.hold() != null) {
            free = kits.whole(skus, units(rows));
            var asked = kits.parts(skus);
            inventory.heldBy(request.hold()).forEach((sku, places) -> {
                if (asked.contains(sku)) {
                    places.forEach((place, units) -> add(parts, sku, place, units, view));
                }
            });
        }
        var whole = new HashMap<>(kits.whole(skus, parts));
        whole.keySet().removeAll(unreleased);
        var own = request.hold() == null ? Map.<Sku, Map<LocationId, Integer>>of() : difference(whole, free);
        return new Stock(parts, byLocation(whole), byLocation(own), withheld(rows, skus, kits, view));
    }

    private static Map<Sku, Map<LocationId, Integer>> units(List<ChannelUnits> rows) {
        var units = new HashMap<Sku, Map<LocationId, Integer>>();
        rows.stream()
                .filter(row -> row.units() > 0)
                .forEach(row ->
                        units.computeIfAbsent(row.sku(), _ -> new HashMap<>()).put(row.location(), row.units()));
        return units;
    }

    private static void add(
            Map<Sku, Map<LocationId, Integer>> parts, Sku sku, LocationId place, int units, ChannelView view) {
        if (view.sees(place)) {
            parts.computeIfAbsent(sku, _ -> new HashMap<>()).merge(place, units, Math::addExact);
        }
    }

    private static Map<Sku, Map<LocationId, Integer>> difference(
            Map<Sku, Map<LocationId, Integer>> all, Map<Sku, Map<LocationId, Integer>> some) {
        var more = new HashMap<Sku, Map<LocationId, Integer>>();
        all.forEach((sku, places) -> places.forEach((place, units) -> {
            int without = some.getOrDefault(sku, Map.of()).getOrDefault(place, 0);
            if (units > without) {
                more.computeIfAbsent(sku, _ -> new HashMap<>()).put(place, units - without);
            }
        }));
        return more;
    }

    private static Map<String, Map<String, Integer>> byLocation(Map<Sku, Map<LocationId, Integer>> units) {
        var byLocation = new HashMap<String, Map<String, Integer>>();
        units.forEach((sku, places) -> places.forEach((place, quantity) ->
                byLocation.computeIfAbsent(place.value(), _ -> new HashMap<>()).put(sku.value(), quantity)));
        return byLocation;
    }

    private static Map<String, Map<String, String>> withheld(
            List<ChannelUnits> rows, List<Sku> skus, Compositions kits, ChannelView view) {
        var reasons = new HashMap<String, Map<String, String>>();
        for (var row : rows) {
            if (row.keptBack() + row.others() > 0) {
                var reason = reason(row, view);
                skus.stream()
                        .filter(sku -> kits.parts(sku).containsKey(row.sku()))
                        .forEach(sku -> reasons.computeIfAbsent(row.location().value(), _ -> new HashMap<>())
                                .put(sku.value(), sku.equals(row.sku()) ? reason : row.sku() + ": " + reason));
            }
        }
        return reasons;
    }

    private static String reason(ChannelUnits row, ChannelView view) {
        if (row.closed()) {
            return "opted out of channel " + view.channel();
        }
        var reasons = new ArrayList<String>();
        if (row.keptBack() > 0) {
            reasons.add("keeps back " + row.keptBack() + " of " + row.free() + " from " + view.channel());
        }
        if (row.others() > 0) {
            reasons.add(row.others() + " of " + row.free() + " allocated to other channels");
        }
        return String.join(", ", reasons);
    }
}
