package dev.throughline.oms.activities.picking;

import dev.throughline.oms.activities.fulfillment.FulfillmentOrderRecord;
import dev.throughline.oms.activities.fulfillment.Fulfillments;
import dev.throughline.oms.activities.picking.Picking.Scan;
import dev.throughline.oms.activities.picking.Picking.Scanned;
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
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/** Orders on the floor of a location of their own. */
@Component
class FloorScene {
    static final Actor PICKER = new Actor(Actor.Kind.EMPLOYEE, "picker-1");
    static final Instant DUE = Instant.parse("2026-03-02T16:00:00Z");
    static final WaveCriteria ANY = new WaveCriteria(null, null, null, null, 200, 100_000);

    private static final AtomicInteger ORDERS = new AtomicInteger();

    private final FulfillmentActivities activities;
    private final Fulfillments fulfillments;
    private final Waves waves;
    private final Picking picking;

    FloorScene(FulfillmentActivities activities, Fulfillments fulfillments, Waves waves, Picking picking) {
        this.activities = activities;
        this.fulfillments = fulfillments;
        this.waves = waves;
        this.picking = picking;
    }

    static String unique() {
        return UUID.randomUUID().toString().replace("-", "").substring(0, 16);
    }

    static LocationId newLocation() {
        return new LocationId("loc_" + unique());
    }

    /** Of orders that are due at once the first is the first. */
    static OrderId newOrder() {
        return new OrderId("ord_%06d%s".formatted(ORDERS.incrementAndGet(), unique()));
    }

    static Sku sku(String name) {
        return new Sku(name);
    }

    /** @param units alternately a SKU and how many of it, a line each */
    FulfillmentOrderId order(LocationId location, Object... units) {
        return order(newOrder(), location, FulfillmentMethod.SHIP, DUE, units);
    }

    FulfillmentOrderId order(
            OrderId order, LocationId location, FulfillmentMethod method, Instant due, Object... units) {
        var id = FulfillmentOrderId.of(order, 1);
        var lines = IntStream.range(0, units.length / 2)
                .mapToObj(i -> new OrderedUnits(i + 1, sku((String) units[2 * i]), (Integer) units[2 * i + 1]))
                .toList();
        activities.request(new FulfillmentRequest(
                order, new ChannelId("web"), null, List.of(new Request(id, location, method, lines, due))));
        return id;
    }

    Wave wave(LocationId location) {
        return wave(location, ANY);
    }

    Wave wave(LocationId location, WaveCriteria criteria) {
        var created = waves.create(location, unique(), criteria, PICKER);
        if (created.wave() == null) {
            throw new AssertionError("no wave: " + created.act());
        }
        return created.wave();
    }

    Scanned scan(Wave wave, String sku, int units) {
        return picking.scan(wave.id(), new Scan(unique(), "a scan", sku(sku), units, null, PICKER));
    }

    FulfillmentOrderRecord read(FulfillmentOrderId id) {
        return fulfillments.find(id).orElseThrow();
    }

    void takeOut(FulfillmentOrderId id, int line, String sku, int units) {
        activities.cancelUnits(new FulfillmentStep(
                id,
                "cancel/" + unique(),
                Outcome.CANCELLED,
                List.of(new OrderedUnits(line, sku(sku), units)),
                PICKER,
                "wants it no more"));
    }
}
