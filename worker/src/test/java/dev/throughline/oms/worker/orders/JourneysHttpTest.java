package dev.throughline.oms.worker.orders;

import static dev.throughline.oms.worker.orders.Purchase.soon;
import static org.assertj.core.api.Assertions.assertThat;

import dev.throughline.oms.activities.messaging.PickupCodes;
import dev.throughline.oms.worker.Api;
import dev.throughline.oms.worker.ApplicationTest;
import dev.throughline.oms.workflows.shared.FulfillmentOrderId;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** From the checkout to the end: units, stock, money and what the customer is told. docs/invariants.md lists all journeys. */
@ApplicationTest
class JourneysHttpTest {
    @LocalServerPort
    private int port;

    /** Stands in for the letter that the customer reads. */
    @Autowired
    private PickupCodes codes;

    private Api api = new Api(0, null);

    @BeforeEach
    void logIn() {
        api = Api.operations(port);
    }

    @Test
    void anOrderSplitOverTwoLocationsIsCapturedInTwoPartsAndCompleteWhenBothAreDelivered() {
        var first = Shop.with(api, 4);
        var second = Shop.with(api, 4);
        var order = Purchase.of(
                first,
                first.ship(1, "tok_visa")
                        .replace("\"lines\":[", "\"lines\":[{\"sku\":\"%s\",\"quantity\":3},".formatted(second.sku())));
        var near = order.workAt(first.location());
        var far = order.workAt(second.location());
        long total = order.read().at("/goods_total/amount_minor").asLong() + 399;
        assertThat(total).isEqualTo(213 + 638 + 399);
        assertThat(order.paid("authorized")).isEqualTo(total);

        send(order, near);
        long part = order.paid("captured");
        assertThat(part).as("the goods and their share of the charge").isBetween(214L, total - 639);
        order.done(near, "tracking", "{\"status\":\"DELIVERED\"}");
        soon(() -> assertThat(order.units()).isEqualTo(Map.of("DELIVERED", 1, "OPEN", 3)));
        assertThat(order.status()).isEqualTo("PARTLY_FULFILLED");

        send(order, far);
        assertThat(order.paid("captured")).isEqualTo(total);
        assertThat(order.status()).as("one is still on its way").isEqualTo("PARTLY_FULFILLED");
        order.done(far, "tracking", "{\"status\":\"DELIVERED\"}");
        order.becomes("COMPLETED");
        assertThat(order.units()).isEqualTo(Map.of("DELIVERED", 4));
        assertThat(order.events()).containsEntry("oms.payment.captured.v1", 2L);
        soon(() -> assertThat(order.messages()).containsEntry("SHIPPED", 2L).containsEntry("DELIVERED", 2L));
        assertThat(first.available()).isEqualTo(3);
        assertThat(second.available()).isEqualTo(1);
    }

    @Test
    void aShortPickIsSentFromAnotherLocationAndCapturedOnce() {
        var shop = Shop.with(api, 2);
        var order = Purchase.of(shop, shop.ship(1, "tok_visa"));
        var other = shop.another(5);
        order.done(order.work(1), "start", null);

        var missing = order.done(
                order.work(1), "short-pick", "{\"lines\":[{\"line\":1,\"quantity\":1}],\"reason\":\"not there\"}");

        assertThat(missing.body().at("/resourced/0/quantity").asInt()).isEqualTo(1);
        assertThat(order.workStatus(order.work(1))).isEqualTo("CANCELLED");
        var again = order.workAt(other.location());
        assertThat(order.units()).isEqualTo(Map.of("OPEN", 1));
        assertThat(order.paid("captured")).isZero();
        assertThat(shop.balance().path("on_hand").asInt()).as("corrected").isEqualTo(1);
        assertThat(shop.balance().path("committed").asInt()).isZero();
        assertThat(other.balance().path("committed").asInt()).isEqualTo(1);
        assertThat(order.act(order.work(1), "pack", "{}").problem()).isEqualTo("not-open");

        send(order, again);
        order.done(again, "tracking", "{\"status\":\"DELIVERED\"}");
        order.becomes("COMPLETED");
        assertThat(order.units()).isEqualTo(Map.of("DELIVERED", 1));
        assertThat(order.paid("captured")).isEqualTo(213 + 399);
        assertThat(order.paid("refunded")).isZero();
        assertThat(order.events()).containsEntry("oms.payment.captured.v1", 1L);
        assertThat(other.balance().path("on_hand").asInt()).isEqualTo(4);
        assertThat(shop.available()).isEqualTo(1);
    }

