package dev.throughline.oms.activities.inventory;

import static dev.throughline.oms.activities.inventory.StockSamples.allocation;
import static dev.throughline.oms.activities.inventory.StockSamples.newOrder;
import static dev.throughline.oms.activities.inventory.StockSamples.newSku;
import static dev.throughline.oms.activities.inventory.StockSamples.unique;
import static dev.throughline.oms.activities.inventory.StockSamples.units;
import static org.assertj.core.api.Assertions.assertThat;

import dev.throughline.oms.activities.inventory.Inventory.Allocation;
import dev.throughline.oms.activities.inventory.Inventory.Shortfall;
import dev.throughline.oms.testing.DatabaseTest;
import dev.throughline.oms.workflows.inventory.InventoryActivities;
import dev.throughline.oms.workflows.shared.LocationId;
import dev.throughline.oms.workflows.shared.Sku;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@DatabaseTest
class CommitContentionTest {
    @Autowired
    private Inventory inventory;

    @Autowired
    private InventoryActivities activities;

    @Autowired
    private Locations locations;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

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
    void promisesExactlyTheTwoThousandUnitsOfAHotSku() throws InterruptedException {
        var sku = newSku();
        receive(sku, 2_000);

        var answers = Crowd.run(2_400, i -> () -> commit(allocation(store, 1, sku, 1)));

        assertThat(answers.stream().filter(List::isEmpty)).hasSize(2_000);
        assertThat(audit.balance(sku, store)).isEqualTo(StockSamples.balance(sku, store, 2_000, 2_000, 0, 0));
        audit.assertAddsUp(store);
    }

    @Test
    void linesInAnyOrderNeverDeadlock() throws InterruptedException {
        var skus = Stream.generate(StockSamples::newSku).limit(6).toList();
        skus.forEach(sku -> receive(sku, 300));
        var random = new Random(20261122);

        var answers = Crowd.run(640, i -> {
            var shuffled = new ArrayList<>(skus);
            Collections.shuffle(shuffled, random);
            return () -> commit(
                    allocation(store, 1, shuffled.get(0), 1),
                    allocation(store, 2, shuffled.get(1), 1),
                    allocation(store, 3, shuffled.get(2), 1));
        });

        long accepted = answers.stream().filter(List::isEmpty).count();
        int committed = skus.stream()
                .mapToInt(sku -> audit.balance(sku, store).committed())
                .sum();
        assertThat(committed).isEqualTo(3 * (int) accepted);
        audit.assertAddsUp(store);
    }

    @Test
    void everyKindOfMovementAtOnceNeverDeadlocksAndAddsUp() throws InterruptedException {
        var skus = Stream.generate(StockSamples::newSku).limit(4).toList();
        skus.forEach(sku -> receive(sku, 40));
        var random = new Random(7);

        Crowd.run(480, i -> {
            var shuffled = new ArrayList<>(skus);
            Collections.shuffle(shuffled, random);
            int kind = random.nextInt(5);
            return () -> liveThrough(kind, shuffled);
        });

        audit.assertAddsUp(store);
    }

    private boolean liveThrough(int kind, List<Sku> skus) {
        var order = newOrder();
        var first = units(1, skus.get(0), 2);
        var second = units(2, skus.get(1), 1);
        var step = StockSamples.step(order, "s", store, first, second);
        if (kind == 0) {
            activities.recordTillSale(step);
            return true;
        }
        if (kind == 1) {
            var received = new HashMap<Sku, Integer>();
            skus.forEach(sku -> received.put(sku, 3));
            inventory.receive("rcpt-" + unique(), store, "RECEIPT", received);
            return true;
        }
        var asked = List.of(new Allocation(store, first), new Allocation(store, second));
        if (!inventory.commit(order, "place", asked).isEmpty()) {
            inventory.backorder(order, "place", List.of(store), List.of(first, second));
        }
        switch (kind) {
            case 2 -> activities.releaseAll(order);
            case 3 -> activities.issue(step);
            default -> activities.recordShortPick(step);
        }
        return true;
    }

    @Test
    void twentyParallelRepeatsOfAStepAreOneCommitment() throws InterruptedException {
        var sku = newSku();
        receive(sku, 3);
        var order = newOrder();

        var answers = Crowd.run(20, i -> () -> inventory.commit(order, "place", List.of(allocation(store, 1, sku, 3))));

        assertThat(answers).allMatch(List::isEmpty);
        assertThat(audit.balance(sku, store).committed()).isEqualTo(3);
        assertThat(audit.movementsOf(order)).containsExactly("COMMIT");
    }

    /** PostgreSQL checks a constraint on the row that the snapshot shows before it notices that the row has changed. */
    @Test
    void aCommitmentThatWaitedForAReleaseOfTheLastUnitGetsIt() throws Exception {
        var sku = newSku();
        receive(sku, 1);
        var first = newOrder();
        inventory.commit(first, "place", List.of(allocation(store, 1, sku, 1)));
        var released = new CountDownLatch(1);
        try (var threads = Executors.newFixedThreadPool(2)) {
            var releasing = threads.submit(() -> transaction.execute(_ -> {
                activities.release(StockSamples.step(first, "cancel", store, units(1, sku, 1)));
                released.countDown();
                awaitAnotherOnTheBalance();
                return true;
            }));
            released.await();
            var waiting = threads.submit(() -> commit(allocation(store, 1, sku, 1)));

            assertThat(releasing.get()).isTrue();
            assertThat(waiting.get()).isEmpty();
        }
        audit.assertAddsUp(store);
    }

    private void awaitAnotherOnTheBalance() {
        var waiters = 0;
        for (long end = System.nanoTime() + 30_000_000_000L; waiters == 0; ) {
            assertThat(System.nanoTime()).as("nobody came to wait").isLessThan(end);
            // A transaction sees the activity as it was when it first looked.
            jdbc.sql("SELECT pg_stat_clear_snapshot()").query().listOfRows();
            waiters = jdbc.sql("""
                            SELECT count(*) FROM pg_stat_activity
                            WHERE pg_backend_pid() = ANY(pg_blocking_pids(pid)) AND query LIKE '%inventory.commit_units%'
                            """).query(Integer.class).single();
        }
    }

    @Test
    void oneReceiptDeliveredTwentyTimesCountsOnce() throws InterruptedException {
        var sku = newSku();
        var document = "rcpt-" + unique();

        var applied = Crowd.run(20, i -> () -> inventory.receive(document, store, "RECEIPT", Map.of(sku, 5)));

        assertThat(applied.stream().mapToInt(Integer::intValue).sum()).isEqualTo(1);
        assertThat(audit.balance(sku, store).onHand()).isEqualTo(5);
    }

    private List<Shortfall> commit(Allocation... allocations) {
        return inventory.commit(newOrder(), "place", List.of(allocations));
    }

    private void receive(Sku sku, int units) {
        inventory.receive("rcpt-" + unique(), store, "OPENING", Map.of(sku, units));
    }
}
