package dev.throughline.oms.bench.play;

import dev.throughline.oms.client.model.BusinessCalendar;
import dev.throughline.oms.client.model.CarrierLane;
import dev.throughline.oms.client.model.CarrierPrice;
import dev.throughline.oms.client.model.CarrierService;
import dev.throughline.oms.client.model.DayOfWeek;
import dev.throughline.oms.client.model.OpeningHours;
import dev.throughline.oms.client.model.PostcodeArea;
import dev.throughline.oms.client.model.PostcodeAreaList;
import dev.throughline.oms.client.model.PromiseTerms;
import dev.throughline.oms.client.model.ServiceCutOff;
import dev.throughline.oms.client.model.ServiceKind;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** What the play's shop promises by: made up, like the shop. Holidays are those of England, Wales and Scotland. */
final class PromiseSetup {
    private static final LocalDate ALWAYS = LocalDate.of(2009, 1, 1);
    private static final int ANYWHERE = 2_000_000;
    private static final Set<DayOfWeek> ALL_DAYS = new LinkedHashSet<>(Arrays.asList(DayOfWeek.values()));
    private static final Set<DayOfWeek> NOT_SUNDAY =
            new LinkedHashSet<>(EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.SATURDAY));

    private final Oms oms;

    PromiseSetup(Oms oms) {
        this.oms = oms;
    }

    void put(Places places) throws InterruptedException {
        for (String region : List.of("ENG", "WLS", "SCT")) {
            String id = calendar(region);
            oms.call(() -> oms.promises.putBusinessCalendar(
                    id,
                    new BusinessCalendar()
                            .calendarId(id)
                            .country("GB")
                            .region(region)
                            .workingDays(ALL_DAYS)));
        }
        for (Places.Site site : places.sites()) {
            oms.call(() -> oms.promises.putPromiseTerms(site.id(), site.isStore() ? store(site) : warehouse(site)));
        }
        for (CarrierService service : services()) {
            oms.call(() -> oms.promises.putCarrierService(service.getServiceId(), service));
        }
        List<PostcodeArea> areas = places.postcodes().stream()
                .map(postcode -> new PostcodeArea()
                        .country("GB")
                        .prefix(postcode.district())
                        .latitude(postcode.latitude())
                        .longitude(postcode.longitude()))
                .toList();
        oms.call(() -> oms.promises.putPostcodeAreas(new PostcodeAreaList().areas(areas)));
    }

    private static String calendar(String region) {
        return "gb-" + region.toLowerCase(Locale.ROOT);
    }

    private static String calendarOf(Places.Site site) {
        return calendar(
                switch (site.id()) {
                    case "st-edinburgh", "st-glasgow" -> "SCT";
                    case "st-cardiff" -> "WLS";
                    default -> "ENG";
                });
    }

    private static PromiseTerms warehouse(Places.Site site) {
        return new PromiseTerms()
                .validFrom(ALWAYS)
                .calendarId(calendarOf(site))
                .processingMinutes(120)
                .opening(hours(NOT_SUNDAY, "06:00", "22:00").toList())
                .services(List.of(
                        cutOff(ServiceKind.STANDARD, "17:00", "19:30"),
                        cutOff(ServiceKind.EXPRESS, "15:00", "19:30"),
                        cutOff(ServiceKind.TRANSFER, "12:00", "20:30")))
                .dailyOrders(5000);
    }

    private static PromiseTerms store(Places.Site site) {
        List<OpeningHours> hours =
                new ArrayList<>(hours(NOT_SUNDAY, "09:00", "18:00").toList());
        hours.addAll(hours(EnumSet.of(DayOfWeek.SUNDAY), "11:00", "17:00").toList());
        return new PromiseTerms()
                .validFrom(ALWAYS)
                .calendarId(calendarOf(site))
                .processingMinutes(60)
                .opening(hours)
                .services(List.of(
                        new ServiceCutOff().service(ServiceKind.COLLECT).cutOff("16:30"),
                        cutOff(ServiceKind.STANDARD, "14:00", "17:00"),
                        cutOff(ServiceKind.EXPRESS, "12:00", "17:00"),
                        cutOff(ServiceKind.SAME_DAY, "13:00", "16:30"),
                        cutOff(ServiceKind.TRANSFER, "12:00", "17:30")))
                .dailyOrders(1000);
    }

    private static Stream<OpeningHours> hours(Set<DayOfWeek> days, String from, String to) {
        return days.stream().map(day -> new OpeningHours().day(day).from(from).to(to));
    }

    private static ServiceCutOff cutOff(ServiceKind service, String until, String pickup) {
        return new ServiceCutOff().service(service).cutOff(until).pickupAt(pickup);
    }

    private static List<CarrierService> services() {
        return List.of(
                service("standard", ServiceKind.STANDARD, NOT_SUNDAY, "20:00")
                        .lanes(List.of(
                                lane(150_000, 1, 399), lane(400_000, 2, 399), lane(ANYWHERE, 3, 599), lane(3, 599))),
                service("express", ServiceKind.EXPRESS, NOT_SUNDAY, "13:00")
                        .lanes(List.of(lane(600_000, 1, 699), lane(ANYWHERE, 2, 899), lane(2, 899))),
                service("courier", ServiceKind.SAME_DAY, ALL_DAYS, "21:00")
                        .maxMeters(15_000)
                        .lanes(List.of(lane(0, 999))),
                service("transfer", ServiceKind.TRANSFER, NOT_SUNDAY, "08:00")
                        .lanes(List.of(lane(300_000, 1, 0), lane(2, 0))));
    }

    private static CarrierService service(String id, ServiceKind kind, Set<DayOfWeek> days, String deliveredBy) {
        return new CarrierService()
                .serviceId(id)
                .validFrom(ALWAYS)
                .carrier("Carrier for " + id)
                .kind(kind)
                .calendarId(calendar("ENG"))
                .pickupDays(days)
                .deliveryDays(days)
                .deliveredBy(deliveredBy)
                .timeZone("Europe/London")
                .currency(Requests.CURRENCY);
    }

    private static CarrierLane lane(int meters, int days, long price) {
        return lane(days, price).upToMeters(meters);
    }

    private static CarrierLane lane(int days, long price) {
        return new CarrierLane()
                .transitDays(days)
                .prices(List.of(
                        new CarrierPrice().upToGrams(20_000).amountMinor(price),
                        new CarrierPrice().amountMinor(3 * price)));
    }
}
