package dev.throughline.oms.activities.inventory;

import static dev.throughline.oms.activities.inventory.StockSamples.allocation;
import static dev.throughline.oms.activities.inventory.StockSamples.newOrder;
import static dev.throughline.oms.activities.inventory.StockSamples.newSku;
import static dev.throughline.oms.activities.inventory.StockSamples.unique;
import static dev.throughline.oms.activities.inventory.StockSamples.units;
import static org.assertj.core.api.Assertions.assertThat;

import dev.throughline.oms.activities.inventory.ChannelAllocation.Status;
import dev.throughline.oms.activities.inventory.ChannelAllocations.Place;
import dev.throughline.oms.activities.inventory.ChannelAllocations.Query;
import dev.throughline.oms.activities.inventory.ChannelView.Buffers;
import dev.throughline.oms.testing.DatabaseTest;
import dev.throughline.oms.workflows.inventory.InventoryActivities;
import dev.throughline.oms.workflows.inventory.StockStep;
import dev.throughline.oms.workflows.shared.Actor;
import dev.throughline.oms.workflows.shared.ChannelId;
import dev.throughline.oms.workflows.shared.LocationId;
import dev.throughline.oms.workflows.shared.Sku;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@DatabaseTest
class AllocationRaceTest {
    private static final Actor PLANNER = new Actor(Actor.Kind.EMPLOYEE, "e-3");
    private static final ChannelView WEB = ChannelView.of(new ChannelId("web"));
    private static final ChannelView STORE = ChannelView.of(new ChannelId("store"));

    @Autowired
    private Inventory inventory;

    @Autowired
    private InventoryActivities activities;

    @Autowired
    private ChannelAllocations allocations;

    @Autowired
    private AllocationSweep sweep;

    @Autowired
    private Locations locations;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Clock clock;

    private final Sku sku = newSku();
    private LocationId store;
    private StockAudit audit;

    @BeforeEach
    void openAStore() {
        var location = StockSamples.newStore();
        locations.put(location);
        store = location.id();
        audit = new StockAudit(jdbc, inventory);
    }

    @Test
    void twoChannelsInARushGetExactlyTheirGuaranteedShares() throws InterruptedException {
        receive(200);
        allocate(WEB, 60);
        allocate(STORE, 140);

        var answers = Crowd.run(600, i -> () -> commit(i % 2 == 0 ? WEB : STORE));

        assertThat(granted(answers, 0)).isEqualTo(60);
        assertThat(granted(answers, 1)).isEqualTo(140);
        assertThat(audit.balance(sku, store)).isEqualTo(new StockBalance(sku, store, 200, 200, 0, 0, 0, 0, 0, 0));
        audit.assertAddsUp(store);
    }

    @Test
    void aRushNeverEatsWhatTheBufferKeepsBack() throws InterruptedException {
        receive(100);
        var kept = new Buffers(30, Map.of());
        var buffered = new ChannelView(WEB.channel(), Set.of(), _ -> kept);

        var answers = Crowd.run(200, i -> () -> commit(buffered));

        assertThat(answers.stream().filter(done -> done)).hasSize(70);
        assertThat(commit(STORE)).isTrue();
    }

    /** The owner, others and three sweeps at once: each unit is promised once, by whoever came first. */
    @Test
    void aShareThatIsReleasedInTheRushIsSoldOnce() throws InterruptedException {
        for (int round = 0; round < 5; round++) {
            var before = round == 0 ? 0 : audit.balance(sku, store).committed();
            receive(40);
            allocate(STORE, 40);
            assertThat(commit(WEB)).isFalse();
            expire();

            var answers = Crowd.run(99, i -> () -> switch (i % 11) {
                case 5 -> {
                    sweep.sweep();
                    yield false;
                }
                default -> commit(i % 2 == 0 ? WEB : STORE);
            });
            while (commit(WEB)) {
                answers.add(true);
            }

            assertThat(answers.stream().filter(done -> done)).hasSize(40);
            var balance = audit.balance(sku, store);
            assertThat(balance.committed() - before).isEqualTo(40);
            assertThat(balance.allocated()).isZero();
            audit.assertAddsUp(store);
        }
    }

