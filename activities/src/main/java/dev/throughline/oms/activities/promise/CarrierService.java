package dev.throughline.oms.activities.promise;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A carrier's service, from a day on until the same service with a later day.
 *
 * @param kind never {@code COLLECT}
 * @param calendar whose holidays the carrier keeps
 * @param pickupDays when it collects
 * @param deliveryDays when it delivers; transit days count these
 * @param deliveredBy the time of day by which it has delivered, in {@code zone}
 * @param maxMeters not beyond this distance; the distance must be known then
 * @param lanes the first that fits counts; where none fits the service is not offered
 */
public record CarrierService(
        String id,
        LocalDate validFrom,
        String carrier,
        ServiceKind kind,
        String calendar,
        Set<DayOfWeek> pickupDays,
        Set<DayOfWeek> deliveryDays,
        LocalTime deliveredBy,
        ZoneId zone,
        @Nullable Integer maxMeters,
        String currency,
        List<Lane> lanes) {
    public CarrierService {
        pickupDays = Set.copyOf(pickupDays);
        deliveryDays = Set.copyOf(deliveryDays);
        lanes = List.copyOf(lanes);
        if (kind == ServiceKind.COLLECT) {
            throw new IllegalArgumentException("no carrier collects for the customer");
        }
        if (pickupDays.isEmpty() || deliveryDays.isEmpty()) {
            throw new IllegalArgumentException("a carrier collects and delivers on at least one day of the week");
        }
    }

    /**
     * From where to where, how long, and what it costs.
     *
     * @param fromZone any if missing
     * @param toZone any if missing
     * @param upToMeters any distance if missing, known or not
     * @param transitDays from the day of pickup to the day of delivery, in delivery days
     * @param prices the first that bears the weight counts; heavier parcels are not taken
     */
    public record Lane(
            @Nullable String fromZone,
            @Nullable String toZone,
            @Nullable Integer upToMeters,
            int transitDays,
            List<Price> prices) {
        public Lane {
            prices = List.copyOf(prices);
            if (transitDays < 0) {
                throw new IllegalArgumentException("transit takes no negative time");
            }
        }
    }

    /**
     * What a parcel costs, in minor units.
     *
     * @param upToGrams any weight if missing
     */
    public record Price(@Nullable Integer upToGrams, long amountMinor) {}
}
