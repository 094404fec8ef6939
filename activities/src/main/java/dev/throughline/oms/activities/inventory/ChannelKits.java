package dev.throughline.oms.activities.inventory;

import dev.throughline.oms.workflows.shared.LocationId;
import dev.throughline.oms.workflows.shared.Sku;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;

/** What a channel can be promised of kits: as many as its units of the components make whole. */
final class ChannelKits {
    private ChannelKits() {}

    /** @param parts the rows of everything that the SKUs are made of */
    static List<ChannelUnits> rows(
            ChannelView view, Compositions kits, Collection<Sku> skus, List<ChannelUnits> parts) {
        var asked = Set.copyOf(skus);
        var rows = new ArrayList<>(parts.stream()
                .filter(row -> asked.contains(row.sku()) && !kits.kits().containsKey(row.sku()))
                .toList());
        var made = skus.stream().filter(kits.kits()::containsKey).distinct().toList();
        var free = kits.whole(made, byPlace(parts, ChannelUnits::free));
        var units = kits.whole(made, byPlace(parts, ChannelUnits::units));
        free.forEach((kit, places) -> places.forEach((place, whole) -> {
            int own = units.getOrDefault(kit, Map.of()).getOrDefault(place, 0);
            rows.add(new ChannelUnits(kit, place, own, whole - own, 0, view.isClosed(kit, place)));
        }));
        return rows;
    }

    /** Over all locations. */
    static Map<Sku, Long> sums(List<ChannelUnits> rows) {
        var sums = new HashMap<Sku, Long>();
        rows.forEach(row -> sums.merge(row.sku(), (long) row.units(), Long::sum));
        return sums;
    }

    private static Map<Sku, Map<LocationId, Integer>> byPlace(
            List<ChannelUnits> rows, ToIntFunction<ChannelUnits> figure) {
        var places = new HashMap<Sku, Map<LocationId, Integer>>();
        rows.forEach(row ->
                places.computeIfAbsent(row.sku(), _ -> new HashMap<>()).put(row.location(), figure.applyAsInt(row)));
        return places;
    }
}
