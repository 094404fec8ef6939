package dev.throughline.oms.worker.promise;

import dev.throughline.oms.activities.promise.BusinessCalendar;
import dev.throughline.oms.activities.promise.CarrierService;
import dev.throughline.oms.activities.promise.LocationTerms;
import dev.throughline.oms.activities.promise.LocationTerms.CutOff;
import dev.throughline.oms.activities.promise.LocationTerms.Hours;
import dev.throughline.oms.activities.promise.PostcodeArea;
import dev.throughline.oms.activities.promise.ServiceKind;
import dev.throughline.oms.api.model.CarrierLane;
import dev.throughline.oms.api.model.CarrierPrice;
import dev.throughline.oms.api.model.DayOfWeek;
import dev.throughline.oms.api.model.OpeningHours;
import dev.throughline.oms.api.model.PromiseTerms;
import dev.throughline.oms.api.model.ServiceCutOff;
import dev.throughline.oms.worker.problem.ProblemException;
import dev.throughline.oms.worker.problem.ProblemType;
import dev.throughline.oms.workflows.shared.LocationId;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Terms between the contract and our types. */
final class TermsWire {
    private static final String DEFAULT_ZONE = "Europe/London";

    private TermsWire() {}

    static BusinessCalendar calendar(dev.throughline.oms.api.model.BusinessCalendar wire) {
        return new BusinessCalendar(
                wire.getCalendarId(),
                wire.getCountry(),
                wire.getRegion(),
                days(wire.getWorkingDays()),
                new HashSet<>(Objects.requireNonNullElse(wire.getClosedOn(), List.of())),
                new HashSet<>(Objects.requireNonNullElse(wire.getOpenOn(), List.of())));
    }

    static dev.throughline.oms.api.model.BusinessCalendar calendar(BusinessCalendar calendar) {
        return new dev.throughline.oms.api.model.BusinessCalendar(calendar.id(), wire(calendar.workingDays()))
                .country(calendar.country())
                .region(calendar.region())
                .closedOn(calendar.closedOn().stream().sorted().toList())
                .openOn(calendar.openOn().stream().sorted().toList());
    }

    static LocationTerms terms(LocationId location, PromiseTerms wire) {
        return new LocationTerms(
                location,
                wire.getValidFrom(),
                wire.getCalendarId(),
                Duration.ofMinutes(wire.getProcessingMinutes()),
                opening(wire.getOpening()),
                services(wire.getServices()),
                wire.getDailyOrders(),
                wire.getDailyUnits(),
                wire.getHourlyOrders(),
                wire.getHourlyUnits(),
                wire.getZone());
    }

    private static Map<java.time.DayOfWeek, List<Hours>> opening(List<OpeningHours> wire) {
        var opening = new EnumMap<java.time.DayOfWeek, List<Hours>>(java.time.DayOfWeek.class);
        for (var hours : wire) {
            var day = java.time.DayOfWeek.valueOf(hours.getDay().name());
            opening.computeIfAbsent(day, d -> new ArrayList<>())
                    .add(valid("opening", () -> new Hours(time(hours.getFrom()), time(hours.getTo()))));
        }
        opening.values().forEach(TermsWire::checkApart);
        return opening;
    }

    private static void checkApart(List<Hours> hours) {
        var sorted = hours.stream()
                .sorted((one, other) -> one.from().compareTo(other.from()))
                .toList();
        for (int i = 1; i < sorted.size(); i++) {
            var end = sorted.get(i - 1).to();
            if (end.equals(LocalTime.MIDNIGHT) || sorted.get(i).from().isBefore(end)) {
                throw unprocessable("opening", "must not overlap on a day");
            }
        }
    }

    private static Map<ServiceKind, CutOff> services(List<ServiceCutOff> wire) {
        var services = new EnumMap<ServiceKind, CutOff>(ServiceKind.class);
        for (var service : wire) {
            var pickup = service.getPickupAt();
            var cutOff = new CutOff(time(service.getCutOff()), pickup == null ? null : time(pickup));
            if (services.put(ServiceKind.valueOf(service.getService().name()), cutOff) != null) {
                throw unprocessable("services", "must name a service once");
            }
        }
        return services;
    }

