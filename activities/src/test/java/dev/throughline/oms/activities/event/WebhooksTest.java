package dev.throughline.oms.activities.event;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import com.standardwebhooks.Webhook;
import dev.throughline.oms.activities.event.WebhookDelivery.Status;
import dev.throughline.oms.activities.event.Webhooks.Subscribing;
import dev.throughline.oms.activities.event.Webhooks.Subscribing.Subscribed;
import dev.throughline.oms.testing.DatabaseTest;
import dev.throughline.oms.workflows.shared.Actor;
import dev.throughline.oms.workflows.shared.OrderId;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

@DatabaseTest
class WebhooksTest {
    private static final String PATH = "/hook";

    @Autowired
    private Events events;

    @Autowired
    private DeliveryQueue queue;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private JsonMapper json;

    private final String type = "oms.test" + UUID.randomUUID().toString().substring(0, 8);
    private final MovableClock clock = new MovableClock();
    private WireMockServer receiver;
    private WebhookRegister webhooks;
    private WebhookDispatcher dispatcher;

    @BeforeEach
    void receiveOnThisMachine() {
        receiver = new WireMockServer(
                WireMockConfiguration.options().bindAddress("127.0.0.1").dynamicPort());
        receiver.start();
        answer(204);
        webhooks = new WebhookRegister(jdbc, clock, properties(true));
        dispatcher = dispatcher(properties(true));
    }

    @AfterEach
    void stop() {
        receiver.stop();
        webhooks.subscriptions().forEach(subscription -> webhooks.delete(subscription.id()));
    }

    @Test
    void sendsASignedCloudEvent() throws Exception {
        var subscribed = subscribe(type + ".*");
        var order = anOrder();
        append(order, 1);
        deliver(subscribed);

        var request = received().getFirst();
        var body = request.getBodyAsString();
        var event = events.of(order).getFirst();
        new Webhook(subscribed.secret()).verify(body, headers(request));
        assertThat(request.getHeader("webhook-id")).isEqualTo(event.id().toString());
        assertThat(request.getHeader("Content-Type")).startsWith("application/cloudevents+json");
        assertThat(json.readValue(body, new TypeReference<Map<String, Object>>() {}))
                .containsEntry("specversion", "1.0")
                .containsEntry("id", event.id().toString())
                .containsEntry("source", "urn:test")
                .containsEntry("type", type + ".1")
                .containsEntry("subject", order.value())
                .containsEntry("sequence", "0000000001")
                .containsEntry("datacontenttype", "application/json")
                .containsEntry("time", event.at().toString())
                .containsEntry(
                        "data",
                        Map.of(
                                "order_id",
                                order.value(),
                                "sequence",
                                1,
                                "actor",
                                "system:test",
                                "reason",
                                "why",
                                "facts",
                                Map.of("amount_minor", 5)));
    }

    @Test
    void sendsOnlyTheTypesThatWereAskedFor() throws Exception {
        var prefix = subscribe(type + ".1*");
        var exact = subscribe(type + ".2");
        append(anOrder(), 12);
        deliver(prefix);
        deliver(exact);

        assertThat(typesOf(prefix)).containsExactlyInAnyOrder(type + ".1", type + ".10", type + ".11", type + ".12");
        assertThat(typesOf(exact)).containsExactly(type + ".2");
    }

    @Test
    void keepsTheOrderOfEachOrderWhileAnEventFails() throws Exception {
        var subscribed = subscribe(type + ".*");
        var order = anOrder();
        append(order, 3);
        answer(500);
        deliver(subscribed);
        assertThat(received()).hasSize(1);
        assertThat(deliveries(subscribed))
                .extracting(WebhookDelivery::status)
                .containsExactly(Status.PENDING, Status.PENDING, Status.PENDING);

        answer(204);
        clock.forward(Duration.ofSeconds(4));
        deliver(subscribed);
        assertThat(received()).as("too early to try again").hasSize(1);
        clock.forward(Duration.ofSeconds(3));
        deliver(subscribed);

        assertThat(received()).extracting(this::sequence).containsExactly(1, 1, 2, 3);
        assertThat(deliveries(subscribed)).extracting(WebhookDelivery::status).containsOnly(Status.DELIVERED);
    }

    @Test
    void givesUpAfterTenAttemptsAndGoesOnWithTheNextEvent() throws Exception {
        var subscribed = subscribe(type + ".*");
        append(anOrder(), 2);
        answer(503);
        for (int attempt = 1; attempt <= 10; attempt++) {
            deliver(subscribed);
            clock.forward(Duration.ofHours(29));
        }

        var first = deliveries(subscribed).getLast();
        assertThat(first.status()).isEqualTo(Status.FAILED);
        assertThat(first.attempts()).isEqualTo(10);
        assertThat(first.lastStatus()).isEqualTo(503);
        assertThat(received()).extracting(this::sequence).endsWith(1, 2);
    }

