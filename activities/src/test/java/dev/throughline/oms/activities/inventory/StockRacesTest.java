package dev.throughline.oms.activities.inventory;

import static dev.throughline.oms.activities.inventory.StockSamples.allocation;
import static dev.throughline.oms.activities.inventory.StockSamples.newOrder;
import static dev.throughline.oms.activities.inventory.StockSamples.newSku;
import static dev.throughline.oms.activities.inventory.StockSamples.step;
import static dev.throughline.oms.activities.inventory.StockSamples.unique;
import static dev.throughline.oms.activities.inventory.StockSamples.units;
import static org.assertj.core.api.Assertions.assertThat;

import dev.throughline.oms.activities.inventory.StockFacts.Count;
import dev.throughline.oms.activities.inventory.StockFacts.CountedLine;
import dev.throughline.oms.testing.DatabaseTest;
import dev.throughline.oms.workflows.inventory.InventoryActivities;
import dev.throughline.oms.workflows.shared.Actor;
import dev.throughline.oms.workflows.shared.LocationId;
import dev.throughline.oms.workflows.shared.OrderId;
import dev.throughline.oms.workflows.shared.Sku;
import io.temporal.failure.ApplicationFailure;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Promises, facts and undoing in the same moment: whoever has the balance first is first, and nothing is lost in between. */
@DatabaseTest
class StockRacesTest {
    private static final Actor CLERK = new Actor(Actor.Kind.EMPLOYEE, "e-7");

    @Autowired
    private Inventory inventory;

    @Autowired
    private InventoryActivities activities;

    @Autowired
    private StockFacts facts;

    @Autowired
    private Locations locations;

    @Autowired
    private JdbcClient jdbc;

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

    @AfterEach
    void addsUp() {
        audit.assertAddsUp(store);
    }

    /** The order that was first loses its unit and is told; those who come later are refused. */
    @Test
    void ordersAndATillRaceForTheLastUnitAndTheTillHasIt() throws InterruptedException {
        for (int round = 0; round < 20; round++) {
            receive(1);
            var orders = Stream.generate(StockSamples::newOrder).limit(4).toList();
            var till = step(newOrder(), "till", store, units(1, sku, 1));

            var promised = Crowd.run(5, i -> () -> {
                if (i == 2) {
                    activities.recordTillSale(till);
                    return false;
                }
                return commit(orders.get(i > 2 ? i - 1 : i));
            });
            promised.remove(2);

            assertThat(audit.balance(sku, store)).isEqualTo(StockSamples.balance(sku, store, 0, 0, 0, 0));
            assertThat(promised.stream().filter(one -> one)).hasSizeLessThanOrEqualTo(1);
            for (int i = 0; i < orders.size(); i++) {
                assertThat(audit.noticesOf(orders.get(i)))
                        .isEqualTo(promised.get(i) ? List.of(OrderNotice.Kind.SHORT) : List.of());
            }
        }
    }

    /** Two of forty are missing from the shelf; it is counted while parcels leave and orders come in. */
    @Test
    void aCountWhilePickersAreAtWorkTakesNothingFromTheirOrders() throws InterruptedException {
        receive(40);
        var picked = Stream.generate(StockSamples::newOrder).limit(20).toList();
        picked.forEach(this::commit);
        var count = new Count(
                "cnt-" + unique(), store, lastMovement(), CLERK, List.of(new CountedLine(sku, 38, "cycle count")));

        Crowd.run(32, i -> () -> {
            if (i < 20) {
                activities.issue(step(picked.get(i), "issue", store, units(1, sku, 1)));
            } else if (i < 24) {
                facts.count(count);
            } else {
                assertThat(commit(newOrder())).isTrue();
            }
            return true;
        });

        assertThat(audit.balance(sku, store)).isEqualTo(StockSamples.balance(sku, store, 40 - 20 - 2, 8, 0, 0));
        assertThat(picked)
                .allSatisfy(order -> assertThat(audit.noticesOf(order)).isEmpty());
    }

    @Test
    void anUndoThatRacesWithItsCommitmentLeavesNothingCommitted() throws InterruptedException {
        receive(40);
        var orders = Stream.generate(StockSamples::newOrder).limit(64).toList();

        Crowd.run(128, i -> () -> {
            var order = orders.get(i / 2);
            if (i % 2 == 1) {
                activities.releaseAll(order);
                return false;
            }
            try {
                return commit(order);
            } catch (ApplicationFailure undoneBefore) {
                return false;
            }
        });

        assertThat(audit.balance(sku, store)).isEqualTo(StockSamples.balance(sku, store, 40, 0, 0, 0));
    }

    private boolean commit(OrderId order) {
        return inventory
                .commit(order, "place", List.of(allocation(store, 1, sku, 1)))
                .isEmpty();
    }

    private Instant lastMovement() {
        return jdbc.sql("SELECT max(at) FROM inventory.ledger WHERE sku = :sku")
                .param("sku", sku.value())
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
    }

    private void receive(int units) {
        inventory.receive("rcpt-" + unique(), store, "RECEIPT", Map.of(sku, units));
    }
}
