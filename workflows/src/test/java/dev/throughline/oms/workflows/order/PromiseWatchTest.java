package dev.throughline.oms.workflows.order;

import static dev.throughline.oms.workflows.order.OrderTestBench.STORE;
import static dev.throughline.oms.workflows.order.OrderTestBench.WAREHOUSE;
import static dev.throughline.oms.workflows.order.OrderTestBench.line;
import static org.assertj.core.api.Assertions.assertThat;

import dev.throughline.oms.workflows.promise.PromiseOutlook;
import dev.throughline.oms.workflows.promise.PromiseOutlook.Verdict;
import dev.throughline.oms.workflows.shared.OrderStatus;
import dev.throughline.oms.workflows.shared.ShortagePolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PromiseWatchTest {
    private static final Duration WATCHED_AFTER = Duration.ofHours(2);
    private static final Instant LATER = Instant.parse("2026-12-05T20:00:00Z");

    private final OrderTestBench bench = new OrderTestBench(OrderWorkflowImpl.class);
    private final Systems systems = bench.systems;

    @AfterEach
    void close() {
        bench.close();
    }

    private void placeWatched(Verdict verdict) {
        var now = Instant.ofEpochMilli(bench.env.currentTimeMillis());
        systems.watchAt = now.plus(WATCHED_AFTER);
        systems.dueBy = now.plus(Duration.ofHours(3));
        systems.outlooks.add(new PromiseOutlook(verdict, LATER, now.plus(Duration.ofHours(50)), List.of()));
        bench.place(bench.shipping(ShortagePolicy.ALL_OR_NOTHING, line(1, 1, 999)));
        systems.watchAt = null;
        systems.dueBy = null;
    }

    private void awaitCall(String call) {
        Awaitility.await().until(() -> systems.calls.contains(call));
    }

    @Test
    void movesWhatWouldBeLateToALocationThatCanStillMakeIt() {
        systems.stock.put(STORE, 1);
        systems.stock.put(WAREHOUSE, 1);
        placeWatched(Verdict.ELSEWHERE);
        bench.env.sleep(WATCHED_AFTER.plusMinutes(1));
        bench.awaitFulfillmentOrder(2);
        awaitCall("PROMISE_AT_RISK");
        bench.pack(2);
        bench.deliver(2);

        assertThat(bench.outcome("order-promise-moved")).isEqualTo(OrderStatus.COMPLETED);
        assertThat(systems.calls)
                .containsSubsequence(
                        "look at store-7",
                        "source",
                        "release 1 of line 1 at store-7",
                        "request 1 of line 1 at warehouse-1",
                        "RESOURCED",
                        "PROMISE_AT_RISK")
                .doesNotContain("message DELAYED");
    }

    @Test
    void tellsTheCustomerOfTheNewDateWhenNobodyCanMakeIt() {
        systems.stock.put(STORE, 1);
        placeWatched(Verdict.LATE);
        bench.env.sleep(WATCHED_AFTER.plusMinutes(1));
        awaitCall("message DELAYED");
        assertThat(bench.order().view().promisedBy()).isEqualTo(LATER);
        bench.pack(1);
        bench.deliver(1);

        assertThat(bench.outcome("order-promise-delayed")).isEqualTo(OrderStatus.COMPLETED);
        assertThat(systems.calls).containsSubsequence("look at store-7", "PROMISE_AT_RISK", "message DELAYED");
    }

    @Test
    void tellsTheCustomerWhenTheOtherLocationHasSoldItMeanwhile() {
        systems.stock.put(STORE, 1);
        placeWatched(Verdict.ELSEWHERE);
        bench.env.sleep(WATCHED_AFTER.plusMinutes(1));
        awaitCall("message DELAYED");
        bench.pack(1);
        bench.deliver(1);

        assertThat(bench.outcome("order-promise-not-moved")).isEqualTo(OrderStatus.COMPLETED);
        assertThat(systems.calls).doesNotContain("release 1 of line 1 at store-7");
    }

    @Test
    void saysNothingWhileThePromiseIsKept() {
        systems.stock.put(STORE, 1);
        placeWatched(Verdict.KEPT);
        bench.env.sleep(WATCHED_AFTER.plusMinutes(1));
        awaitCall("look at store-7");
        bench.pack(1);
        bench.deliver(1);

        assertThat(bench.outcome("order-promise-kept")).isEqualTo(OrderStatus.COMPLETED);
        assertThat(systems.calls).doesNotContain("PROMISE_AT_RISK", "message DELAYED");
    }

    @Test
    void doesNotLookWhenItIsPackedInTime() {
        systems.stock.put(STORE, 1);
        placeWatched(Verdict.LATE);
        bench.pack(1);
        bench.deliver(1);

        assertThat(bench.outcome("order-promise-in-time")).isEqualTo(OrderStatus.COMPLETED);
        assertThat(systems.calls).doesNotContain("look at store-7");
    }
}
