package dev.throughline.oms.worker.customers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.throughline.oms.activities.order.OrderIntake;
import dev.throughline.oms.worker.Api;
import dev.throughline.oms.worker.ApplicationTest;
import dev.throughline.oms.worker.orders.RequestKeys;
import dev.throughline.oms.worker.orders.Shop;
import dev.throughline.oms.workflows.shared.OrderId;
import java.time.Duration;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ApplicationTest
class CustomersTest {
    @LocalServerPort
    private int port;

    @Autowired
    private OrderIntake intake;

    private Api api = new Api(0, null);

    @BeforeEach
    void logIn() {
        api = Api.operations(port);
    }

    @Test
    void grantsAndWithdrawsTheConsentToMarketing() {
        var shop = Shop.with(api, 5);
        var customer = customerOf(place(shop, shop.ship(1, "tok_visa"), key()));

        assertThat(consent(customer, true)).isTrue();
        assertThat(consent(customer, true)).isTrue();
        assertThat(consent(customer, false)).isFalse();
        var unknown =
                api.send("PUT", "/v1/customers/nobody/marketing-consent", "{\"granted\":true,\"source\":\"ticket-1\"}");
        assertThat(unknown.problem()).isEqualTo("not-found");
        var personal = api.send(
                "PUT", customer + "/marketing-consent", "{\"granted\":true,\"source\":\"call from a@example.com\"}");
        assertThat(personal.problem()).isEqualTo("invalid-request");
    }

    @Test
    void erasesACustomerOnceNothingIsUnderWayAndKeepsTheOrdersReferences() {
        var shop = Shop.with(api, 5);
        var refused = key();
        assertThat(shop.place(shop.ship(1, "tok_decline"), refused).status()).isEqualTo(402);
        var key = key();
        var body = shop.ship(1, "tok_visa");
        var order = place(shop, body, key);
        var customer = customerOf(order);

        var early = api.send("DELETE", customer, null);
        assertThat(early.status()).as(early.text()).isEqualTo(409);
        assertThat(api.get(customer).status()).isEqualTo(200);

        assertThat(api.send(
                                "POST",
                                "/v1/orders/" + order + "/cancellations",
                                "{\"reason\":\"changed my mind\"}",
                                "Idempotency-Key",
                                key())
                        .status())
                .isEqualTo(200);
        var erased = api.send("DELETE", customer, null);

        assertThat(erased.status()).as(erased.text()).isEqualTo(204);
        assertThat(api.get(customer).problem()).isEqualTo("not-found");
        var checkout = intake.find(new OrderId(order)).orElseThrow();
        assertThat(checkout.contact()).isNull();
        assertThat(checkout.address()).isNull();
        assertThat(checkout.tender()).isNull();
        assertThat(checkout.lines()).hasSize(1);
        var another = new OrderId(RequestKeys.id("ord_", "operations", refused));
        assertThat(intake.find(another).orElseThrow().contact()).isNull();
        var kept = api.get("/v1/orders/" + order);
        assertThat(kept.status()).isEqualTo(200);
        assertThat(kept.text()).doesNotContain("A. Nyone", "High Street", shop.location() + "@example.com");
        assertThat("/v1/customers/" + kept.body().path("customer_id").asString())
                .isEqualTo(customer);
        assertThat(shop.place(body, key).body().path("order_id").asString()).isEqualTo(order);
        assertThat(api.send("DELETE", customer, null).status()).isEqualTo(404);
    }

    private String place(Shop shop, String body, String key) {
        var placed = shop.place(body, key);
        assertThat(placed.status()).as(placed.text()).isEqualTo(201);
        return placed.body().path("order_id").asString();
    }

    private String customerOf(String order) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> api.get("/v1/orders/" + order).body().has("customer_id"));
        return "/v1/customers/"
                + api.get("/v1/orders/" + order).body().path("customer_id").asString();
    }

    private boolean consent(String customer, boolean granted) {
        var answer = api.send(
                "PUT", customer + "/marketing-consent", "{\"granted\":" + granted + ",\"source\":\"ticket-4711\"}");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.body().path("marketing_consent").asBoolean();
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }
}
