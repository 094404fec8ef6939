package dev.throughline.oms.worker.orders;

import static dev.throughline.oms.worker.orders.Purchase.soon;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** How far an order of two units has come, reached over HTTP, and what is said to somebody who wants to cancel it then. */
enum Situation {
    REQUESTED(""),
    ON_HOLD(""),
    STARTED(""),
    PICKED(""),
    CAPTURE_REFUSED(""),
    BACKORDERED(""),
    UNFILLABLE(""),
    PACKED_WITHOUT_LABEL("not-cancellable"),
    SHIPPED("not-cancellable"),
    LOST("not-cancellable"),
    BEING_SENT_AGAIN("not-cancellable"),
    DELIVERED("order-closed"),
    READY_FOR_PICKUP("not-cancellable"),
    COLLECTED("order-closed"),
    ON_ITS_WAY_TO_THE_STORE("not-cancellable"),
    AT_THE_STORE("not-cancellable"),
    CANCELLED("order-closed"),
    RETURNED("order-closed");

    /** The name of the problem; empty where it is allowed. */
    private final String refusal;

    Situation(String refusal) {
        this.refusal = refusal;
    }

    String refusal() {
        return refusal;
    }

    boolean isAllowed() {
        return refusal.isEmpty();
    }

    /** @param code finds the pickup code of a fulfillment order */
    Purchase reach(Shop shop, UnaryOperator<String> code) {
        var order = Purchase.of(shop, checkout(shop));
        var work = order.work(1);
        switch (this) {
            case REQUESTED, BACKORDERED -> {}
            case ON_HOLD ->
                assertThat(order.api()
                                .send("POST", "/v1/orders/" + order.id() + "/hold", "{\"reason\":\"address\"}")
                                .status())
                        .isEqualTo(204);
            case STARTED -> order.done(work, "start", null);
            case PICKED -> order.done(work, "pick", "{\"lines\":[{\"line\":1,\"quantity\":2}]}");
            case CAPTURE_REFUSED ->
                assertThat(order.act(work, "pack", "{}").problem()).isEqualTo("payment-declined");
            case UNFILLABLE -> order.done(work, "reject", "{\"reason_code\":\"NO_STAFF\"}");
            case PACKED_WITHOUT_LABEL -> order.done(work, "pack", "{}");
            case SHIPPED, ON_ITS_WAY_TO_THE_STORE -> ship(order);
            case LOST -> lose(order);
            case BEING_SENT_AGAIN -> {
                lose(order);
                var entry = order.exceptions("LOST").getFirst();
                assertThat(order.resolve(entry, "REPLACE").status()).isEqualTo(200);
            }
            case DELIVERED -> deliver(order);
            case READY_FOR_PICKUP -> order.done(work, "ready", "{}");
            case AT_THE_STORE -> {
                ship(order);
                order.done(work, "arrive", "{\"staged_at\":\"shelf 4\"}");
            }
            case COLLECTED -> {
                order.done(work, "ready", "{}");
                order.done(work, "handover", "{\"pickup_code\":\"%s\"}".formatted(code.apply(work)));
                order.becomes("COMPLETED");
            }
            case CANCELLED -> {
                assertThat(order.cancel("").status()).isEqualTo(200);
                order.becomes("CANCELLED");
            }
            case RETURNED -> {
                deliver(order);
                takeBack(order, shop.location());
            }
        }
        return order;
    }

    private String checkout(Shop shop) {
        return switch (this) {
            case UNFILLABLE, READY_FOR_PICKUP, COLLECTED -> shop.pickup(2, "tok_visa");
            case ON_ITS_WAY_TO_THE_STORE, AT_THE_STORE -> shop.another(0).shipToStore(2, "tok_visa");
            case CAPTURE_REFUSED -> shop.ship(2, "tok_capture_decline");
            case BACKORDERED -> {
                Purchase.of(shop, shop.ship(5, "tok_visa"));
                yield shop.ship(2, "tok_visa").replace("\"lines\":", "\"shortage_policy\":\"BACKORDER\",\"lines\":");
            }
            default -> shop.ship(2, "tok_visa");
        };
    }

    private static void ship(Purchase order) {
        order.done(order.work(1), "pack", "{}");
        order.done(order.work(1), "ship", "{\"carrier\":\"RM\",\"tracking_number\":\"1\"}");
    }

    private static void deliver(Purchase order) {
        ship(order);
        order.done(order.work(1), "tracking", "{\"status\":\"DELIVERED\"}");
        order.becomes("COMPLETED");
    }

    private static void lose(Purchase order) {
        ship(order);
        order.done(order.work(1), "tracking", "{\"status\":\"LOST\"}");
        soon(() -> {
            assertThat(order.units()).isEqualTo(Map.of("LOST", 2));
            assertThat(order.exceptions("LOST")).hasSize(1);
        });
    }

    private static void takeBack(Purchase order, String location) {
        var taken = order.api()
                .send(
                        "POST",
                        "/v1/returns",
                        """
                        {"order_id":"%s","location":"%s","reason":"too small",
                         "lines":[{"line":1,"quantity":2,"disposition":"RESTOCKED"}]}
                        """.formatted(order.id(), location),
                        "Idempotency-Key",
                        UUID.randomUUID().toString());
        assertThat(taken.status()).as(taken.text()).isEqualTo(201);
        order.becomes("RETURNED");
    }
}