    static PromiseTerms terms(LocationTerms terms) {
        var opening = new ArrayList<OpeningHours>();
        for (var day : java.time.DayOfWeek.values()) {
            terms.opening()
                    .getOrDefault(day, List.of())
                    .forEach(hours -> opening.add(new OpeningHours(
                            DayOfWeek.valueOf(day.name()),
                            hours.from().toString(),
                            hours.to().toString())));
        }
        var services = new ArrayList<ServiceCutOff>();
        new TreeMap<>(terms.services())
                .forEach((service, cutOff) -> services.add(new ServiceCutOff(
                                dev.throughline.oms.api.model.ServiceKind.valueOf(service.name()),
                                cutOff.until().toString())
                        .pickupAt(
                                cutOff.pickupAt() == null
                                        ? null
                                        : cutOff.pickupAt().toString())));
        return new PromiseTerms(
                        terms.validFrom(),
                        terms.calendar(),
                        (int) terms.processing().toMinutes(),
                        opening,
                        services)
                .dailyOrders(terms.dailyOrders())
                .dailyUnits(terms.dailyUnits())
                .hourlyOrders(terms.hourlyOrders())
                .hourlyUnits(terms.hourlyUnits())
                .zone(terms.zone());
    }

    static CarrierService service(dev.throughline.oms.api.model.CarrierService wire) {
        return valid(
                "kind",
                () -> new CarrierService(
                        wire.getServiceId(),
                        wire.getValidFrom(),
                        wire.getCarrier(),
                        ServiceKind.valueOf(wire.getKind().name()),
                        wire.getCalendarId(),
                        days(wire.getPickupDays()),
                        days(wire.getDeliveryDays()),
                        time(wire.getDeliveredBy()),
                        zone(wire.getTimeZone()),
                        wire.getMaxMeters(),
                        wire.getCurrency(),
                        wire.getLanes().stream().map(TermsWire::lane).toList()));
    }

    private static CarrierService.Lane lane(CarrierLane wire) {
        return new CarrierService.Lane(
                wire.getFromZone(),
                wire.getToZone(),
                wire.getUpToMeters(),
                wire.getTransitDays(),
                Objects.requireNonNullElse(wire.getPrices(), List.<CarrierPrice>of()).stream()
                        .map(price -> new CarrierService.Price(price.getUpToGrams(), price.getAmountMinor()))
                        .toList());
    }

    static dev.throughline.oms.api.model.CarrierService service(CarrierService service) {
        return new dev.throughline.oms.api.model.CarrierService(
                        service.id(),
                        service.validFrom(),
                        service.carrier(),
                        dev.throughline.oms.api.model.ServiceKind.valueOf(
                                service.kind().name()),
                        service.calendar(),
                        wire(service.pickupDays()),
                        wire(service.deliveryDays()),
                        service.deliveredBy().toString(),
                        service.currency(),
                        service.lanes().stream().map(TermsWire::lane).toList())
                .timeZone(service.zone().getId())
                .maxMeters(service.maxMeters());
    }

    private static CarrierLane lane(CarrierService.Lane lane) {
        return new CarrierLane(lane.transitDays())
                .fromZone(lane.fromZone())
                .toZone(lane.toZone())
                .upToMeters(lane.upToMeters())
                .prices(lane.prices().stream()
                        .map(price -> new CarrierPrice(price.amountMinor()).upToGrams(price.upToGrams()))
                        .toList());
    }

    static PostcodeArea area(dev.throughline.oms.api.model.PostcodeArea wire) {
        return valid(
                "areas",
                () -> new PostcodeArea(
                        wire.getCountry(), wire.getPrefix(), wire.getZone(), wire.getLatitude(), wire.getLongitude()));
    }

    private static LocalTime time(String text) {
        return LocalTime.parse(text);
    }

    private static ZoneId zone(@Nullable String name) {
        try {
            return ZoneId.of(Objects.requireNonNullElse(name, DEFAULT_ZONE));
        } catch (DateTimeException _) {
            throw unprocessable("time_zone", "must be a zone of the IANA database, such as Europe/London");
        }
    }

    private static Set<java.time.DayOfWeek> days(Collection<DayOfWeek> wire) {
        return wire.stream().map(day -> java.time.DayOfWeek.valueOf(day.name())).collect(Collectors.toSet());
    }

    private static Set<DayOfWeek> wire(Set<java.time.DayOfWeek> days) {
        return days.stream().map(day -> DayOfWeek.valueOf(day.name())).collect(Collectors.toSet());
    }

    private static <T> T valid(String field, Supplier<T> made) {
        try {
            return made.get();
        } catch (IllegalArgumentException e) {
            throw unprocessable(field, Objects.requireNonNullElse(e.getMessage(), "must be possible"));
        }
    }

    private static ProblemException unprocessable(String field, String detail) {
        return ProblemException.ofField(ProblemType.UNPROCESSABLE, field, detail);
    }
}
