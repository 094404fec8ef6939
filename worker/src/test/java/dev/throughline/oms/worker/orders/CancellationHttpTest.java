package dev.throughline.oms.worker.orders;

import static dev.throughline.oms.worker.orders.Purchase.soon;
import static org.assertj.core.api.Assertions.assertThat;

import dev.throughline.oms.activities.messaging.PickupCodes;
import dev.throughline.oms.worker.Api;
import dev.throughline.oms.worker.Api.Answer;
import dev.throughline.oms.worker.ApplicationTest;
import dev.throughline.oms.workflows.shared.FulfillmentOrderId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Whether an order can be cancelled, in each state: what is allowed undoes everything, what is refused changes nothing. */
@ApplicationTest
class CancellationHttpTest {
    private static final int UNITS = 5;

    @LocalServerPort
    private int port;

    /** Stands in for the letter that the customer reads. */
    @Autowired
    private PickupCodes codes;

    private Shop shop = new Shop(new Api(0, null), "", "");

    @BeforeEach
    void open() {
        shop = Shop.with(Api.operations(port), UNITS);
    }

    static Stream<Situation> allowed() {
        return Stream.of(Situation.values()).filter(Situation::isAllowed);
    }

    static Stream<Situation> refused() {
        return Stream.of(Situation.values()).filter(situation -> !situation.isAllowed());
    }

    @ParameterizedTest
    @MethodSource("allowed")
    void givesStockAndMoneyBackWhileNothingIsCaptured(Situation situation) {
        var order = situation.reach(shop, this::code);
        long authorized = order.paid("authorized");
        assertThat(authorized).isPositive();

        var cancelled = order.cancel("");

        assertThat(cancelled.status()).as(cancelled.text()).isEqualTo(200);
        assertThat(cancelled.body().path("status").asString()).isEqualTo("CANCELLED");
        assertThat(cancelled.body().at("/cancelled/0/quantity").asInt()).isEqualTo(2);
        order.becomes("CANCELLED");
        assertThat(order.units()).isEqualTo(Map.of("CANCELLED", 2));
        soon(() -> {
            assertThat(order.paid("voided")).isEqualTo(authorized);
            assertThat(order.paid("captured")).isZero();
            assertThat(order.messages()).containsEntry("UNITS_CANCELLED", 1L);
            assertThat(openExceptions(order)).isEmpty();
        });
        assertThat(shop.balance().path("on_hand").asInt()).isEqualTo(UNITS);
        assertThat(shop.balance().path("committed").asInt())
                .as("what is not this order's")
                .isEqualTo(situation == Situation.BACKORDERED ? UNITS : 0);
        order.read()
                .path("fulfillment_orders")
                .forEach(work -> assertThat(work.path("status").asString()).isEqualTo("CANCELLED"));
        assertThat(order.cancel("").problem()).as("again").isEqualTo("order-closed");
    }

    @ParameterizedTest
    @MethodSource("refused")
    void saysWhyItIsTooLateAndChangesNothing(Situation situation) {
        var order = situation.reach(shop, this::code);
        var before = seen(order);

        for (var answer : List.of(order.cancel(""), order.cancel(",\"lines\":[{\"line\":1,\"quantity\":1}]"))) {
            assertRefused(answer, situation.refusal());
            assertThat(answer.body().path("detail").asString())
                    .as("%s", situation)
                    .containsAnyOf("every unit is captured", "every unit is final", "The order's process has ended");
        }

        assertThat(seen(order)).isEqualTo(before);
    }

    @Test
    void cancelsSomeUnitsOfALineThenTheRestButNeverMoreThanThereAre() {
        var order = Purchase.of(shop, shop.ship(3, "tok_visa"));

        var one = order.cancel(",\"lines\":[{\"line\":1,\"quantity\":1}]");
        assertThat(one.body().path("status").asString()).as(one.text()).isEqualTo("OPEN");
        assertThat(order.units()).isEqualTo(Map.of("CANCELLED", 1, "OPEN", 2));
        soon(() -> assertThat(shop.available()).isEqualTo(3));
        var before = seen(order);

        var tooMany = order.cancel(",\"lines\":[{\"line\":1,\"quantity\":3}]");
        assertRefused(tooMany, "not-cancellable");
        assertThat(tooMany.body().path("detail").asString()).isEqualTo("of line 1 2 units can be cancelled, not 3");
        assertRefused(order.cancel(",\"lines\":[{\"line\":7,\"quantity\":1}]"), "unknown-line");
        assertThat(seen(order)).isEqualTo(before);

        assertThat(order.cancel("").body().at("/cancelled/0/quantity").asInt()).isEqualTo(2);
        order.becomes("CANCELLED");
        soon(() -> assertThat(order.paid("voided")).isEqualTo(order.paid("authorized")));
        assertThat(order.paid("captured")).isZero();
        assertThat(shop.available()).isEqualTo(UNITS);
    }

