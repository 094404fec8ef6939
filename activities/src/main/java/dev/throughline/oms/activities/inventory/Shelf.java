package dev.throughline.oms.activities.inventory;

import dev.throughline.oms.activities.inventory.Inventory.Shortfall;
import dev.throughline.oms.activities.inventory.ReservationFront.Answer;
import dev.throughline.oms.activities.inventory.ReservationFront.Reservation;
import dev.throughline.oms.workflows.shared.LocationId;
import dev.throughline.oms.workflows.shared.Sku;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Locked balances, from which a group's reservations take in turn; each all or nothing. */
final class Shelf {
    private record Key(String sku, String location) {}

    /** A balance as it will be. */
    static final class Place {
        private final Key key;
        private final boolean allocated;
        private int free;
        private int committed;
        private boolean changed;

        private Place(Key key, int free, int committed, boolean allocated) {
            this.key = key;
            this.free = free;
            this.committed = committed;
            this.allocated = allocated;
        }

        String sku() {
            return key.sku();
        }

        String location() {
            return key.location();
        }

        int committed() {
            return committed;
        }

        private void take(int units) {
            free -= units;
            committed += units;
            changed = true;
        }
    }

    private final Map<Key, Place> places = new HashMap<>();

    /**
     * @param free units that nobody holds, keeps back or has allocated
     * @param allocated units guaranteed to channels
     */
    void put(String sku, String location, int free, int committed, int allocated) {
        var key = new Key(sku, location);
        places.put(key, new Place(key, free, committed, allocated > 0));
    }

    /** Empty where channels have shares: whose they are is a question for the direct way. */
    Optional<Answer> take(Reservation<?> reservation) {
        var asked = new LinkedHashMap<Key, Integer>();
        for (var allocation : reservation.allocations()) {
            var key = new Key(
                    allocation.units().sku().value(), allocation.location().value());
            asked.merge(key, allocation.units().quantity(), Math::addExact);
        }
        if (asked.keySet().stream().map(places::get).anyMatch(place -> place != null && place.allocated)) {
            return Optional.empty();
        }
        var missing = shortfalls(asked, reservation.by());
        if (!missing.isEmpty()) {
            return Optional.of(new Answer(false, missing));
        }
        asked.forEach((key, units) -> place(key).take(units));
        return Optional.of(Answer.COMMITTED);
    }

    private List<Shortfall> shortfalls(Map<Key, Integer> asked, @Nullable ChannelView by) {
        var missing = new ArrayList<Shortfall>();
        asked.forEach((key, units) -> {
            var sku = new Sku(key.sku());
            var location = new LocationId(key.location());
            var place = places.get(key);
            int free = place == null ? 0 : place.free;
            int available = by == null ? Math.max(0, free) : by.units(sku, location, free, 0);
            if (available < units) {
                missing.add(new Shortfall(location, sku));
            }
        });
        return missing;
    }

    private Place place(Key key) {
        var place = places.get(key);
        if (place == null) {
            throw new IllegalStateException("nothing can be taken where there is no balance");
        }
        return place;
    }

    List<Place> changed() {
        return places.values().stream().filter(place -> place.changed).toList();
    }
}
