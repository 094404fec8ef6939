package dev.throughline.oms.bench.promise;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * A delivered order of one seller; times are Brasilia's.
 *
 * @param handedOver to the carrier
 * @param estimated what its customer was told
 */
record Delivery(
        LocalDateTime purchased,
        LocalDateTime handedOver,
        LocalDateTime delivered,
        LocalDate estimated,
        Seller seller,
        String toState,
        String toPostcode,
        @Nullable Point to) {
    record Seller(String id, String state, @Nullable Point point) {}

    record Point(double latitude, double longitude) {
        private static final double METERS_PER_DEGREE = 111_195;

        /** Flat, with the meridians drawn together: bands are hundreds of kilometers wide. */
        double metersTo(Point other) {
            double north = latitude - other.latitude;
            double east = (longitude - other.longitude) * Math.cos(Math.toRadians((latitude + other.latitude) / 2));
            return METERS_PER_DEGREE * Math.hypot(north, east);
        }
    }

    LocalDate day() {
        return purchased.toLocalDate();
    }

    boolean isLate(LocalDate promised) {
        return delivered.toLocalDate().isAfter(promised);
    }

    long days(LocalDate until) {
        return ChronoUnit.DAYS.between(day(), until);
    }
}