    /** A split order is cancellable in the parts that are not captured. */
    @Test
    void cancelsTheHalfOfASplitOrderThatHasNotLeftYet() {
        var other = Shop.with(shop.api(), UNITS);
        var order = Purchase.of(
                shop,
                shop.ship(2, "tok_visa")
                        .replace("\"lines\":[", "\"lines\":[{\"sku\":\"%s\",\"quantity\":2},".formatted(other.sku())));
        var work = order.workAt(shop.location());
        order.done(work, "pack", "{}");
        long captured = order.paid("captured");

        var cancelled = order.cancel("");

        assertThat(cancelled.body().path("cancelled").size())
                .as(cancelled.text())
                .isEqualTo(1);
        assertThat(cancelled.body().at("/cancelled/0/line").asInt()).isEqualTo(1);
        assertThat(order.units()).isEqualTo(Map.of("CANCELLED", 2, "RELEASED", 2));
        assertRefused(order.cancel(""), "not-cancellable");
        order.done(work, "tracking", "{\"status\":\"DELIVERED\"}");
        order.becomes("COMPLETED");
        assertThat(order.paid("captured")).isEqualTo(captured);
        soon(() -> assertThat(order.paid("voided")).isEqualTo(order.paid("authorized") - captured));
        assertThat(other.available()).isEqualTo(UNITS);
        assertThat(shop.available()).isEqualTo(3);
    }

    @Test
    void isOneCancellationHoweverOftenTheSameIsSaid() {
        var order = Purchase.of(shop, shop.ship(3, "tok_visa"));
        var path = "/v1/orders/" + order.id() + "/cancellations";
        var body = "{\"reason\":\"one less\",\"lines\":[{\"line\":1,\"quantity\":1}]}";
        var key = UUID.randomUUID().toString();

        var first = shop.api().send("POST", path, body, "Idempotency-Key", key);

        assertThat(first.status()).as(first.text()).isEqualTo(200);
        assertThat(shop.api().send("POST", path, body, "Idempotency-Key", key).text())
                .isEqualTo(first.text());
        assertThat(order.units()).isEqualTo(Map.of("CANCELLED", 1, "OPEN", 2));
        assertThat(shop.api().send("POST", path, body).problem())
                .as("without a key")
                .isEqualTo("invalid-request");
    }

    @Test
    void nobodyCancelsWhatIsNotTheirs() {
        var order = Purchase.of(shop, shop.ship(2, "tok_visa"));
        var before = seen(order);

        var stranger = new Purchase(Api.shopper(port, "cus_" + UUID.randomUUID()), order.id()).cancel("");
        assertThat(stranger.status()).isEqualTo(404);
        assertThat(stranger.problem()).isEqualTo("not-found");
        var unknown = new Purchase(shop.api(), "ord_nobody").cancel("");
        assertThat(unknown.status()).isEqualTo(404);
        assertThat(unknown.problem()).isEqualTo("not-found");
        var associate = new Purchase(Api.at(port, "store", "associate", shop.location()), order.id()).cancel("");
        assertThat(associate.status()).isEqualTo(403);
        assertThat(associate.problem()).isEqualTo("forbidden");

        assertThat(seen(order)).isEqualTo(before);
    }

    private String code(String work) {
        return codes.codeFor(new FulfillmentOrderId(work)).orElseThrow();
    }

    /** RFC 9457, in full. */
    private static void assertRefused(Answer answer, String problem) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(409);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.body().path("type").asString()).isEqualTo("/problems/" + problem);
        assertThat(answer.body().path("status").asInt()).isEqualTo(409);
        assertThat(answer.body().path("title").asString()).isNotBlank();
        assertThat(answer.body().path("request_id").asString()).isNotBlank();
    }

    /** What a refusal must leave alone. */
    private List<String> seen(Purchase order) {
        var read = order.read();
        return Stream.of(
                        read.path("status"),
                        read.path("order_hold"),
                        read.path("lines"),
                        read.path("payments"),
                        read.path("fulfillment_orders"),
                        shop.balance(),
                        order.events().get("oms.order.units_cancelled.v1"))
                .map(String::valueOf)
                .toList();
    }

    private static List<String> openExceptions(Purchase order) {
        return order.api()
                .get("/v1/exceptions?order_id=" + order.id())
                .body()
                .path("exceptions")
                .findValuesAsString("exception_id");
    }
}
