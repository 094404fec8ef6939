package dev.throughline.oms.activities.fulfillment;

import dev.throughline.oms.activities.event.Events;
import dev.throughline.oms.activities.event.RecordedEvent;
import dev.throughline.oms.workflows.fulfillment.FulfillmentActivities;
import dev.throughline.oms.workflows.fulfillment.FulfillmentRequest;
import dev.throughline.oms.workflows.fulfillment.FulfillmentRequest.Request;
import dev.throughline.oms.workflows.fulfillment.FulfillmentStep;
import dev.throughline.oms.workflows.fulfillment.FulfillmentStep.Outcome;
import dev.throughline.oms.workflows.shared.Actor;
import dev.throughline.oms.workflows.shared.ChannelId;
import dev.throughline.oms.workflows.shared.FulfillmentMethod;
import dev.throughline.oms.workflows.shared.FulfillmentOrderId;
import dev.throughline.oms.workflows.shared.LocationId;
import dev.throughline.oms.workflows.shared.OrderId;
import dev.throughline.oms.workflows.shared.OrderedUnits;
import dev.throughline.oms.workflows.shared.Sku;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/** Brings fulfillment orders into the states that tests start from. */
@Component
class WorkScene {
    static final Actor ACTOR = new Actor(Actor.Kind.EMPLOYEE, "emp-7");
    static final Instant DUE = Instant.parse("2026-03-02T12:00:00Z");

    private final FulfillmentActivities activities;
    private final Fulfillments fulfillments;
    private final Events events;

    WorkScene(FulfillmentActivities activities, Fulfillments fulfillments, Events events) {
        this.activities = activities;
        this.fulfillments = fulfillments;
        this.events = events;
    }

    static OrderId newOrder() {
        return new OrderId("ord_" + UUID.randomUUID().toString().replace("-", ""));
    }

    static LocationId newLocation() {
        return new LocationId("loc_" + UUID.randomUUID().toString().substring(0, 12));
    }

    FulfillmentOrderId requested(FulfillmentMethod method, int... quantities) {
        return requested(newLocation(), DUE, method, quantities);
    }

    FulfillmentOrderId requested(LocationId location, Instant due, FulfillmentMethod method, int... quantities) {
        var order = newOrder();
        var id = FulfillmentOrderId.of(order, 1);
        request(order, new Request(id, location, method, lines(quantities), due));
        return id;
    }

    FulfillmentOrderId sentTo(LocationId store, LocationId origin) {
        var order = newOrder();
        var id = FulfillmentOrderId.of(order, 1);
        request(order, new Request(id, origin, FulfillmentMethod.SHIP_TO_STORE, lines(1), DUE, null, store, null));
        return id;
    }

    void request(OrderId order, Request... requests) {
        activities.request(new FulfillmentRequest(order, new ChannelId("web"), null, List.of(requests)));
    }

    FulfillmentOrderId released(FulfillmentMethod method, int... quantities) {
        return released(newLocation(), method, quantities);
    }

    FulfillmentOrderId released(LocationId location, FulfillmentMethod method, int... quantities) {
        var id = requested(location, DUE, method, quantities);
        activities.release(step(id, "release/1", Outcome.RELEASED));
        return id;
    }

    static List<OrderedUnits> lines(int... quantities) {
        return IntStream.range(0, quantities.length)
                .mapToObj(i -> units(i + 1, quantities[i]))
                .toList();
    }

    static OrderedUnits units(int line, int quantity) {
        return new OrderedUnits(line, new Sku("SKU-" + line), quantity);
    }

    static FulfillmentStep step(FulfillmentOrderId id, String step, Outcome outcome, OrderedUnits... units) {
        return new FulfillmentStep(id, step, outcome, List.of(units), ACTOR, "because");
    }

    FulfillmentOrderRecord read(FulfillmentOrderId id) {
        return fulfillments.find(id).orElseThrow();
    }

    FulfillmentStatus statusOf(FulfillmentOrderId id) {
        return read(id).status();
    }

    List<String> eventTypes(FulfillmentOrderId id) {
        return events.of(id.order()).stream()
                .map(RecordedEvent::type)
                .map(type -> type.replaceAll("oms\\.fulfillment\\.|\\.v1", ""))
                .toList();
    }
}