    @Test
    void disablesASubscriptionWhoseReceiverIsGone() throws Exception {
        var subscribed = subscribe(type + ".*");
        append(anOrder(), 2);
        answer(410);
        deliver(subscribed);
        append(anOrder(), 1);
        deliver(subscribed);

        assertThat(received()).hasSize(1);
        assertThat(webhooks.subscriptions())
                .filteredOn(subscription ->
                        subscription.id().equals(subscribed.subscription().id()))
                .extracting(WebhookSubscription::status)
                .containsExactly(WebhookSubscription.Status.DISABLED);
        assertThat(deliveries(subscribed))
                .hasSize(2)
                .extracting(WebhookDelivery::status)
                .containsOnly(Status.FAILED);
    }

    @Test
    void sendsAgainWithTheSameId() throws Exception {
        var subscribed = subscribe(type + ".*");
        append(anOrder(), 2);
        deliver(subscribed);

        var first = deliveries(subscribed).getLast();
        assertThat(webhooks.resend(first.id())).isTrue();
        assertThat(webhooks.resend("whd_0")).isFalse();
        assertThat(webhooks.resend("nonsense")).isFalse();
        deliver(subscribed);

        assertThat(received()).extracting(this::sequence).containsExactly(1, 2, 1);
        assertThat(received().getLast().getHeader("webhook-id"))
                .isEqualTo(received().getFirst().getHeader("webhook-id"));
    }

    @Test
    void sendsEachEventOnceAndInOrderWithSeveralInstances() throws Exception {
        var subscribed = subscribe(type + ".*");
        var orders = IntStream.range(0, 20).mapToObj(i -> anOrder()).toList();
        orders.forEach(order -> append(order, 5));
        fanOutAll();

        inParallel(IntStream.range(0, 4)
                .<Callable<Integer>>mapToObj(i -> () -> dispatcher(properties(true))
                        .drain(subscribed.subscription().id()))
                .toList());

        assertThat(received())
                .hasSize(100)
                .extracting(request -> request.getHeader("webhook-id"))
                .doesNotHaveDuplicates();
        for (var order : orders) {
            assertThat(received())
                    .filteredOn(request -> request.getBodyAsString().contains(order.value()))
                    .extracting(this::sequence)
                    .containsExactly(1, 2, 3, 4, 5);
        }
    }

    @Test
    void makesOneDeliveryOfEachEventWhenSeveralFanOutAtOnce() throws Exception {
        var subscribed = subscribe(type + ".*");
        var order = anOrder();
        var work = new ArrayList<Callable<Integer>>();
        for (int i = 1; i <= 200; i++) {
            int number = i;
            work.add(() -> append(order, number, number));
            work.add(this::fanOut);
        }
        inParallel(work);
        fanOutAll();

        assertThat(webhooks.deliveries(subscribed.subscription().id(), null, 1000)
                        .orElseThrow())
                .extracting(WebhookDelivery::sequence)
                .doesNotHaveDuplicates()
                .hasSize(200);
    }

    @Test
    void takesTheEarlierEventWithOneWhoseTransactionBeganBefore() throws Exception {
        var subscribed = subscribe(type + ".*");
        fanOutAll();
        var order = anOrder();
        transaction.executeWithoutResult(early -> {
            jdbc.sql("SELECT pg_current_xact_id()::text").query(String.class).single();
            appendMeanwhile(order, 1);
            events.append(event(order, 2, 2));
        });

        int taken = 0;
        while (taken == 0) {
            taken = transaction.execute(status -> new FanOut(jdbc, clock).round(1));
        }

        assertThat(deliveries(subscribed)).extracting(WebhookDelivery::sequence).containsExactly(2L, 1L);
    }

    @Test
    void sendsAnEventAgainAfterItsSenderDied() throws Exception {
        var subscribed = subscribe(type + ".*");
        append(anOrder(), 1);
        fanOutAll();
        var id = subscribed.subscription().id();
        assertThat(queue.claim(id, 10, clock.instant(), Duration.ofSeconds(90))).hasSize(1);

        assertThat(dispatcher.drain(id)).isZero();
        clock.forward(Duration.ofSeconds(91));
        assertThat(dispatcher.drain(id)).isEqualTo(1);

        assertThat(received()).hasSize(1);
    }

    @Test
    void refusesToCallPrivateAddresses() throws Exception {
        var subscribed = subscribe(type + ".*");
        append(anOrder(), 1);
        fanOutAll();
        dispatcher(properties(false)).drain(subscribed.subscription().id());

        assertThat(received()).isEmpty();
        assertThat(deliveries(subscribed).getFirst().lastError())
                .isEqualTo("the address is not on the public internet");
    }

    @Test
    void followsNoRedirect() throws Exception {
        var subscribed = subscribe(type + ".*");
        receiver.stubFor(
                post(urlEqualTo(PATH)).willReturn(aResponse().withStatus(307).withHeader("Location", "/other")));
        append(anOrder(), 1);
        deliver(subscribed);

        assertThat(receiver.getAllServeEvents()).hasSize(1);
        assertThat(deliveries(subscribed).getFirst().lastStatus()).isEqualTo(307);
    }

