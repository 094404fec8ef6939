package dev.throughline.oms.worker.orders;

import dev.throughline.oms.activities.event.Events;
import dev.throughline.oms.activities.order.OrderBook;
import dev.throughline.oms.activities.order.OrderBook.OrderQuery;
import dev.throughline.oms.activities.order.OrderBook.OrderRecord;
import dev.throughline.oms.api.OrdersApi;
import dev.throughline.oms.api.model.Cancellation;
import dev.throughline.oms.api.model.CancellationRequest;
import dev.throughline.oms.api.model.Order;
import dev.throughline.oms.api.model.OrderPage;
import dev.throughline.oms.api.model.OrderStatus;
import dev.throughline.oms.api.model.PlaceOrderRequest;
import dev.throughline.oms.api.model.PlacedOrder;
import dev.throughline.oms.api.model.ReasonRequest;
import dev.throughline.oms.api.model.Timeline;
import dev.throughline.oms.worker.Amounts;
import dev.throughline.oms.worker.ApiController;
import dev.throughline.oms.worker.Cursors;
import dev.throughline.oms.worker.problem.EdgeTimes;
import dev.throughline.oms.worker.problem.Fields;
import dev.throughline.oms.worker.problem.ProblemException;
import dev.throughline.oms.worker.problem.ProblemType;
import dev.throughline.oms.worker.security.Caller;
import dev.throughline.oms.worker.security.OrderScope;
import dev.throughline.oms.worker.temporal.RunningOrders;
import dev.throughline.oms.workflows.order.CancelOrder;
import dev.throughline.oms.workflows.order.HoldOrder;
import dev.throughline.oms.workflows.shared.CustomerId;
import dev.throughline.oms.workflows.shared.LocationId;
import dev.throughline.oms.workflows.shared.OrderId;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;

@ApiController
class OrdersController implements OrdersApi {
    private final Placing placing;
    private final CheckoutDesk checkouts;
    private final OrderBook book;
    private final OrderWire wire;
    private final Events events;
    private final RunningOrders running;

    OrdersController(
            Placing placing,
            CheckoutDesk checkouts,
            OrderBook book,
            OrderWire wire,
            Events events,
            RunningOrders running) {
        this.placing = placing;
        this.checkouts = checkouts;
        this.book = book;
        this.wire = wire;
        this.events = events;
        this.running = running;
    }

    @Override
    public ResponseEntity<PlacedOrder> placeOrder(String idempotencyKey, PlaceOrderRequest body) {
        var client = Caller.current().client();
        return PlacementWire.answer(
                placing.place(client, idempotencyKey, body, id -> checkouts.read(client, id, body)));
    }

    @Override
    public ResponseEntity<Order> getOrder(String orderId) {
        var order = wire.order(find(orderId));
        return ResponseEntity.ok(OrderScope.isShopper() ? OrderWire.forShopper(order) : order);
    }

    @Override
    public ResponseEntity<OrderPage> listOrders(
            Integer limit,
            @Nullable String cursor,
            @Nullable String number,
            @Nullable OrderStatus status,
            @Nullable String channel,
            @Nullable String location,
            @Nullable String customer,
            @Nullable Boolean orderHold,
            @Nullable Instant placedFrom,
            @Nullable Instant placedBefore) {
        var after = Cursors.read(cursor, 2, k -> new Place(Instant.parse(k.get(0)), new OrderId(k.get(1))));
        var found = book.list(new OrderQuery(
                number,
                status == null ? null : dev.throughline.oms.workflows.shared.OrderStatus.valueOf(status.name()),
                channel,
                OrderScope.narrowed(Fields.parseIfGiven("location", location, LocationId::new)),
                OrderScope.ordersOf(Fields.parseIfGiven("customer", customer, CustomerId::new)),
                orderHold,
                inRange("placed_from", placedFrom),
                inRange("placed_before", placedBefore),
                after == null ? null : inRange("cursor", after.placedAt()),
                after == null ? null : after.id(),
                limit + 1));
        return ResponseEntity.ok(page(found, limit));
    }

    private record Place(Instant placedAt, OrderId id) {}

    private static OrderPage page(List<OrderRecord> found, int limit) {
        var shown = found.stream().limit(limit).toList();
        var page = new OrderPage(shown.stream().map(OrderWire::summary).toList());
        if (found.size() > limit) {
            var last = shown.getLast();
            page.nextCursor(Cursors.after(last.checkout().placedAt(), last.id()));
        }
        return page;
    }

    private static @Nullable Instant inRange(String field, @Nullable Instant time) {
        if (time != null && !EdgeTimes.isInRange(time)) {
            throw ProblemException.ofField(ProblemType.INVALID_REQUEST, field, "must lie in the years 1970 to 9999");
        }
        return time;
    }

    @Override
    public ResponseEntity<Timeline> getTimeline(String orderId) {
        var happened = events.of(new OrderId(orderId));
        if (happened.isEmpty()) {
            find(orderId);
        }
        return ResponseEntity.ok(
                new Timeline(happened.stream().map(TimelineWire::event).toList()));
    }

    @Override
    public ResponseEntity<Cancellation> cancelOrder(String orderId, String idempotencyKey, CancellationRequest body) {
        var caller = Caller.current();
        var order = find(orderId).id();
        var lines = Objects.requireNonNullElse(body.getLines(), List.<dev.throughline.oms.api.model.LineUnits>of());
        var cancelled = running.cancel(
                order,
                new CancelOrder(Amounts.units(lines), caller.actor(), body.getReason()),
                RequestKeys.id("cancel_", caller.client(), idempotencyKey + "\0" + RequestKeys.fingerprint(body)));
        return ResponseEntity.ok(new Cancellation(
                orderId, OrderStatus.valueOf(cancelled.status().name()), Amounts.wire(cancelled.units())));
    }

    @Override
    public ResponseEntity<Void> holdOrder(String orderId, ReasonRequest body) {
        running.hold(find(orderId).id(), new HoldOrder(Caller.current().actor(), body.getReason()));
        return ResponseEntity.noContent().build();
    }

    @Override
    public ResponseEntity<Void> releaseOrder(String orderId, ReasonRequest body) {
        running.release(find(orderId).id(), new HoldOrder(Caller.current().actor(), body.getReason()));
        return ResponseEntity.noContent().build();
    }

    private OrderRecord find(String orderId) {
        return book.find(new OrderId(orderId))
                .orElseThrow(() -> ProblemException.notFound("order with this id in the order book"));
    }
}