    @Test
    void everythingAtOnceNeverDeadlocksAndAddsUp() throws InterruptedException {
        receive(60);

        Crowd.run(320, i -> () -> {
            switch (i % 8) {
                case 0 -> allocate(i % 16 == 0 ? WEB : STORE, i % 7);
                case 1 ->
                    activities.recordTillSale(
                            new StockStep(newOrder(), "till", store, List.of(units(1, sku, 1)), STORE.channel()));
                case 2 -> receive(1);
                case 3 -> allocations.release(WEB.channel(), List.of(new Place(sku, store)), PLANNER, "not needed");
                default -> commit(i % 2 == 0 ? WEB : STORE);
            }
            return true;
        });

        audit.assertAddsUp(store);
    }

    @Test
    void aRepeatedDocumentAllocatesOnce() throws InterruptedException {
        receive(10);
        var request = request("plan-" + unique(), WEB, 4);

        var answers = Crowd.run(8, i -> () -> allocations.allocate(request).getFirst());
        commit(WEB);

        assertThat(answers).allSatisfy(one -> assertThat(one.granted()).isEqualTo(4));
        assertThat(allocations.allocate(request).getFirst().remaining()).isEqualTo(3);
        assertThat(audit.balance(sku, store).allocated()).isEqualTo(3);
    }

    @Test
    void guaranteesNoMoreThanIsThere() {
        receive(10);
        commit(WEB);
        allocate(STORE, 6);

        var web = allocations.allocate(request("plan-" + unique(), WEB, 5)).getFirst();

        assertThat(web.asked()).isEqualTo(5);
        assertThat(web.granted()).isEqualTo(3);
        var half = new ChannelAllocations.Request(
                "plan-" + unique(),
                STORE.channel(),
                clock.instant().plus(Duration.ofHours(1)),
                PLANNER,
                "half",
                List.of(new ChannelAllocations.Line(new Place(sku, store), null, 50)));
        assertThat(allocations.allocate(half).getFirst().granted())
                .as("half of its 6")
                .isEqualTo(3);
    }

    /** Case 9 of the field: a store's shelf is not locked up by online orders, and not for ever kept from them. */
    @Test
    void aStoresShelfIsItsOwnUntilTheTimerReleasesItToTheWeb() {
        receive(5);
        allocate(STORE, 4);

        assertThat(commit(WEB)).isTrue();
        assertThat(commit(WEB)).as("the rest is the store's").isFalse();
        activities.recordTillSale(new StockStep(newOrder(), "till", store, List.of(units(1, sku, 1)), STORE.channel()));
        assertThat(live())
                .singleElement()
                .satisfies(share -> assertThat(share.remaining()).isEqualTo(3));
        assertThat(commit(WEB)).isFalse();

        expire();
        sweep.sweep();

        assertThat(inventory.unitsFor(WEB, List.of(sku)).getFirst().units()).isEqualTo(3);
        assertThat(commit(WEB)).isTrue();
        var ended = allocations
                .page(new Query(STORE.channel(), store, sku, false, null, 10))
                .getFirst();
        assertThat(ended.status()).isEqualTo(Status.EXPIRED);
        assertThat(ended.used()).isEqualTo(1);
        assertThat(ended.freed()).isEqualTo(3);
        audit.assertAddsUp(store);
    }

    private List<ChannelAllocation> live() {
        return allocations.page(new Query(null, store, sku, true, null, 10));
    }

    private void expire() {
        jdbc.sql("UPDATE inventory.allocation SET release_at = now() - interval '1 hour' WHERE sku = :sku")
                .param("sku", sku.value())
                .update();
    }

    private boolean commit(ChannelView by) {
        return inventory
                .commit(newOrder(), "place", List.of(allocation(store, 1, sku, 1)), by, null)
                .isEmpty();
    }

    private void allocate(ChannelView to, int units) {
        allocations.allocate(request("plan-" + unique(), to, units));
    }

    private ChannelAllocations.Request request(String document, ChannelView to, int units) {
        return new ChannelAllocations.Request(
                document,
                to.channel(),
                clock.instant().plus(Duration.ofHours(1)),
                PLANNER,
                "promised to the channel",
                List.of(new ChannelAllocations.Line(new Place(sku, store), units, null)));
    }

    private static long granted(List<Boolean> answers, int remainder) {
        long granted = 0;
        for (int i = remainder; i < answers.size(); i += 2) {
            granted += answers.get(i) ? 1 : 0;
        }
        return granted;
    }

    private void receive(int units) {
        inventory.receive("rcpt-" + unique(), store, "RECEIPT", Map.of(sku, units));
    }
}
