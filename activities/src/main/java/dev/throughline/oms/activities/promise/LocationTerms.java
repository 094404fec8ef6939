package dev.throughline.oms.activities.promise;

import dev.throughline.oms.workflows.shared.LocationId;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a location works, from a day on until terms with a later day. Times are of the location's time zone.
 *
 * @param validFrom the first local day
 * @param calendar of a {@link BusinessCalendar}
 * @param processing time of work, within opening hours, from taking the order up to packed or staged
 * @param opening a day without hours is closed
 * @param services what is offered here, with its cut-off; a service that is missing is not offered
 * @param dailyOrders so many fulfillment orders may be due on one day; no limit if missing
 * @param dailyUnits so many units may be due on one day; no limit if missing
 * @param hourlyOrders so many fulfillment orders may be asked for within one hour of the clock; no limit if missing
 * @param hourlyUnits so many units may be asked for within one hour; no limit if missing
 * @param zone where carriers' price lists place the location; missing where they go by distance
 */
public record LocationTerms(
        LocationId location,
        LocalDate validFrom,
        String calendar,
        Duration processing,
        Map<DayOfWeek, List<Hours>> opening,
        Map<ServiceKind, CutOff> services,
        @Nullable Integer dailyOrders,
        @Nullable Integer dailyUnits,
        @Nullable Integer hourlyOrders,
        @Nullable Integer hourlyUnits,
        @Nullable String zone) {
    public LocationTerms {
        opening = Map.copyOf(opening);
        services = Map.copyOf(services);
        if (processing.isNegative()) {
            throw new IllegalArgumentException("processing takes no negative time");
        }
    }

    /** Without a limit by the hour. */
    public LocationTerms(
            LocationId location,
            LocalDate validFrom,
            String calendar,
            Duration processing,
            Map<DayOfWeek, List<Hours>> opening,
            Map<ServiceKind, CutOff> services,
            @Nullable Integer dailyOrders,
            @Nullable Integer dailyUnits,
            @Nullable String zone) {
        this(location, validFrom, calendar, processing, opening, services, dailyOrders, dailyUnits, null, null, zone);
    }

    boolean isLimited() {
        return dailyOrders != null || dailyUnits != null || hourlyOrders != null || hourlyUnits != null;
    }

    /**
     * From opening to closing.
     *
     * @param to midnight is the end of the day
     */
    public record Hours(LocalTime from, LocalTime to) {
        public Hours {
            if (!to.equals(LocalTime.MIDNIGHT) && !from.isBefore(to)) {
                throw new IllegalArgumentException("hours end after they begin: " + from + " to " + to);
            }
        }
    }

    /**
     * Until when an order is worked on the same day.
     *
     * @param until inclusive to the instant: 17:00:00 is in time, a second later is not
     * @param pickupAt when the carrier collects; at closing time if missing
     */
    public record CutOff(LocalTime until, @Nullable LocalTime pickupAt) {}
}
