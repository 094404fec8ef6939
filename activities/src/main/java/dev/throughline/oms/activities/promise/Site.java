package dev.throughline.oms.activities.promise;

import dev.throughline.oms.activities.inventory.Location;
import dev.throughline.oms.activities.promise.LocationTerms.CutOff;
import dev.throughline.oms.workflows.shared.LocationId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A location at work.
 *
 * @param due what it has to have done already, per local day
 * @param hour what it has been asked for lately; missing where nobody counts
 */
record Site(
        Location location,
        WorkHours hours,
        Map<LocalDate, Load> due,
        @Nullable HourLoad hour) {
    private static final Duration HOUR = Duration.ofHours(1);

    /** Without a limit by the hour. */
    Site(Location location, WorkHours hours, Map<LocalDate, Load> due) {
        this(location, hours, due, null);
    }

    /** What was asked for since the hour began. */
    record HourLoad(Instant from, Load load) {
        boolean has(Instant at) {
            return !at.isBefore(from) && at.isBefore(end());
        }

        Instant end() {
            return from.plus(HOUR);
        }
    }

    /** Fulfillment orders and units of a day. */
    record Load(int orders, int units) {}

    /**
     * How far a location is with an order.
     *
     * @param cutOffPassed whether work begins on a later day for it
     */
    record Ready(CutOff cutOff, boolean cutOffPassed, Instant startsAt, Instant readyAt) {}

    LocationId id() {
        return location.id();
    }

    /**
     * When an order of that moment is packed or staged; null when the location does not do this. A full hour passes the order on to the
     * next.
     */
    @Nullable
    Ready ready(Instant asked, ServiceKind service) {
        var at = hour != null && isHourFull(asked) ? hour.end() : asked;
        var day = hours.day(at);
        var terms = hours.termsOn(day);
        var cutOff = terms == null ? null : terms.services().get(service);
        if (terms == null || cutOff == null) {
            return null;
        }
        boolean passed = at.isAfter(hours.at(day, cutOff.until())) || !hours.isOpen(day);
        var start = passed ? hours.opening(day.plusDays(1)) : hours.open(at);
        var ready = start == null ? null : hours.worked(start, terms.processing());
        return start == null || ready == null ? null : new Ready(cutOff, passed, start, ready);
    }

    /** Why others come first for an order of that moment; null when it is at work and has room. */
    @Nullable
    String busy(Instant at) {
        if (hours.termsOn(hours.day(at)) == null) {
            return null;
        }
        var open = hours.open(at);
        if (open == null || !hours.day(open).equals(hours.day(at))) {
            return "closed for today";
        }
        if (isHourFull(at)) {
            return "full this hour";
        }
        var ready = ready(at, ServiceKind.STANDARD);
        var day = hours.day(ready == null ? at : ready.readyAt());
        return isFull(day, 1) ? "full on " + day : null;
    }

    private boolean isHourFull(Instant at) {
        var terms = hours.termsOn(hours.day(at));
        if (hour == null || terms == null || !hour.has(at)) {
            return false;
        }
        var orders = terms.hourlyOrders();
        var units = terms.hourlyUnits();
        return (orders != null && hour.load().orders() >= orders)
                || (units != null && hour.load().units() >= units);
    }

    /** A further order, however large, still fits into an empty day. */
    boolean isFull(LocalDate day, int units) {
        var load = due.get(day);
        var terms = load == null ? null : hours.termsOn(day);
        if (load == null || terms == null) {
            return false;
        }
        var orders = terms.dailyOrders();
        var most = terms.dailyUnits();
        return (orders != null && load.orders() >= orders)
                || (most != null && load.units() > 0 && load.units() + units > most);
    }

    /** When what was sent there is staged for its customer; null when customers do not collect there. */
    @Nullable
    Instant stagedAfter(Instant arrival, int units) {
        var terms = hours.termsOn(hours.day(arrival));
        var opened = terms == null || !terms.services().containsKey(ServiceKind.COLLECT) ? null : hours.open(arrival);
        var ready = terms == null || opened == null ? null : hours.worked(opened, terms.processing());
        return ready == null ? null : staged(ready, units);
    }

    /** As a destination, with its zone on the day. */
    Place place(Instant at) {
        var terms = hours.termsOn(hours.day(at));
        return new Place(location.latitude(), location.longitude(), terms == null ? null : terms.zone());
    }

    /** From then on customers find it staged and the doors open; what a full day cannot take is the first of the next. */
    @Nullable
    Instant staged(Instant ready, int units) {
        var open = hours.open(ready);
        if (open == null || !isFull(hours.day(open), units)) {
            return open;
        }
        var free = WorkDays.onOrAfter(hours.day(open), day -> hours.isOpen(day) && !isFull(day, units));
        return free == null ? null : hours.opening(free);
    }
}
