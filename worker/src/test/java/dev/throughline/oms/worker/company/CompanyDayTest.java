package dev.throughline.oms.worker.company;

import static org.assertj.core.api.Assertions.assertThat;

import dev.throughline.oms.activities.messaging.PickupCodes;
import dev.throughline.oms.activities.reconciliation.Reconciliation;
import dev.throughline.oms.worker.Api;
import dev.throughline.oms.workflows.shared.FulfillmentOrderId;
import io.temporal.api.enums.v1.EventType;
import io.temporal.testing.TestWorkflowEnvironment;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A day in a company, and the weeks until its last order is final: orders over 12 stores and 2 warehouses, of which locations reject
 * one in twenty and short-pick three in a hundred, customers leave two in a hundred and the carrier loses one in a hundred. As many as
 * {@code -Dcompany.orders}.
 */
@SkippedTimeTest
class CompanyDayTest {
    private static final Logger LOG = LoggerFactory.getLogger(CompanyDayTest.class);
    private static final int ORDERS = Integer.getInteger("company.orders", 2000);
    private static final long SEED = Long.getLong("company.seed", 20261128);
    private static final int HOURS = 8;
    private static final int DAYS_AT_MOST = 30;
    private static final int HANDS = 12;
    private static final Set<String> FINAL = Set.of("COMPLETED", "CANCELLED", "RETURNED");

    @LocalServerPort
    private int port;

    @Autowired
    private TestWorkflowEnvironment temporal;

    @Autowired
    private PickupCodes pickupCodes;

    @Autowired
    private Reconciliation reconciliation;

    @Autowired
    private JdbcClient jdbc;

    private final Fates fates = new Fates(SEED);
    private final List<String> orders = new ArrayList<>();
    private final Map<String, Instant> onTheirWay = new ConcurrentHashMap<>();
    private int refused;

    @Test
    void everyOrderOfADayEndsFinalAndTheBooksAddUp() throws Exception {
        var company = new Company(port);
        int opening = company.open();
        var api = Api.operations(port);
        var crews = Company.locations().stream()
                .map(location -> new Crew(api, location, fates))
                .toList();
        var service = new ServiceDesk(Api.as(port, "service"), fates);
        for (int hour = 0; hour < HOURS; hour++) {
            place(company, hour);
            temporal.sleep(Duration.ofMinutes(40));
            turn(api, crews);
            service.workOff();
            temporal.sleep(Duration.ofMinutes(20));
        }
        assertThat(withoutATimer()).as("orders that wait without a timer").isEmpty();
        for (int day = 1; day <= DAYS_AT_MOST && !unfinished().isEmpty(); day++) {
            temporal.sleep(Duration.ofDays(1));
            turn(api, crews);
            service.workOff();
        }
        report(crews, service);
        assertEveryOrderIsFinalOrHasAPersonWithADueTime(service);
        assertEveryFateHasHappened(crews);
        assertStockAddsUp(opening);
        assertMoneyAddsUp();
        assertMessagesAddUp();
        assertThat(reconciliation.report().invariants()).allMatch(Reconciliation.Invariant::holds);
    }

    private void assertEveryOrderIsFinalOrHasAPersonWithADueTime(ServiceDesk service) {
        var waiting = service.open().stream()
                .map(entry -> entry.path("order_id").asString())
                .toList();
        assertThat(unfinished())
                .as("orders that are neither final nor with a person")
                .isSubsetOf(waiting);
    }

    private void assertEveryFateHasHappened(List<Crew> crews) {
        for (var fate : Fates.Work.values()) {
            assertThat(crews.stream()
                            .mapToInt(crew -> crew.counts().getOrDefault(fate, 0))
                            .sum())
                    .as("%s", fate)
                    .isPositive();
        }
        assertThat(count("SELECT count(*) FROM fulfillment.fulfillment_order WHERE status = 'NO_SHOW'"))
                .as("no-shows")
                .isPositive();
    }

    /** What came in is there, has left, or was found missing. */
    private void assertStockAddsUp(long opening) {
        assertThat(figure("stock_received")).isEqualTo(opening);
        assertThat(figure("stock_on_hand")
                        + figure("stock_issued")
                        + figure("stock_corrected")
                        - figure("stock_restocked"))
                .isEqualTo(opening);
        assertThat(figure("stock_committed")).isZero();
        assertThat(figure("stock_shortage")).isZero();
    }

    /** Customers have paid for what they have, to the penny; nothing is held any more. */
    private void assertMoneyAddsUp() {
        var paid = figure("captured_minor") - figure("refunded_minor");
        assertThat(paid).isEqualTo(count("""
                SELECT sum(goods_minor / quantity * (delivered + collected)) FROM ordering.order_line"""));
        assertThat(figure("authorized_minor")).isEqualTo(figure("captured_minor") + figure("voided_minor"));
    }

    /** One message for each thing that happened, and none for what did not. */
    private void assertMessagesAddUp() {
        assertThat(messages("ORDER_ACCEPTED")).isEqualTo(orders.size());
        assertThat(messages("SHIPPED")).isEqualTo(ended("SHIP", "DELIVERED", "LOST"));
        assertThat(messages("DELIVERED")).isEqualTo(ended("SHIP", "DELIVERED"));
        assertThat(messages("READY_FOR_PICKUP")).isEqualTo(ended("PICKUP", "COLLECTED", "NO_SHOW"));
        assertThat(count("SELECT count(*) FROM messaging.message")
                        - count("SELECT count(DISTINCT (order_id, cause)) FROM messaging.message"))
                .isZero();
    }