    @Test
    void aRejectedPickupIsCollectedInAnotherStoreOfTheCustomersChoice() {
        var shop = Shop.with(api, 2);
        var order = Purchase.of(shop, shop.pickup(1, "tok_visa"));
        var chosen = shop.another(1);
        order.done(order.work(1), "reject", "{\"reason_code\":\"NO_STAFF\"}");
        assertThat(order.units()).isEqualTo(Map.of("UNFILLABLE", 1));
        soon(() -> assertThat(order.messages()).containsEntry("CHOICE_ASKED", 1L));

        var decided = order.decide(
                "{\"choice\":\"PICK_UP\",\"location\":\"%s\",\"reason\":\"nearer\"}".formatted(chosen.location()));

        assertThat(decided.status()).as(decided.text()).isEqualTo(200);
        assertThat(order.exceptions("UNFILLABLE")).isEmpty();
        var work = order.workAt(chosen.location());
        order.done(work, "ready", "{\"staged_at\":\"shelf 4\"}");
        assertThat(order.paid("captured")).isEqualTo(213 + 399);
        collect(order, work);
        order.becomes("COMPLETED");
        assertThat(order.units()).isEqualTo(Map.of("COLLECTED", 1));
        assertThat(order.events()).containsEntry("oms.payment.captured.v1", 1L);
        assertThat(chosen.balance().path("on_hand").asInt()).isZero();
        assertThat(shop.available()).as("nothing was taken there").isEqualTo(2);
    }

    @Test
    void aPickupIsCapturedWhenItIsReadyLeavesTheBooksWhenItIsCollectedAndItsCustomerIsToldOnce() {
        var shop = Shop.with(api, 3);
        var order = Purchase.of(shop, shop.pickup(2, "tok_visa"));
        var work = order.work(1);
        order.done(work, "ready", "{\"staged_at\":\"shelf 4\"}");
        order.done(work, "ready", "{\"staged_at\":\"shelf 4\"}");
        assertThat(order.paid("captured")).isEqualTo(425 + 399);
        assertThat(shop.balance().path("on_hand").asInt()).as("still here").isEqualTo(3);
        assertThat(order.act(work, "handover", "{\"pickup_code\":\"GUESS\"}").problem())
                .isEqualTo("pickup-code-wrong");

        collect(order, work);

        order.becomes("COMPLETED");
        assertThat(order.units()).isEqualTo(Map.of("COLLECTED", 2));
        assertThat(shop.balance().path("on_hand").asInt()).isEqualTo(1);
        assertThat(shop.balance().path("committed").asInt()).isZero();
        assertThat(order.paid("captured")).isEqualTo(425 + 399);
        soon(() -> assertThat(order.messages()).containsEntry("READY_FOR_PICKUP", 1L));
    }

    @Test
    void aNoShowGivesStockAndMoneyBackAndTheCustomerIsTold() {
        var shop = Shop.with(api, 3);
        var order = Purchase.of(shop, shop.pickup(2, "tok_visa"));
        order.done(order.work(1), "ready", "{}");
        assertThat(shop.available()).isEqualTo(1);
        var soonOver = Instant.now().plus(Duration.ofSeconds(2));
        var moved = api.send(
                "PUT",
                "/v1/fulfillment-orders/" + order.work(1) + "/collect-by",
                "{\"collect_by\":\"%s\",\"reason\":\"away\"}".formatted(soonOver));
        assertThat(moved.status()).as(moved.text()).isEqualTo(200);

        order.becomes("CANCELLED");
        assertThat(order.workStatus(order.work(1))).isEqualTo("NO_SHOW");
        assertThat(order.units()).isEqualTo(Map.of("CANCELLED", 2));
        soon(() -> {
            assertThat(order.paid("refunded")).isEqualTo(order.paid("captured")).isEqualTo(425 + 399);
            assertThat(shop.available()).isEqualTo(3);
            assertThat(order.messages()).containsEntry("NO_SHOW", 1L).containsEntry("REFUNDED", 1L);
        });
    }

    private static void send(Purchase order, String work) {
        order.done(work, "pack", "{}");
        order.done(work, "ship", "{\"carrier\":\"RM\",\"tracking_number\":\"1\"}");
    }

    private void collect(Purchase order, String work) {
        var code = codes.codeFor(new FulfillmentOrderId(work)).orElseThrow();
        order.done(work, "handover", "{\"pickup_code\":\"%s\"}".formatted(code));
    }
}
