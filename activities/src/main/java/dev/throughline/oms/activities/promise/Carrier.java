package dev.throughline.oms.activities.promise;

import dev.throughline.oms.activities.promise.CarrierService.Lane;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A carrier's service as it is on a day. */
final class Carrier {
    private final CarrierService service;
    private final WorkDays days;
    private final Map<Ends, List<Ranked>> lanes = new HashMap<>();

    private record Ends(@Nullable String from, @Nullable String to) {}

    private record Ranked(int rank, Lane lane) {}

    Carrier(CarrierService service, WorkDays days) {
        this.service = service;
        this.days = days;
        for (int rank = 0; rank < service.lanes().size(); rank++) {
            var lane = service.lanes().get(rank);
            lanes.computeIfAbsent(new Ends(lane.fromZone(), lane.toZone()), ends -> new ArrayList<>())
                    .add(new Ranked(rank, lane));
        }
    }

    CarrierService service() {
        return service;
    }

    boolean collectsOn(LocalDate day) {
        return days.isOpen(day, service.pickupDays());
    }

    private boolean deliversOn(LocalDate day) {
        return days.isOpen(day, service.deliveryDays());
    }

    /** The first lane in the service's order that fits; null when there is none. */
    @Nullable
    Lane lane(@Nullable String from, @Nullable String to, @Nullable Long meters) {
        var limit = service.maxMeters();
        if (limit != null && (meters == null || meters > limit)) {
            return null;
        }
        Ranked first = earlier(null, from, to, meters);
        first = from == null ? first : earlier(first, null, to, meters);
        first = to == null ? first : earlier(first, from, null, meters);
        first = from == null || to == null ? first : earlier(first, null, null, meters);
        return first == null ? null : first.lane();
    }

    private @Nullable Ranked earlier(
            @Nullable Ranked than, @Nullable String from, @Nullable String to, @Nullable Long meters) {
        for (var ranked : lanes.getOrDefault(new Ends(from, to), List.of())) {
            var reach = ranked.lane().upToMeters();
            if (reach == null || (meters != null && meters <= reach)) {
                return than == null || ranked.rank() < than.rank() ? ranked : than;
            }
        }
        return than;
    }

    /** Minor units; null when the parcel is too heavy. */
    static @Nullable Long price(Lane lane, long grams) {
        if (lane.prices().isEmpty()) {
            return 0L;
        }
        return lane.prices().stream()
                .filter(price -> price.upToGrams() == null || grams <= price.upToGrams())
                .findFirst()
                .map(CarrierService.Price::amountMinor)
                .orElse(null);
    }

    /** When it is there, given to the carrier then; null when no day is in sight. */
    @Nullable
    Instant delivered(Instant handover, LocalDate day, int transitDays) {
        var first = transitDays == 0
                ? WorkDays.onOrAfter(day, this::deliversOn)
                : WorkDays.after(day, transitDays, this::deliversOn);
        if (first != null && !by(first).isAfter(handover)) {
            first = WorkDays.onOrAfter(first.plusDays(1), this::deliversOn);
        }
        return first == null ? null : by(first);
    }

    private Instant by(LocalDate day) {
        return day.atTime(service.deliveredBy()).atZone(service.zone()).toInstant();
    }
}
