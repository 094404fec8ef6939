package dev.throughline.oms.bench.promise;

import dev.throughline.oms.bench.promise.Delivery.Point;
import dev.throughline.oms.bench.promise.Delivery.Seller;
import dev.throughline.oms.client.model.BusinessCalendar;
import dev.throughline.oms.client.model.CarrierLane;
import dev.throughline.oms.client.model.CarrierService;
import dev.throughline.oms.client.model.Channel;
import dev.throughline.oms.client.model.DayOfWeek;
import dev.throughline.oms.client.model.Location;
import dev.throughline.oms.client.model.OpeningHours;
import dev.throughline.oms.client.model.PostcodeArea;
import dev.throughline.oms.client.model.PostcodeAreaList;
import dev.throughline.oms.client.model.Product;
import dev.throughline.oms.client.model.ProductList;
import dev.throughline.oms.client.model.PromiseDestination;
import dev.throughline.oms.client.model.PromiseKind;
import dev.throughline.oms.client.model.PromiseLine;
import dev.throughline.oms.client.model.PromiseRequest;
import dev.throughline.oms.client.model.PromiseTerms;
import dev.throughline.oms.client.model.ServiceCutOff;
import dev.throughline.oms.client.model.ServiceKind;
import dev.throughline.oms.client.model.StockEntry;
import dev.throughline.oms.client.model.StockReceipt;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Olist's sellers as locations, each with one product of its own, set up and asked through the API. */
final class OlistShop {
    static final ZoneId ZONE = ZoneId.of("America/Sao_Paulo");
    private static final String CHANNEL = "olist";
    private static final String CALENDAR = "brazil";
    private static final Set<DayOfWeek> WEEK = new LinkedHashSet<>(
            List.of(DayOfWeek.MONDAY, DayOfWeek.TUESDAY, DayOfWeek.WEDNESDAY, DayOfWeek.THURSDAY, DayOfWeek.FRIDAY));

    private final PromiseStack stack;
    private final Map<String, String> locations = new HashMap<>();
    private final Map<String, Integer> processing = new HashMap<>();

    OlistShop(PromiseStack stack) {
        this.stack = stack;
    }

    void open(List<Delivery> orders, List<Delivery> all) {
        stack.promises.putBusinessCalendar(
                CALENDAR,
                new BusinessCalendar().calendarId(CALENDAR).country("BR").workingDays(WEEK));
        stack.catalog.putChannel(
                CHANNEL,
                new Channel()
                        .channelId(CHANNEL)
                        .name("Olist")
                        .purposes(List.of(Channel.PurposesEnum.SELL))
                        .mayPickup(false));
        var middles = middles(all);
        var sellers = new LinkedHashMap<String, Seller>();
        orders.forEach(order -> sellers.put(order.seller().id(), order.seller()));
        sellers.values().forEach(seller -> openSeller(seller, middles));
        stack.promises.putPostcodeAreas(new PostcodeAreaList().areas(areas(orders)));
    }

    /** Where a seller's postcode is not known: the middle of its state's others. */
    private static Map<String, Point> middles(List<Delivery> all) {
        var points = new HashMap<String, List<Point>>();
        all.forEach(one -> {
            var point = one.seller().point();
            if (point != null) {
                points.computeIfAbsent(one.seller().state(), state -> new ArrayList<>())
                        .add(point);
            }
        });
        var middles = new HashMap<String, Point>();
        points.forEach((state, known) -> middles.put(
                state,
                new Point(
                        known.stream().mapToDouble(Point::latitude).average().orElseThrow(),
                        known.stream().mapToDouble(Point::longitude).average().orElseThrow())));
        return middles;
    }

    private void openSeller(Seller seller, Map<String, Point> middles) {
        var id = "seller-" + (locations.size() + 1);
        locations.put(seller.id(), id);
        var known = seller.point();
        var point = known == null ? middles.getOrDefault(seller.state(), new Point(-15.8, -47.9)) : known;
        stack.catalog.putLocation(
                id,
                new Location()
                        .locationId(id)
                        .name(id)
                        .kind(Location.KindEnum.WAREHOUSE)
                        .latitude(point.latitude())
                        .longitude(point.longitude())
                        .timeZone(ZONE.getId())
                        .ships(true)
                        .pickup(false));
        stack.catalog.putProducts(
                new ProductList().products(List.of(new Product().sku(id).description(id))));
        stack.stock.receiveStock(new StockReceipt()
                .document("opening-" + id)
                .location(id)
                .reason(StockReceipt.ReasonEnum.OPENING)
                .entries(List.of(new StockEntry().sku(id).quantity(1000))));
    }

    private static List<PostcodeArea> areas(List<Delivery> orders) {
        var areas = new LinkedHashMap<String, PostcodeArea>();
        orders.forEach(order -> {
            var area =
                    new PostcodeArea().country("BR").prefix(order.toPostcode()).zone(order.toState());
            var point = order.to();
            areas.put(
                    order.toPostcode(),
                    point == null ? area : area.latitude(point.latitude()).longitude(point.longitude()));
        });
        return List.copyOf(areas.values());
    }

    /** The sellers' processing time from a day on; what stays as it was is not sent again. */
    void work(LocalDate from, Iterable<Delivery> orders, Training training) {
        var opening = WEEK.stream()
                .map(day -> new OpeningHours().day(day).from("00:00").to("00:00"))
                .toList();
        for (var order : orders) {
            var id = locations.get(order.seller().id());
            int days = training.processingDays(order.seller());
            var before = id == null ? Integer.valueOf(days) : processing.put(id, days);
            if (id != null && (before == null || before != days)) {
                stack.promises.putPromiseTerms(
                        id,
                        new PromiseTerms()
                                .validFrom(from)
                                .calendarId(CALENDAR)
                                .processingMinutes(days * 24 * 60)
                                .opening(opening)
                                .services(List.of(new ServiceCutOff()
                                        .service(ServiceKind.STANDARD)
                                        .cutOff("09:59")))
                                .zone(order.seller().state()));
            }
        }
    }

    void carry(LocalDate from, List<CarrierLane> lanes) {
        stack.promises.putCarrierService(
                "post",
                new CarrierService()
                        .serviceId("post")
                        .validFrom(from)
                        .carrier("Post")
                        .kind(ServiceKind.STANDARD)
                        .calendarId(CALENDAR)
                        .pickupDays(WEEK)
                        .deliveryDays(WEEK)
                        .deliveredBy("23:59")
                        .timeZone(ZONE.getId())
                        .currency("GBP")
                        .lanes(lanes));
    }

    LocalDate promise(Delivery order) {
        var destination = new PromiseDestination().country("BR").postcode(order.toPostcode());
        var answer = stack.promises.makePromises(new PromiseRequest()
                .channel(CHANNEL)
                .at(order.purchased().atZone(ZONE).toInstant())
                .destination(destination)
                .lines(List.of(new PromiseLine()
                        .sku(Objects.requireNonNull(locations.get(order.seller().id()), "a seller with a location"))
                        .quantity(1))));
        return answer.getOptions().stream()
                .filter(option -> option.getKind() == PromiseKind.STANDARD)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no promise for an order of " + order.day()))
                .getDate();
    }
}
