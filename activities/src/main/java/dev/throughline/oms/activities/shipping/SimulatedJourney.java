package dev.throughline.oms.activities.shipping;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What will happen to a parcel on its way: on time, late, to an absent recipient, damaged, lost. */
final class SimulatedJourney {
    private static final double COLLECTED = 0.1;
    private static final double LATE = 3;
    private static final double GIVEN_UP = 5;

    private SimulatedJourney() {}

    record Stop(ParcelStatus status, Instant at) {}

    /** @param days how long it takes when nothing goes wrong */
    static List<Stop> of(String reference, int days, Instant collected, SimulatedProperties properties) {
        var way = new Way(collected, properties.transitDay());
        double fate = properties.share("fate/" + reference) - properties.lostShare();
        if (fate < 0) {
            return way.at(COLLECTED, ParcelStatus.IN_TRANSIT)
                    .at(0.6 * days, ParcelStatus.IN_TRANSIT)
                    .at(days + GIVEN_UP, ParcelStatus.LOST)
                    .stops();
        }
        fate -= properties.damagedShare();
        if (fate < 0) {
            return way.out(days).at(days, ParcelStatus.DAMAGED).stops();
        }
        fate -= properties.lateShare();
        if (fate < 0) {
            return way.out(days + LATE).at(days + LATE, ParcelStatus.DELIVERED).stops();
        }
        fate -= properties.absentShare();
        if (fate < 0) {
            return way.out(days)
                    .at(days, ParcelStatus.ATTEMPTED)
                    .at(days + 0.8, ParcelStatus.OUT_FOR_DELIVERY)
                    .at(days + 1, ParcelStatus.DELIVERED)
                    .stops();
        }
        return way.out(days).at(days, ParcelStatus.DELIVERED).stops();
    }

    private static final class Way {
        private final Instant start;
        private final Duration day;
        private final List<Stop> stops = new ArrayList<>();

        Way(Instant start, Duration day) {
            this.start = start;
            this.day = day;
        }

        Way at(double days, ParcelStatus status) {
            stops.add(new Stop(status, start.plusNanos((long) (day.toNanos() * days))));
            return this;
        }

        Way out(double days) {
            return at(COLLECTED, ParcelStatus.IN_TRANSIT)
                    .at(0.6 * days, ParcelStatus.IN_TRANSIT)
                    .at(days - 0.2, ParcelStatus.OUT_FOR_DELIVERY);
        }

        List<Stop> stops() {
            return List.copyOf(stops);
        }
    }
}
