package dev.throughline.oms.bench.play;

import dev.throughline.oms.bench.play.CompanyBooks.Kind;
import dev.throughline.oms.bench.play.Oms.AgainException;
import dev.throughline.oms.bench.play.OpeningStock.Delivery;
import dev.throughline.oms.bench.play.Places.Site;
import dev.throughline.oms.client.model.Address;
import dev.throughline.oms.client.model.Contact;
import dev.throughline.oms.client.model.FulfillmentMethod;
import dev.throughline.oms.client.model.FulfillmentOrder;
import dev.throughline.oms.client.model.FulfillmentRequest;
import dev.throughline.oms.client.model.Order;
import dev.throughline.oms.client.model.OrderLineRequest;
import dev.throughline.oms.client.model.OrderStatus;
import dev.throughline.oms.client.model.PlaceOrderRequest;
import dev.throughline.oms.client.model.PlacedOrder;
import dev.throughline.oms.client.model.ShortagePolicy;
import dev.throughline.oms.client.model.StockReceipt;
import dev.throughline.oms.client.model.Tender;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Where the company's day is run from: its orders, its stock, and what is said of it. Every call may be repeated. */
final class CompanyDesk {
    static final int PRICE = 500;

    private final PlayContext context;
    private final Shop shop;
    private final CompanyStaff staff;
    private final CompanyBooks books = new CompanyBooks();
    private final List<String> told = new ArrayList<>();

    CompanyDesk(PlayContext context, Shop shop) {
        this.context = context;
        this.shop = shop;
        this.staff = new CompanyStaff(context.oms());
    }

    PlayContext context() {
        return context;
    }

    Oms oms() {
        return context.oms();
    }

    CompanyBooks books() {
        return books;
    }

    /** A product of this play's own, so that no order of the file takes its units. */
    String sku(String name) {
        return "SHOW-" + name + "-" + context.runId();
    }

    String key(String name) {
        return context.key("show-" + name);
    }

    void tell(String what, String text) {
        told.add("  %-14s %s".formatted(what, text));
    }

    List<String> told() {
        return told;
    }

    void stock(String sku, Site site, int units) throws InterruptedException {
        shop.receive(
                new Delivery(key("opening-" + sku + "-" + site.id()), site.id(), Map.of(sku, units)),
                StockReceipt.ReasonEnum.OPENING);
        books.moved(Kind.OPENING, sku, site.id(), units);
    }

    /** An order of the web shop, to an address beside a location that has it; whoever else has it might serve it while that one is closed. */
    Order place(String name, String sku, int units, FulfillmentMethod method, Site site) throws InterruptedException {
        FulfillmentRequest fulfillment = new FulfillmentRequest().method(method);
        if (method == FulfillmentMethod.PICKUP) {
            fulfillment.pickupLocation(site.id());
        } else {
            fulfillment.address(beside(site));
        }
        PlaceOrderRequest request = new PlaceOrderRequest()
                .channel("web")
                .currency(Requests.CURRENCY)
                .clientReference(key(name))
                .shortagePolicy(ShortagePolicy.ALL_OR_NOTHING)
                .fulfillment(fulfillment)
                .contact(new Contact()
                        .name("Sam Example")
                        .email("sam-" + context.runId() + "@example.com")
                        .language("en"))
                .tender(new Tender().kind(Tender.KindEnum.CARD).token("tok_visa"))
                .lines(List.of(new OrderLineRequest().sku(sku).quantity(units)));
        PlacedOrder placed = oms().call(() -> decided(oms().checkout.placeOrder(key(name), request)));
        return order(placed.getOrderId());
    }

    private static PlacedOrder decided(PlacedOrder answer) {
        if (answer.getStatus() == OrderStatus.PLACED) {
            throw new AgainException("order " + answer.getOrderId() + " is not decided yet");
        }
        return answer;
    }

    static Address beside(Site site) {
        return new Address()
                .line1("1 Example Street")
                .city(site.name())
                .postcode("OX1")
                .country("GB")
                .latitude(site.latitude())
                .longitude(site.longitude());
    }

    Order order(String id) throws InterruptedException {
        return oms().call(() -> oms().service.getOrder(id));
    }

    Order await(String id, String what, Predicate<Order> state) throws InterruptedException {
        return oms().call(() -> {
            Order order = oms().service.getOrder(id);
            if (!state.test(order)) {
                throw new AgainException("order " + id + " is not " + what);
            }
            return order;
        });
    }

    /** Ships all of an order, and notes from where it left. */
    Order deliver(String id) throws InterruptedException {
        Order order = await(id, "given to a location", CompanyDesk::isInWork);
        for (FulfillmentOrder work : order.getFulfillmentOrders()) {
            staff.deliver(work);
        }
        Order done = await(id, "completed", now -> now.getStatus() == OrderStatus.COMPLETED);
        int units = 0;
        for (FulfillmentOrder work : done.getFulfillmentOrders()) {
            int left = Staff.handedUnits(work, 1);
            units += left;
            if (left > 0) {
                books.moved(Kind.SHIPPED, done.getLines().getFirst().getSku(), work.getLocation(), left);
            }
        }
        books.completed(units, (long) PRICE * units, false);
        return done;
    }

    private static boolean isInWork(Order order) {
        return order.getStatus() == OrderStatus.COMPLETED
                || order.getFulfillmentOrders().stream().anyMatch(work -> !Staff.isOver(work));
    }

    static FulfillmentOrder first(Order order) {
        return order.getFulfillmentOrders().getFirst();
    }

    static FulfillmentOrder last(Order order) {
        return order.getFulfillmentOrders().getLast();
    }

    static String text(FulfillmentOrder work) {
        return work.getLocation() + " (" + work.getFulfillmentOrderId() + ")";
    }

    static String text(Order order) {
        return "order " + order.getNumber() + " (" + order.getOrderId() + ")";
    }
}
