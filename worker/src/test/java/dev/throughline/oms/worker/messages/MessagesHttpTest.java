package dev.throughline.oms.worker.messages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.throughline.oms.activities.messaging.Messages;
import dev.throughline.oms.worker.Api;
import dev.throughline.oms.worker.ApplicationTest;
import dev.throughline.oms.worker.orders.Shop;
import dev.throughline.oms.workflows.shared.OrderId;
import java.time.Duration;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Nothing is sent here: the loop is off, so each message waits until the test decides it. */
@ApplicationTest
class MessagesHttpTest {
    @LocalServerPort
    private int port;

    @Autowired
    private Messages messages;

    @Autowired
    private JdbcClient jdbc;

    private Api api = new Api(0, null);

    @BeforeEach
    void logIn() {
        api = Api.operations(port);
    }

    @Test
    void showsWhatTheCustomerWasToldAndTellsItOnceMore() {
        var shop = Shop.with(api, 5);
        var order = placed(shop, shop.ship(1, "tok_visa"));
        var message = accepted(order);

        assertThat(resend(message, "k1").problem()).as("it waits").isEqualTo("conflict");
        jdbc.sql("UPDATE messaging.message SET state = 'SENT', channel = 'EMAIL', decided_at = now() WHERE id = ?")
                .param(message)
                .update();
        var resent = resend(message, "k1");
        assertThat(resent.status()).as(resent.text()).isEqualTo(200);
        assertThat(resend(message, "k1").body().path("message_id"))
                .isEqualTo(resent.body().path("message_id"));

        var list = api.get("/v1/orders/" + order + "/messages");
        assertThat(list.status()).isEqualTo(200);
        assertThat(list.body().at("/messages/0/kind").asString()).isEqualTo("ORDER_ACCEPTED");
        assertThat(list.body().at("/messages/0/channel").asString()).isEqualTo("EMAIL");
        assertThat(list.body().at("/messages/1/resent_from").asString()).isEqualTo(message);
        assertThat(list.body().path("messages")).hasSize(2);
        assertThat(list.text()).doesNotContain("A. Nyone", "@", "Mug");
        var timeline = api.get("/v1/orders/" + order + "/timeline").text();
        assertThat(timeline).containsOnlyOnce("oms.message.resent.v1").contains("operations:");
    }

    @Test
    void refusesWhatIsNotThere() {
        assertThat(api.get("/v1/orders/ord_nobody/messages").problem()).isEqualTo("not-found");
        assertThat(resend("msg_" + "0".repeat(32), "k").problem()).isEqualTo("not-found");
        assertThat(resend("msg_1", "k").problem()).isEqualTo("invalid-request");
    }

    @Test
    void textMessagesNeedATelephoneAndConsentCanBeSaidByPurpose() {
        var shop = Shop.with(api, 5);
        var body = shop.ship(1, "tok_visa");
        var texts = body.replace("@example.com\"", "@example.com\",\"sms_consent\":true");
        var refused = shop.place(texts, UUID.randomUUID().toString());
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text()).contains("contact.phone");

        var telephone =
                texts.replace("\"sms_consent\"", "\"phone\":\"07400 123456\",\"channels\":[\"SMS\"],\"sms_consent\"");
        var customer = customerOf(placed(shop, telephone));
        assertThat(api.get(customer).body().path("sms_consent").asBoolean()).isTrue();
        assertThat(say(customer, "SMS", false).body().path("sms_consent").asBoolean(true))
                .isFalse();
        assertThat(say(customer, "SMS", true).body().path("sms_consent").asBoolean())
                .isTrue();
        assertThat(say(customer, "MARKETING", true)
                        .body()
                        .path("marketing_consent")
                        .asBoolean())
                .isTrue();
        assertThat(say(customer, "FAX", true).problem()).isEqualTo("invalid-request");
    }

    private Api.Answer say(String customer, String purpose, boolean granted) {
        return api.send(
                "PUT", customer + "/consents/" + purpose, "{\"granted\":" + granted + ",\"source\":\"ticket-1\"}");
    }

    private Api.Answer resend(String message, String key) {
        return api.send("POST", "/v1/messages/" + message + "/resend", null, "Idempotency-Key", key);
    }

    private String accepted(String order) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> !messages.of(new OrderId(order)).isEmpty());
        return messages.of(new OrderId(order)).getFirst().id();
    }

    private static String placed(Shop shop, String body) {
        var placed = shop.place(body, UUID.randomUUID().toString());
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
}