    private long figure(String name) {
        return Objects.requireNonNull(reconciliation.report().figures().get(name), name);
    }

    private long messages(String kind) {
        return jdbc.sql("SELECT count(*) FROM messaging.message WHERE kind = :kind")
                .param("kind", kind)
                .query(Long.class)
                .single();
    }

    private long ended(String method, String... statuses) {
        return jdbc.sql(
                        "SELECT count(*) FROM fulfillment.fulfillment_order WHERE method = :method AND status = ANY(:statuses)")
                .param("method", method)
                .param("statuses", statuses)
                .query(Long.class)
                .single();
    }

    private long count(String sql) {
        return jdbc.sql(sql).query(Long.class).single();
    }

    private void place(Company company, int hour) throws Exception {
        int from = ORDERS * hour / HOURS;
        int to = ORDERS * (hour + 1) / HOURS;
        for (var answer : each(IntStream.range(from, to).boxed().toList(), n -> company.place(n, SEED))) {
            if (answer.status() == 201) {
                orders.add(answer.body().path("order_id").asString());
            } else {
                assertThat(answer.problem()).isEqualTo("out-of-stock");
                refused++;
            }
        }
    }

    /** Everybody does what is to be done now. */
    private void turn(Api api, List<Crew> crews) throws Exception {
        each(crews, Crew::workOff);
        collect(crews);
        deliver(api, crews);
    }

    private void collect(List<Crew> crews) throws Exception {
        each(crews, crew -> {
            for (var waiting : crew.queue("RELEASED")) {
                var id = waiting.path("fulfillment_order_id").asString();
                if ("PICKUP".equals(waiting.path("method").asString()) && !fates.nobodyComes(id)) {
                    var code = pickupCodes.codeFor(new FulfillmentOrderId(id)).orElseThrow();
                    var handed = crew.act(id, "handover", "{\"pickup_code\":\"%s\"}".formatted(code));
                    assertThat(handed.status()).as(handed.text()).isEqualTo(200);
                }
            }
            return crew;
        });
    }

    /** Two to four days after it left. */
    private void deliver(Api api, List<Crew> crews) throws Exception {
        var now = Instant.ofEpochMilli(temporal.currentTimeMillis());
        each(crews, crew -> {
            for (var shipped : crew.queue("SHIPPED")) {
                var id = shipped.path("fulfillment_order_id").asString();
                var arrives =
                        onTheirWay.computeIfAbsent(id, _ -> now.plus(Duration.ofDays(2 + fates.among(3, id, "way"))));
                if (!now.isBefore(arrives)) {
                    var status = fates.isLost(id) ? "LOST" : "DELIVERED";
                    var told = api.send(
                            "POST", "/v1/fulfillment-orders/" + id + "/tracking", "{\"status\":\"" + status + "\"}");
                    assertThat(told.status()).as(told.text()).isEqualTo(202);
                }
            }
            return crew;
        });
    }

    private List<String> unfinished() {
        return jdbc.sql("SELECT order_id FROM ordering.sales_order WHERE status <> ALL(:final)")
                .param("final", FINAL.toArray(String[]::new))
                .query((row, _) -> String.valueOf(row.getString(1)))
                .list();
    }

    /** Orders whose process waits for nothing that ends by itself: neither timer nor activity nor workflow task. */
    private List<String> withoutATimer() throws Exception {
        return each(orders, this::waitsForEver).stream()
                .filter(id -> !id.isEmpty())
                .toList();
    }

    private String waitsForEver(String order) {
        var history =
                temporal.getWorkflowClient().fetchHistory("order/" + order).getEvents();
        int open = 0;
        for (var event : history) {
            open += switch (event.getEventType()) {
                case EVENT_TYPE_TIMER_STARTED, EVENT_TYPE_ACTIVITY_TASK_SCHEDULED, EVENT_TYPE_WORKFLOW_TASK_SCHEDULED ->
                    1;
                case EVENT_TYPE_TIMER_FIRED,
                        EVENT_TYPE_TIMER_CANCELED,
                        EVENT_TYPE_ACTIVITY_TASK_COMPLETED,
                        EVENT_TYPE_WORKFLOW_TASK_COMPLETED -> -1;
                default -> 0;
            };
        }
        boolean ended = history.getLast().getEventType() == EventType.EVENT_TYPE_WORKFLOW_EXECUTION_COMPLETED;
        return ended || open > 0 ? "" : order;
    }

    private void report(List<Crew> crews, ServiceDesk service) {
        var figures = new TreeMap<>(reconciliation.report().figures());
        LOG.info("{} orders, {} refused: {}", orders.size(), refused, figures);
        crews.forEach(crew -> LOG.info("{}: {}", crew.location(), crew.counts()));
        LOG.info("customer service: {}", service.decisions);
    }

    private interface Act<A, R> {
        R of(A argument) throws Exception;
    }

    private static <A, R> List<R> each(List<A> all, Act<A, R> act) throws Exception {
        try (var hands = Executors.newFixedThreadPool(HANDS)) {
            var tasks = all.stream().<Callable<R>>map(one -> () -> act.of(one)).toList();
            var results = new ArrayList<R>();
            for (Future<R> future : hands.invokeAll(tasks)) {
                try {
                    results.add(future.get());
                } catch (ExecutionException e) {
                    throw e.getCause() instanceof Exception cause ? cause : e;
                }
            }
            return results;
        }
    }
}
