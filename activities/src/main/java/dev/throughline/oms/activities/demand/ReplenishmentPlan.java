package dev.throughline.oms.activities.demand;

import dev.throughline.oms.activities.demand.Suggestion.Kind;
import dev.throughline.oms.workflows.shared.LocationId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What to order for one SKU: where units on hand and on the way are at or below the reorder point, as many lots as bring them above;
 * first from the location that has the most more than it needs, the rest from the supplier. Who lacks most is served first, and what
 * is given away is gone for the others.
 */
final class ReplenishmentPlan {
    private final List<Place> places;
    private final Map<LocationId, Integer> excess = new HashMap<>();
    private final List<Order> orders = new ArrayList<>();

    /**
     * A location that has or needs the SKU.
     *
     * @param position units on hand and on the way, less what is promised and owed
     * @param free units that may go elsewhere
     * @param forecast missing where it is never asked for
     */
    record Place(
            LocationId location,
            int position,
            int free,
            @Nullable DemandForecast forecast) {
        private int lack() {
            return forecast == null ? -1 : forecast.reorderPoint() - position;
        }

        private int spare() {
            return forecast == null ? free : free - forecast.reorderPoint() - forecast.lot();
        }
    }

    record Order(LocationId location, Kind kind, @Nullable LocationId from, int units, String reason) {}

    private ReplenishmentPlan(List<Place> places) {
        this.places = places;
        places.stream()
                .filter(place -> place.lack() < 0 && place.spare() > 0)
                .forEach(place -> excess.put(place.location(), place.spare()));
    }

    static List<Order> of(List<Place> places) {
        var plan = new ReplenishmentPlan(places);
        plan.places.stream()
                .filter(place -> place.lack() >= 0)
                .sorted(Comparator.comparingInt(Place::lack).reversed().thenComparing(Place::location))
                .forEach(plan::order);
        return List.copyOf(plan.orders);
    }

    private void order(Place place) {
        var forecast = place.forecast();
        if (forecast == null) {
            return;
        }
        int needed = (place.lack() / forecast.lot() + 1) * forecast.lot();
        var why = "%d on hand and on the way, at or below the reorder point %d (%s: forecast %.1f in %d weeks)"
                .formatted(
                        place.position(),
                        forecast.reorderPoint(),
                        forecast.serviceClass(),
                        forecast.mean(),
                        forecast.horizonWeeks());
        var from = excess.entrySet().stream()
                .filter(entry -> entry.getValue() > 0)
                .max(Map.Entry.<LocationId, Integer>comparingByValue()
                        .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())));
        int moved = from.map(entry -> Math.min(needed, entry.getValue())).orElse(0);
        from.ifPresent(source -> {
            int spare = source.getValue();
            excess.put(source.getKey(), spare - moved);
            orders.add(new Order(
                    place.location(),
                    Kind.TRANSFER,
                    source.getKey(),
                    moved,
                    why + "; " + source.getKey() + " has " + spare + " more than it needs"));
        });
        if (needed > moved) {
            var rest = moved == 0 ? "; no other location has more than it needs" : "; the rest after a transfer";
            orders.add(new Order(place.location(), Kind.PURCHASE, null, needed - moved, why + rest));
        }
    }
}
