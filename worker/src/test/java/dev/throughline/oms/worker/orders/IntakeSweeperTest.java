package dev.throughline.oms.worker.orders;

import static org.assertj.core.api.Assertions.assertThat;

import dev.throughline.oms.activities.order.Checkout;
import dev.throughline.oms.activities.order.OrderIntake;
import dev.throughline.oms.worker.Api;
import dev.throughline.oms.worker.ApplicationTest;
import dev.throughline.oms.worker.temporal.OrderStarts;
import dev.throughline.oms.workflows.shared.ChannelId;
import dev.throughline.oms.workflows.shared.FulfillmentMethod;
import dev.throughline.oms.workflows.shared.LocationId;
import dev.throughline.oms.workflows.shared.Money;
import dev.throughline.oms.workflows.shared.OrderId;
import dev.throughline.oms.workflows.shared.ShortagePolicy;
import dev.throughline.oms.workflows.shared.Sku;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowNotFoundException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ApplicationTest
class IntakeSweeperTest {
    @LocalServerPort
    private int port;

    @Autowired
    private OrderIntake intake;

    @Autowired
    private OrderStarts starts;

    @Autowired
    private WorkflowClient client;

    private Api api = new Api(0, null);

    @BeforeEach
    void logIn() {
        api = Api.operations(port);
    }

    /** Case 17 of the field, from the other side: the row is there and the process is not. */
    @Test
    void startsTheProcessOfACheckoutThatWasOnlyWrittenDown() {
        var shop = Shop.with(api, 5);
        var order = onlyWrittenDown(shop);

        sweeper(Duration.ofHours(1)).sweep();
        assertThat(runOf(order)).as("younger than an hour").isEmpty();

        sweeper(Duration.ZERO).sweep();
        awaitAccepted(order);
        assertThat(shop.available()).isEqualTo(2);
    }

    @Test
    void startsOneProcessWhenSeveralSweepAtOnce() throws Exception {
        var shop = Shop.with(api, 5);
        var order = onlyWrittenDown(shop);

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Integer> sweep = sweeper(Duration.ZERO)::sweep;
            for (Future<Integer> round : threads.invokeAll(Collections.nCopies(8, sweep))) {
                round.get();
            }
        }

        awaitAccepted(order);
        assertThat(shop.available()).isEqualTo(2);
    }

    @Test
    void leavesAloneWhatIsAnswered() {
        var shop = Shop.with(api, 5);
        var order = new OrderId(
                shop.accepted(shop.ship(1, "tok_visa")).body().path("order_id").asString());
        var run = runOf(order);

        assertThat(intake.unanswered(Duration.ZERO, 1_000)).doesNotContain(order);
        sweeper(Duration.ZERO).sweep();
        assertThat(runOf(order)).isEqualTo(run);
    }

    private IntakeSweeper sweeper(Duration unansweredAfter) {
        return new IntakeSweeper(intake, starts, new CheckoutProperties(Duration.ofSeconds(20), unansweredAfter));
    }

    /** Three units of the shop, as the first half of a checkout leaves them. */
    private OrderId onlyWrittenDown(Shop shop) {
        var id = new OrderId("ord_" + key().replace("-", ""));
        var price = new BigDecimal("2.50");
        var goods = new Money(750, "GBP");
        intake.register(
                "sweeper-test",
                key(),
                "fingerprint",
                new Checkout(
                        id,
                        Checkout.Kind.CHECKOUT,
                        new ChannelId("web"),
                        "GBP",
                        null,
                        Instant.EPOCH,
                        ShortagePolicy.ALL_OR_NOTHING,
                        FulfillmentMethod.PICKUP,
                        new LocationId(shop.location()),
                        null,
                        null,
                        new Checkout.Tender("CARD", "tok_visa"),
                        List.of(new Checkout.Line(1, new Sku(shop.sku()), 3, price, goods, new Money(0, "GBP"))),
                        Map.of(),
                        null));
        assertThat(runOf(id)).as("the process's run").isEmpty();
        return id;
    }

    private void awaitAccepted(OrderId order) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> api.get("/v1/orders/" + order).status() == 200);
    }

    private String runOf(OrderId order) {
        try {
            return client.newUntypedWorkflowStub(order.workflowId())
                    .describe()
                    .getExecution()
                    .getRunId();
        } catch (WorkflowNotFoundException _) {
            return "";
        }
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }
}
