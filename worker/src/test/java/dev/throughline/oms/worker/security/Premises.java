package dev.throughline.oms.worker.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.throughline.oms.activities.exceptions.Exceptions;
import dev.throughline.oms.activities.messaging.PickupCodes;
import dev.throughline.oms.activities.order.OrderBook;
import dev.throughline.oms.worker.Api;
import dev.throughline.oms.worker.Api.Answer;
import dev.throughline.oms.worker.orders.Shop;
import dev.throughline.oms.workflows.exceptions.ExceptionKind;
import dev.throughline.oms.workflows.exceptions.OpenedException;
import dev.throughline.oms.workflows.shared.Actor;
import dev.throughline.oms.workflows.shared.CustomerId;
import dev.throughline.oms.workflows.shared.FulfillmentOrderId;
import dev.throughline.oms.workflows.shared.LocationId;
import dev.throughline.oms.workflows.shared.OrderId;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** A store with one of everything that an operation can be about, all of it for one customer. */
final class Premises {
    private final Api api;
    private final Shop shop;
    private final String customer;
    private final Map<String, String> ids = new HashMap<>();

    private Premises(Api api, Shop shop, String customer) {
        this.api = api;
        this.shop = shop;
        this.customer = customer;
    }

    static Premises of(Api api, String customer, OrderBook book, PickupCodes codes, Exceptions exceptions) {
        var here = new Premises(api, Shop.with(api, 40), customer);
        here.ids.put("location_id", here.shop.location());
        here.returned(book, codes);
        here.shipped(book);
        var order = here.ordered(book, here.shop.pickup(2, "tok_visa"));
        here.ids.put("order_id", order);
        here.ids.put("fulfillment_order_id", order + ".1");
        here.reported(exceptions, new FulfillmentOrderId(order + ".1"));
        here.picked();
        here.moved();
        here.bought();
        here.sold();
        return here;
    }

    String location() {
        return shop.location();
    }

    /** The ids of what is here, by the variable of a path. */
    Map<String, String> ids() {
        return ids;
    }

    private String ordered(OrderBook book, String body) {
        var placed = shop.place(body, UUID.randomUUID().toString());
        assertThat(placed.status()).as(placed.text()).isEqualTo(201);
        var order = placed.body().path("order_id").asString();
        book.assignCustomer(new OrderId(order), new CustomerId(customer));
        return order;
    }

    private void returned(OrderBook book, PickupCodes codes) {
        var order = ordered(book, shop.pickup(2, "tok_visa"));
        done(shop.act(order + ".1", "ready", "{\"staged_at\":\"shelf 4\"}"));
        var code = codes.codeFor(new FulfillmentOrderId(order + ".1")).orElseThrow();
        done(shop.act(order + ".1", "handover", "{\"pickup_code\":\"%s\"}".formatted(code)));
        var taken = done(api.send(
                "POST",
                "/v1/returns",
                """
                {"order_id":"%s","location":"%s","reason":"too small",
                 "lines":[{"line":1,"quantity":1,"disposition":"RESTOCKED"}]}
                """.formatted(order, shop.location()),
                "Idempotency-Key",
                UUID.randomUUID().toString()));
        ids.put("rma", taken.body().path("rma").asString());
    }

    private void shipped(OrderBook book) {
        var work = ordered(book, shop.ship(1, "tok_visa")) + ".1";
        done(shop.act(work, "pack", "{\"parcels\":[{\"lines\":[{\"line\":1,\"quantity\":1}],\"weight_grams\":700}]}"));
        var parcel = done(api.get("/v1/fulfillment-orders/" + work + "/parcels"))
                .body()
                .at("/parcels/0/parcel_id")
                .asString();
        done(api.send("POST", "/v1/parcels/" + parcel + "/label", "{}"));
        var manifest =
                done(api.send("POST", "/v1/locations/" + location() + "/manifests", "{\"document\":\"evening\"}"));
        ids.put("parcel_id", parcel);
        ids.put("manifest_id", manifest.body().path("manifest_id").asString());
    }

    private void reported(Exceptions exceptions, FulfillmentOrderId work) {
        var due = Instant.now().plus(Duration.ofHours(4));
        exceptions.report(
                new OpenedException(
                        work, "premises", ExceptionKind.DAMAGED, new LocationId(location()), due, "a dented box"),
                Actor.system("test"));
        ids.put(
                "exception_id",
                done(api.get("/v1/exceptions?order_id=" + work.order()))
                        .body()
                        .at("/exceptions/0/exception_id")
                        .asString());
    }

    private void picked() {
        var path = "/v1/locations/" + location();
        done(api.send("PUT", path + "/wave-plan", "{\"every_minutes\":1440}"));
        var wave = done(api.send("POST", path + "/waves", "{\"document\":\"morning\"}"));
        ids.put("wave_id", wave.body().path("wave_id").asString());
        ids.put("bin_code", "A-1");
    }

    private void moved() {
        var transfer = done(api.send("POST", "/v1/transfers", """
                {"document":"t-%s","from":"%s","to":"%s","reason":"rebalance","lines":[{"sku":"%s","quantity":1}]}
                """.formatted(
                        UUID.randomUUID(), location(), Shop.with(api, 1).location(), shop.sku())));
        ids.put("transfer_id", transfer.body().path("transfer_id").asString());
    }

    private void bought() {
        var purchase =
                done(api.send("POST", "/v1/purchase-orders", """
                {"document":"p-%s","location":"%s","reason":"short","lines":[{"sku":"%s","quantity":5}]}
                """.formatted(UUID.randomUUID(), location(), shop.sku())));
        ids.put("purchase_order_id", purchase.body().path("purchase_order_id").asString());
    }

    private void sold() {
        var sale = done(api.send("POST", "/v1/pos-transactions", """
                {"transactions":[{"location":"%s","workstation":"3","sequence":1,"business_day":"2026-03-02",
                 "ended_at":"2026-03-02T09:00:00Z","currency":"GBP",
                 "lines":[{"type":"SALE","sku":"%s","quantity":1,"amount_minor":1000}]}]}
                """.formatted(location(), shop.sku())));
        ids.put("transaction_id", sale.body().at("/results/0/transaction_id").asString());
    }

    private static Answer done(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isBetween(200, 201);
        return answer;
    }
}
