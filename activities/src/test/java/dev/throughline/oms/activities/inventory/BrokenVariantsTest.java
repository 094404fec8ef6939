package dev.throughline.oms.activities.inventory;

import static dev.throughline.oms.activities.inventory.StockSamples.allocation;
import static dev.throughline.oms.activities.inventory.StockSamples.newOrder;
import static dev.throughline.oms.activities.inventory.StockSamples.newSku;
import static dev.throughline.oms.activities.inventory.StockSamples.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.throughline.oms.activities.reconciliation.Reconciliation;
import dev.throughline.oms.testing.DatabaseTest;
import dev.throughline.oms.workflows.shared.LocationId;
import dev.throughline.oms.workflows.shared.Sku;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The test of the tests: stock kept wrongly, in the two ways that tempt most, is found. */
@DatabaseTest
class BrokenVariantsTest {
    private static final String DEADLOCK = "40P01";

    @Autowired
    private Inventory inventory;

    @Autowired
    private Locations locations;

    @Autowired
    private Reconciliation reconciliation;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    private LocationId store;

    @BeforeEach
    void openAStore() {
        var location = StockSamples.newStore();
        locations.put(location);
        store = location.id();
    }

    @Test
    void linesLockedInTheOrderOfTheCartDeadlock() throws InterruptedException {
        var skus = stocked();
        var bothHaveTheirFirst = new CyclicBarrier(2);

        var failures = Crowd.run(2, i -> () -> sqlStateOf(() -> commitUnsorted(cart(skus, i), bothHaveTheirFirst)));

        assertThat(failures).containsExactlyInAnyOrder("", DEADLOCK);
    }

    @Test
    void linesLockedBySkuDoNotUnderTheSameLoad() throws InterruptedException {
        var skus = stocked();

        var failures = Crowd.run(200, i -> () -> sqlStateOf(() -> commitSorted(cart(skus, i))));

        assertThat(failures).containsOnly("");
    }

    /** Two orders of the same two SKUs, the other way round. */
    private static List<Sku> cart(List<Sku> skus, int order) {
        return order % 2 == 0 ? skus : skus.reversed();
    }

    private List<Sku> stocked() {
        var skus = List.of(newSku(), newSku());
        skus.forEach(sku -> inventory.receive("rcpt-" + unique(), store, "OPENING", Map.of(sku, 500)));
        return skus;
    }

    private void commitSorted(List<Sku> cart) {
        var lines = new ArrayList<Inventory.Allocation>();
        cart.forEach(sku -> lines.add(allocation(store, lines.size() + 1, sku, 1)));
        assertThat(inventory.commit(newOrder(), "place", lines)).isEmpty();
    }

    /** Broken: a statement per line, in whatever order the lines come. */
    private void commitUnsorted(List<Sku> cart, CyclicBarrier afterFirst) {
        transaction.executeWithoutResult(status -> {
            for (var sku : cart) {
                jdbc.sql("UPDATE inventory.balance SET committed = committed WHERE sku = ? AND location_id = ?")
                        .params(sku.value(), store.value())
                        .update();
                if (sku.equals(cart.getFirst())) {
                    meet(afterFirst);
                }
            }
        });
    }

    private static String sqlStateOf(Runnable call) {
        try {
            call.run();
            return "";
        } catch (DataAccessException e) {
            return e.getMostSpecificCause() instanceof SQLException cause ? String.valueOf(cause.getSQLState()) : "?";
        }
    }

    @Test
    void aReceiptWithoutItsUniqueRowCountsTwiceAndTheCheckerFindsIt() throws InterruptedException {
        var sku = newSku();
        inventory.receive("rcpt-" + unique(), store, "OPENING", Map.of(sku, 1));
        var document = "rcpt-" + unique();
        jdbc.sql("CREATE TABLE IF NOT EXISTS public.receipt_without_unique_row (document text)")
                .update();
        var bothHaveLooked = new CyclicBarrier(2);
        try {
            Crowd.run(2, i -> () -> receiveBroken(document, sku, bothHaveLooked));

            assertThat(violationsOfBalances()).anyMatch(violation -> violation.contains(sku.value()));
        } finally {
            jdbc.sql("UPDATE inventory.balance SET on_hand = 6 WHERE sku = ?")
                    .param(sku.value())
                    .update();
        }
        assertThat(violationsOfBalances()).noneMatch(violation -> violation.contains(sku.value()));
    }

    @Test
    void aReceiptWithItsUniqueRowCountsOnce() throws InterruptedException {
        var sku = newSku();
        var document = "rcpt-" + unique();

        Crowd.run(2, i -> () -> inventory.receive(document, store, "RECEIPT", Map.of(sku, 5)));

        assertThat(new StockAudit(jdbc, inventory).balance(sku, store).onHand()).isEqualTo(5);
        assertThatCode(() -> new StockAudit(jdbc, inventory).assertAddsUp(store))
                .doesNotThrowAnyException();
    }

    /** Broken: looks whether the document is known, then notes it; nothing makes the note unique. */
    private boolean receiveBroken(String document, Sku sku, CyclicBarrier afterLooking) {
        var known = jdbc.sql("SELECT count(*) FROM public.receipt_without_unique_row WHERE document = ?")
                        .param(document)
                        .query(Integer.class)
                        .single()
                > 0;
        meet(afterLooking);
        if (known) {
            return false;
        }
        jdbc.sql("INSERT INTO public.receipt_without_unique_row VALUES (?)")
                .param(document)
                .update();
        jdbc.sql("UPDATE inventory.balance SET on_hand = on_hand + 5 WHERE sku = ? AND location_id = ?")
                .params(sku.value(), store.value())
                .update();
        jdbc.sql("""
                        INSERT INTO inventory.ledger
                            (document, step, sku, location_id, movement, on_hand, committed, damaged, shortage, at)
                        VALUES (?, 'RECEIPT', ?, ?, 'RECEIPT', 5, 0, 0, 0, now()) ON CONFLICT DO NOTHING
                        """).params(document, sku.value(), store.value()).update();
        return true;
    }

    private List<String> violationsOfBalances() {
        return reconciliation.report().invariants().stream()
                .filter(invariant -> invariant.number() == 2)
                .flatMap(invariant -> invariant.violations().stream())
                .toList();
    }

    private static void meet(CyclicBarrier barrier) {
        try {
            barrier.await();
        } catch (InterruptedException | BrokenBarrierException e) {
            throw new IllegalStateException(e);
        }
    }
}
