package dev.throughline.oms.activities.inventory;

import dev.throughline.oms.workflows.shared.LocationId;
import dev.throughline.oms.workflows.shared.Sku;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;

/**
 * What kits are made of.
 *
 * @param kits per kit the units of each component in one unit of it; no kit among the components
 */
public record Compositions(Map<Sku, Map<Sku, Integer>> kits) {
    public static final Compositions NONE = new Compositions(Map.of());

    public Compositions {
        kits = Map.copyOf(kits);
    }

    public boolean isEmpty() {
        return kits.isEmpty();
    }

    /** What one unit of the SKU takes from the shelf: its components, or itself. */
    public Map<Sku, Integer> parts(Sku sku) {
        return kits.getOrDefault(sku, Map.of(sku, 1));
    }

    /** Everything that units of these SKUs take from the shelf. */
    public List<Sku> parts(Collection<Sku> skus) {
        var parts = new LinkedHashSet<Sku>();
        skus.forEach(sku -> parts.addAll(parts(sku).keySet()));
        return List.copyOf(parts);
    }

    /**
     * Units of each SKU that a location could give if it gave nothing else: of a kit as many as its components make whole there.
     *
     * @param available units of the parts
     */
    public Map<Sku, Map<LocationId, Integer>> whole(
            Collection<Sku> skus, Map<Sku, Map<LocationId, Integer>> available) {
        if (isEmpty()) {
            return available;
        }
        var whole = new HashMap<Sku, Map<LocationId, Integer>>();
        for (var sku : skus) {
            var places = kits.containsKey(sku) ? kit(parts(sku), available) : available.getOrDefault(sku, Map.of());
            if (!places.isEmpty()) {
                whole.put(sku, places);
            }
        }
        return whole;
    }

    private static Map<LocationId, Integer> kit(Map<Sku, Integer> parts, Map<Sku, Map<LocationId, Integer>> available) {
        var any = parts.keySet().iterator().next();
        var places = new HashMap<LocationId, Integer>();
        for (var place : available.getOrDefault(any, Map.of()).keySet()) {
            int units =
                    units(parts, sku -> available.getOrDefault(sku, Map.of()).getOrDefault(place, 0));
            if (units > 0) {
                places.put(place, units);
            }
        }
        return places;
    }

    /** How many units the parts make whole. */
    static int units(Map<Sku, Integer> parts, ToIntFunction<Sku> available) {
        return parts.entrySet().stream()
                .mapToInt(part -> available.applyAsInt(part.getKey()) / part.getValue())
                .min()
                .orElse(0);
    }
}
