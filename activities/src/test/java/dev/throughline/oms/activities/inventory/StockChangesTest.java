package dev.throughline.oms.activities.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.throughline.oms.testing.DatabaseTest;
import dev.throughline.oms.workflows.shared.Sku;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

@DatabaseTest
class StockChangesTest {
    private final Location store = StockSamples.newStore();

    @Autowired
    private StockChanges changes;

    @Autowired
    private Inventory inventory;

    @Autowired
    private Locations locations;

    @Autowired
    private TransactionTemplate transaction;

    @BeforeEach
    void openTheStore() {
        locations.put(store);
    }

    @Test
    void showsEveryChangedSkuOnceInPages() {
        long start = end(0);
        var first = receive();
        var second = receive();
        receive(first);

        var seen = new ArrayList<Sku>();
        long position = start;
        var page = changes.since(position, 1);
        while (!page.skus().isEmpty()) {
            seen.addAll(page.skus());
            position = page.position();
            page = changes.since(position, 1);
        }

        assertThat(seen).containsExactly(first, second, first);
        assertThat(changes.since(start, 1000).skus()).containsExactly(first, second);
        assertThat(changes.since(start, 1000).more()).isFalse();
        assertThat(changes.since(position, 1000)).isEqualTo(new StockChanges.Changes(position, List.of(), false));
    }

    @Test
    void passesNoTransactionOverThatCommitsAfterALaterOne() throws Exception {
        long start = end(0);
        var written = new CountDownLatch(1);
        var mayCommit = new CountDownLatch(1);
        try (var thread = Executors.newSingleThreadExecutor()) {
            var slow = thread.submit(() -> transaction.execute(_ -> {
                var sku = receive();
                written.countDown();
                await(mayCommit);
                return sku;
            }));
            await(written);
            var fast = receive();

            assertThat(changes.since(start, 1000).skus())
                    .as("waits for the slow one")
                    .isEmpty();
            mayCommit.countDown();
            assertThat(List.of(slow.get(), fast))
                    .isEqualTo(changes.since(start, 1000).skus());
        }
    }

    @Test
    void startsAgainWhenThePositionComesFromAnotherServer() {
        receive();

        assertThat(changes.since(Long.MAX_VALUE, 1)).isEqualTo(changes.since(0, 1));
    }

    private long end(long from) {
        var page = changes.since(from, 10_000);
        return page.more() ? end(page.position()) : page.position();
    }

    private Sku receive() {
        return receive(StockSamples.newSku());
    }

    private Sku receive(Sku sku) {
        inventory.receive("doc-" + StockSamples.unique(), store.id(), "RECEIPT", Map.of(sku, 1));
        return sku;
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
