package dev.throughline.oms.worker.faults;

import static dev.throughline.oms.worker.orders.Purchase.soon;
import static org.assertj.core.api.Assertions.assertThat;

import dev.throughline.oms.activities.messaging.PickupCodes;
import dev.throughline.oms.worker.Api;
import dev.throughline.oms.worker.orders.Purchase;
import dev.throughline.oms.workflows.shared.FulfillmentOrderId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;

/** What a rush has left of its orders: brings each to its end, and looks whether everything adds up. */
record Aftermath(Api api, PickupCodes codes, List<Purchase> orders, int units) {
    static final Set<String> OPEN = Set.of("REQUESTED", "STARTED", "PICKED");
    private static final Set<String> FINAL = Set.of("COMPLETED", "CANCELLED");
    private static final Map<String, String> CAUSES = Map.of(
            "SHIPPED", "oms.order.released.v1",
            "READY_FOR_PICKUP", "oms.order.released.v1",
            "DELIVERED", "oms.order.delivered.v1",
            "PARCEL_LOST", "oms.order.lost.v1",
            "REPLACED", "oms.order.replaced.v1",
            "CHOICE_ASKED", "oms.order.unfillable.v1",
            "UNITS_CANCELLED", "oms.order.units_cancelled.v1",
            "REFUNDED", "oms.payment.refunded.v1");
    private static final long GOODS = 425;
    private static final long CHARGES = 399;

    List<String> works(Set<String> statuses) {
        return orders.stream()
                .flatMap(order -> order.read().path("fulfillment_orders").valueStream())
                .filter(work -> statuses.contains(work.path("status").asString()))
                .map(work -> work.path("fulfillment_order_id").asString())
                .toList();
    }

    static List<JsonNode> exceptions(Purchase order, String... kinds) {
        return Stream.of(kinds).flatMap(kind -> order.exceptions(kind).stream()).toList();
    }

    Purchase orderOf(String work) {
        return new Purchase(api, work.substring(0, work.indexOf('.')));
    }

    boolean isEvery(int nth, String work) {
        return orders.indexOf(orderOf(work)) % nth == 0;
    }

    /** The body of a handover with the right code, where there is one. */
    String handover(String work) {
        return codes.codeFor(new FulfillmentOrderId(work))
                .map("{\"pickup_code\":\"%s\"}"::formatted)
                .orElse("{\"pickup_code\":\"NONE\"}");
    }

    /** Until every order is final, and then the books of each are looked at. */
    void everythingEndsAndAddsUp() {
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> {
            orders.forEach(this::getOn);
            return orders.stream().allMatch(order -> FINAL.contains(order.status()));
        });
        assertBooksAddUp();
        orders.forEach(order -> {
            assertUnitsAndMoney(order);
            assertMessages(order);
            assertThat(count(order, "oms.fulfillment.handed_over.v1"))
                    .as("codes of %s that counted", order.id())
                    .isEqualTo(ended(order, "COLLECTED"));
        });
    }

    /** The next step of whatever waits for one, as its location, carrier or customer service would do it. */
    private void getOn(Purchase order) {
        for (var work : order.read().path("fulfillment_orders")) {
            var id = work.path("fulfillment_order_id").asString();
            var method = work.path("method").asString();
            switch (work.path("status").asString()) {
                case "REQUESTED", "STARTED", "PICKED" ->
                    order.act(id, method.equals("PICKUP") ? "ready" : "pack", "{}");
                case "RELEASED", "SHIPPED" -> {
                    switch (method) {
                        case "SHIP" -> order.act(id, "tracking", "{\"status\":\"DELIVERED\"}");
                        case "SHIP_TO_STORE" -> order.act(id, "arrive", "{}");
                        default -> order.act(id, "handover", handover(id));
                    }
                }
                case "AT_STORE" -> order.act(id, "handover", handover(id));
                default -> {}
            }
        }
        exceptions(order, "UNFILLABLE").forEach(entry -> order.resolve(entry, "CANCEL"));
        exceptions(order, "LOST", "DAMAGED").forEach(entry -> order.resolve(entry, "REFUND"));
    }

    /** Steps after the last answer may still be under way for a moment. */
    void assertBooksAddUp() {
        soon(() -> assertThat(api.get("/v1/reconciliation").body().path("invariants"))
                .isNotEmpty()
                .allSatisfy(invariant -> assertThat(invariant.path("violations"))
                        .as(invariant.path("name").asString())
                        .isEmpty()));
    }

    private void assertUnitsAndMoney(Purchase order) {
        var states = order.units();
        assertThat(states.keySet()).isSubsetOf("DELIVERED", "COLLECTED", "CANCELLED");
        assertThat(states.values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(units);
        int with = states.getOrDefault("DELIVERED", 0) + states.getOrDefault("COLLECTED", 0);
        soon(() -> {
            assertThat(order.paid("captured") - order.paid("refunded"))
                    .as("%s has paid for what it has", order.id())
                    .isEqualTo(share(GOODS, with) + share(CHARGES, with));
            assertThat(order.paid("authorized")).isEqualTo(order.paid("captured") + order.paid("voided"));
        });
    }

    private long share(long minor, int of) {
        return (2 * minor * of + units) / (2L * units);
    }

    /** Never more than there were causes. */
    private static void assertMessages(Purchase order) {
        var told = order.messages();
        assertThat(told).containsEntry("ORDER_ACCEPTED", 1L);
        CAUSES.forEach((kind, event) -> assertThat(told.getOrDefault(kind, 0L))
                .as("%s of %s", kind, order.id())
                .isLessThanOrEqualTo(count(order, event)));
    }

    private static long count(Purchase order, String event) {
        return order.events().getOrDefault(event, 0L);
    }

    private static long ended(Purchase order, String status) {
        return order.read()
                .path("fulfillment_orders")
                .valueStream()
                .filter(work -> work.path("status").asString().equals(status))
                .count();
    }
}