    @Test
    void saysWhatIsWrongWithAWishToSubscribe() {
        var strict = new WebhookRegister(jdbc, clock, properties(false));

        for (var url : List.of(
                "ftp://example.com/",
                "http://127.0.0.1/",
                "http://[::1]/",
                "http://localhost:8080/",
                "https://u:p@example.com/",
                "/relative",
                "no url at all")) {
            assertThat(strict.subscribe(url, List.of()))
                    .as(url)
                    .isInstanceOfSatisfying(
                            Subscribing.Refused.class,
                            refused -> assertThat(refused.field()).isEqualTo("url"));
        }
        assertThat(strict.subscribe("https://example.com/", List.of("oms.*.placed")))
                .isInstanceOfSatisfying(
                        Subscribing.Refused.class,
                        refused -> assertThat(refused.field()).isEqualTo("event_types"));
    }

    @Test
    void pagesDeliveriesAndForgetsThemWithTheirSubscription() throws Exception {
        var subscribed = subscribe(type + ".*");
        var id = subscribed.subscription().id();
        append(anOrder(), 3);
        deliver(subscribed);

        var newest = webhooks.deliveries(id, null, 2).orElseThrow();
        assertThat(newest).extracting(WebhookDelivery::sequence).containsExactly(3L, 2L);
        assertThat(webhooks.deliveries(id, newest.getLast().id(), 2).orElseThrow())
                .extracting(WebhookDelivery::sequence)
                .containsExactly(1L);
        assertThat(webhooks.delete(id)).isTrue();
        assertThat(webhooks.delete(id)).isFalse();
        assertThat(webhooks.deliveries(id, null, 2)).isEmpty();
    }

    private Subscribed subscribe(String eventType) {
        return (Subscribed) webhooks.subscribe(receiver.url(PATH), List.of(eventType));
    }

    private void answer(int status) {
        receiver.stubFor(post(urlEqualTo(PATH)).willReturn(aResponse().withStatus(status)));
    }

    private void append(OrderId order, int count) {
        for (int i = 1; i <= count; i++) {
            append(order, i, i);
        }
    }

    private int append(OrderId order, int key, int number) {
        transaction.executeWithoutResult(status -> events.append(event(order, key, number)));
        return number;
    }

    private void appendMeanwhile(OrderId order, int number) {
        try (var thread = Executors.newSingleThreadExecutor()) {
            thread.execute(() -> append(order, number, number));
        }
    }

    private NewEvent event(OrderId order, int key, int number) {
        return new NewEvent(
                order, "k" + key, type + "." + number, Actor.system("test"), "why", Map.of("amount_minor", 5));
    }

    private void deliver(Subscribed subscribed) throws InterruptedException {
        fanOutAll();
        dispatcher.drain(subscribed.subscription().id());
    }

    /** Transactions of others (statistics, vacuum) hold the settled position back for a moment. */
    private void fanOutAll() {
        while (jdbc.sql("SELECT EXISTS (SELECT FROM event.outbox WHERE txid > (SELECT txid FROM event.fan_out))")
                .query(Boolean.class)
                .single()) {
            fanOut();
        }
    }

    private int fanOut() {
        return transaction.execute(status -> new FanOut(jdbc, clock).round());
    }

    private List<WebhookDelivery> deliveries(Subscribed subscribed) {
        return webhooks.deliveries(subscribed.subscription().id(), null, 50).orElseThrow();
    }

    private List<String> typesOf(Subscribed subscribed) {
        return deliveries(subscribed).stream().map(WebhookDelivery::eventType).toList();
    }

    private List<LoggedRequest> received() {
        return receiver.findAll(postRequestedFor(urlEqualTo(PATH)));
    }

    private int sequence(LoggedRequest request) {
        var body = json.readTree(request.getBodyAsString());
        return body.get("data").get("sequence").asInt();
    }

    private static Map<String, List<String>> headers(LoggedRequest request) {
        var headers = new HashMap<String, List<String>>();
        for (var name : List.of("webhook-id", "webhook-timestamp", "webhook-signature")) {
            headers.put(name, List.of(request.getHeader(name)));
        }
        return headers;
    }

    private WebhookDispatcher dispatcher(WebhookProperties properties) {
        return new WebhookDispatcher(queue, new WebhookSender(properties, json, clock), properties, clock);
    }

    private static WebhookProperties properties(boolean allowPrivate) {
        return new WebhookProperties(
                URI.create("urn:test"),
                allowPrivate,
                Duration.ofSeconds(5),
                Duration.ofSeconds(5),
                Duration.ofSeconds(10),
                Duration.ofSeconds(90),
                8);
    }

    private static OrderId anOrder() {
        return new OrderId("ord_" + UUID.randomUUID().toString().replace("-", ""));
    }

    private static <T> void inParallel(List<Callable<T>> calls) throws Exception {
        try (var threads = Executors.newFixedThreadPool(16)) {
            for (var future : threads.invokeAll(calls)) {
                future.get();
            }
        }
    }

    private static class MovableClock extends Clock {
        private Instant now = Clock.systemUTC().instant();

        void forward(Duration by) {
            now = now.plus(by);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException("always UTC");
        }
    }
}
