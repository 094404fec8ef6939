package dev.throughline.oms.activities.fulfillment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.throughline.oms.activities.fulfillment.WorkQueue.Entry;
import dev.throughline.oms.testing.DatabaseTest;
import dev.throughline.oms.workflows.fulfillment.FulfillmentActivities;
import dev.throughline.oms.workflows.fulfillment.FulfillmentRequest;
import dev.throughline.oms.workflows.fulfillment.FulfillmentRequest.Request;
import dev.throughline.oms.workflows.fulfillment.FulfillmentStep.Outcome;
import dev.throughline.oms.workflows.order.UnitsOfLine;
import dev.throughline.oms.workflows.shared.ChannelId;
import dev.throughline.oms.workflows.shared.FulfillmentMethod;
import dev.throughline.oms.workflows.shared.FulfillmentOrderId;
import dev.throughline.oms.workflows.shared.LocationId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** What waits for a location's people. */
@DatabaseTest
class WorkQueueTest {
    private final LocationId location = WorkScene.newLocation();

    @Autowired
    private WorkScene scene;

    @Autowired
    private WorkQueue queue;

    @Autowired
    private Fulfillments fulfillments;

    @Autowired
    private FulfillmentActivities activities;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void isSortedByPromiseAndThenByDueTime() {
        var later = scene.requested(location, at(3), FulfillmentMethod.SHIP, 1);
        var promisedLate = promised(at(1), at(9));
        var promisedSoon = promised(at(4), at(2));
        var soon = scene.requested(location, at(1), FulfillmentMethod.PICKUP, 2, 3);

        assertThat(ids(queue.waiting(location, null, 9))).containsExactly(soon, promisedSoon, later, promisedLate);
        assertThat(queue.waiting(location, null, 9).getFirst().units()).isEqualTo(5);
    }

    @Test
    void pagesShowEverythingOnce() {
        var all = new ArrayList<FulfillmentOrderId>();
        for (int i = 0; i < 7; i++) {
            all.add(scene.requested(location, at(i % 2), FulfillmentMethod.SHIP, 1));
        }

        var shown = new ArrayList<FulfillmentOrderId>();
        WorkQueue.Place after = null;
        for (var page = queue.waiting(location, after, 2); !page.isEmpty(); page = queue.waiting(location, after, 2)) {
            shown.addAll(ids(page));
            after = page.getLast().place();
        }

        assertThat(shown).containsExactlyInAnyOrderElementsOf(all).doesNotHaveDuplicates();
    }

    @Test
    void everyStateHasItsDueTime() {
        var now = Instant.now();
        var ship = scene.requested(location, at(0), FulfillmentMethod.SHIP, 1);
        var pickup = scene.requested(location, at(0), FulfillmentMethod.PICKUP, 1);
        fulfillments.pick(ship, List.of(new UnitsOfLine(1, 1)), WorkScene.ACTOR);
        assertThat(entry(ship).status()).isEqualTo(FulfillmentStatus.PICKED);
        assertThat(entry(ship).dueAt()).isEqualTo(at(0));

        activities.release(WorkScene.step(ship, "release/1", Outcome.RELEASED));
        activities.release(WorkScene.step(pickup, "release/1", Outcome.RELEASED));
        assertThat(entry(ship).dueAt()).as("the carrier's pickup").isEqualTo(at(0));
        assertThat(entry(pickup).dueAt())
                .as("a week for the customer")
                .isBetween(
                        now.plus(Duration.ofDays(7)).minusSeconds(1),
                        now.plus(Duration.ofDays(7)).plusSeconds(60));

        activities.close(WorkScene.step(pickup, "close/1", Outcome.COLLECTED));
        fulfillments.ship(ship, "post", "T1", WorkScene.ACTOR);
        assertThat(queue.waiting(location, null, 9)).as("on its way in time").isEmpty();
    }

    @Test
    void aParcelOnItsWayWaitsOnceItIsLate() {
        var late = promised(at(0), Instant.now().minusSeconds(5));
        var inTime = promised(at(0), Instant.now().plusSeconds(600));
        for (var id : List.of(late, inTime)) {
            activities.release(WorkScene.step(id, "release/1", Outcome.RELEASED));
            fulfillments.ship(id, "post", id.value(), WorkScene.ACTOR);
        }

        assertThat(ids(queue.waiting(location, null, 9))).containsExactly(late);
        activities.close(WorkScene.step(late, "close/1", Outcome.DELIVERED));
        assertThat(queue.waiting(location, null, 9)).isEmpty();
    }

    /** Blocks that the statement reads do not grow with what is closed. */
    @Test
    void closedOrdersCostNothing() {
        for (int i = 0; i < 60; i++) {
            scene.requested(location, at(i), FulfillmentMethod.SHIP, 1);
        }
        int before = blocksRead();
        jdbc.sql("""
                        INSERT INTO fulfillment.fulfillment_order
                            (id, order_id, location_id, method, status, due_by, state_due_at, units, requested_at)
                        SELECT 'ord_' || replace(gen_random_uuid()::text, '-', '') || '.1', 'ord_closed', :location, 'SHIP',
                               (ARRAY['DELIVERED', 'CANCELLED'])[1 + n % 2], now(), NULL, 1, now()
                        FROM generate_series(1, 20000) n
                        """).param("location", location.value()).update();
        jdbc.sql("ANALYZE fulfillment.fulfillment_order").update();

        assertThat(queue.waiting(location, null, 20)).hasSize(20);
        assertThat(blocksRead()).isLessThanOrEqualTo(before + 40);
    }

    private int blocksRead() {
        var now = Instant.now();
        var plan = jdbc.sql("EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) " + StoredWorkQueue.WAITING)
                .param("location", location.value())
                .param("rank", SqlTime.of(Instant.EPOCH))
                .param("due", SqlTime.of(Instant.EPOCH))
                .param("id", "")
                .param("now", SqlTime.of(now))
                .param("limit", 20)
                .query(String.class)
                .single();
        var root = JsonMapper.shared().readTree(plan).path(0).path("Plan");
        return root.path("Shared Hit Blocks").asInt()
                + root.path("Shared Read Blocks").asInt();
    }

    private FulfillmentOrderId promised(Instant due, @Nullable Instant by) {
        var order = WorkScene.newOrder();
        var id = FulfillmentOrderId.of(order, 1);
        activities.request(new FulfillmentRequest(
                order,
                new ChannelId("web"),
                by,
                List.of(new Request(id, location, FulfillmentMethod.SHIP, WorkScene.lines(1), due))));
        return id;
    }

    private Entry entry(FulfillmentOrderId id) {
        return queue.waiting(location, null, 99).stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static List<FulfillmentOrderId> ids(List<Entry> entries) {
        return entries.stream().map(Entry::id).toList();
    }

    private static Instant at(int hour) {
        return WorkScene.DUE.plus(Duration.ofHours(hour));
    }
}
