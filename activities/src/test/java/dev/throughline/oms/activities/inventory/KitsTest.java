package dev.throughline.oms.activities.inventory;

import static dev.throughline.oms.activities.inventory.StockSamples.allocation;
import static dev.throughline.oms.activities.inventory.StockSamples.newOrder;
import static dev.throughline.oms.activities.inventory.StockSamples.newSku;
import static dev.throughline.oms.activities.inventory.StockSamples.step;
import static dev.throughline.oms.activities.inventory.StockSamples.unique;
import static dev.throughline.oms.activities.inventory.StockSamples.units;
import static org.assertj.core.api.Assertions.assertThat;

import dev.throughline.oms.activities.catalog.Catalog;
import dev.throughline.oms.activities.catalog.Kits;
import dev.throughline.oms.activities.catalog.Product;
import dev.throughline.oms.activities.inventory.Inventory.Allocation;
import dev.throughline.oms.activities.inventory.Inventory.Shortfall;
import dev.throughline.oms.testing.DatabaseTest;
import dev.throughline.oms.workflows.inventory.InventoryActivities;
import dev.throughline.oms.workflows.inventory.ReturnedStock;
import dev.throughline.oms.workflows.inventory.StockStep;
import dev.throughline.oms.workflows.shared.Actor;
import dev.throughline.oms.workflows.shared.HoldId;
import dev.throughline.oms.workflows.shared.LocationId;
import dev.throughline.oms.workflows.shared.OrderId;
import dev.throughline.oms.workflows.shared.ReturnId;
import dev.throughline.oms.workflows.shared.Sku;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A set is a pot and two cups. */
@DatabaseTest
class KitsTest {
    private final Sku set = newSku();
    private final Sku pot = newSku();
    private final Sku cup = newSku();

    @Autowired
    private Catalog catalog;

    @Autowired
    private Kits kits;

    @Autowired
    private Inventory inventory;

    @Autowired
    private OrderKits orderKits;

    @Autowired
    private Holds holds;

    @Autowired
    private StockFacts facts;

    @Autowired
    private BackorderSweep sweep;

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
    void openAStoreThatSellsASet() {
        var location = StockSamples.newStore();
        locations.put(location);
        store = location.id();
        audit = new StockAudit(jdbc, inventory);
        catalog.put(Stream.of(set, pot, cup)
                .map(sku -> new Product(sku, "Thing", null, null, null))
                .toList());
        assertThat(kits.put(set, Map.of(pot, 1, cup, 2))).isNull();
    }

    @Test
    void thereAreAsManyAsTheScarcestComponentAllows() {
        receive(pot, 5);
        assertThat(inventory.availability(List.of(set), List.of(store))).isEmpty();
        receive(cup, 7);

        assertThat(inventory.availability(List.of(set, cup), List.of(store)))
                .isEqualTo(Map.of(set, Map.of(store, 3), cup, Map.of(store, 7)));
        assertThat(inventory.availability(List.of(set), List.of(store), Instant.parse("2030-01-01T00:00:00Z")))
                .isEqualTo(Map.of(set, Map.of(store, 3)));
    }

    @Test
    void commitsComponentsTogetherWithLinesOfTheirOwnOrNothing() {
        receive(pot, 2);
        receive(cup, 4);

        var order = newOrder();
        assertThat(commit(order, allocation(store, 1, set, 2), allocation(store, 2, cup, 1)))
                .containsExactly(new Shortfall(store, cup));
        assertThat(audit.rowsOf(order)).isZero();
        assertThat(commit(order, allocation(store, 1, set, 1), allocation(store, 2, cup, 2)))
                .isEmpty();

        assertThat(committed(pot)).isEqualTo(1);
        assertThat(committed(cup)).isEqualTo(4);
        audit.assertAddsUp(store);
    }

    /** Case 2 of the field's failures: a bundle's summed demand for one component. */
    @Test
    void kitsAndLooseComponentsRaceForTheLastUnitsAndNoHalfKitIsCommitted() throws InterruptedException {
        receive(pot, 40);
        receive(cup, 60);
        var answers = Crowd.run(160, i -> {
            var order = newOrder();
            Callable<Boolean> sets =
                    () -> commit(order, allocation(store, 1, set, 1)).isEmpty();
            Callable<Boolean> cups =
                    () -> commit(order, allocation(store, 1, cup, 1)).isEmpty();
            Callable<Boolean> both = () -> commit(order, allocation(store, 1, cup, 1), allocation(store, 2, set, 1))
                    .isEmpty();
            return i % 3 == 0 ? sets : i % 3 == 1 ? cups : both;
        });

        assertThat(answers).contains(true, false);
        assertThat(committed(cup)).isLessThanOrEqualTo(60);
        assertThat(committed(cup)).isGreaterThanOrEqualTo(58);
        assertThat(halfKits()).isEmpty();
        audit.assertAddsUp(store);
    }

    @Test
    void anOrderKeepsTheComponentsItWasPlacedWith() {
        receive(pot, 5);
        receive(cup, 5);
        var order = newOrder();
        commit(order, allocation(store, 1, set, 2));
        kits.put(set, Map.of(pot, 3));

        assertThat(orderKits.kept(order)).isEqualTo(Map.of(1, Map.of(pot, 1, cup, 2)));
        assertThat(orderKits.of(order, List.of(units(1, set, 1))).parts(set)).isEqualTo(Map.of(pot, 1, cup, 2));
        activities.release(step(order, "release", store, units(1, set, 1)));
        assertThat(List.of(committed(pot), committed(cup))).containsExactly(1, 2);
        activities.issue(step(order, "issue", store, units(1, set, 1)));
        activities.issue(step(order, "issue", store, units(1, set, 1)));

        assertThat(onHand(pot)).isEqualTo(4);
        assertThat(onHand(cup)).isEqualTo(3);
        assertThat(committed(pot) + committed(cup)).isZero();
        kits.put(set, Map.of());
        activities.receiveReturn(new ReturnedStock(
                new ReturnId("rma_" + unique()), order, store, List.of(units(1, set, 1)), List.of(), null));
        assertThat(List.of(onHand(pot), onHand(cup))).containsExactly(5, 5);
        audit.assertAddsUp(store);
    }

    @Test
    void aMissingComponentShortPicksTheKitAndTheRestIsFreeAgain() {
        receive(pot, 5);
        receive(cup, 5);
        var order = newOrder();
        commit(order, allocation(store, 1, set, 2));

        activities.recordShortPick(
                new StockStep(order, "short", store, List.of(units(1, set, 1)), null, null, List.of(pot)));

        assertThat(List.of(onHand(pot), onHand(cup))).containsExactly(4, 5);
        assertThat(List.of(committed(pot), committed(cup))).containsExactly(1, 2);
        activities.recordShortPick(step(order, "all", store, units(1, set, 1)));
        assertThat(List.of(onHand(pot), onHand(cup))).containsExactly(3, 3);
        audit.assertAddsUp(store);
    }

    @Test
    void aFactThatTakesAComponentBreaksTheKitAndTheRestIsGivenBack() {
        receive(pot, 3);
        receive(cup, 6);
        var order = newOrder();
        commit(order, allocation(store, 1, set, 3));

        lose(cup, 1);
        assertThat(shortUnits(order)).isEqualTo(1);
        lose(pot, 1);
        assertThat(shortUnits(order))
                .as("the broken kit's pot was the one that is lost")
                .isEqualTo(1);
        lose(cup, 2);
        assertThat(shortUnits(order)).isEqualTo(2);

        sweep.sweep();
        assertThat(List.of(committed(pot), committed(cup))).containsExactly(1, 2);
        assertThat(List.of(onHand(pot), onHand(cup))).containsExactly(2, 3);
        sweep.sweep();
        audit.assertAddsUp(store);
    }

    @Test
    void aTillSaleTakesTheComponentsOffTheShelf() {
        receive(pot, 1);
        var sale = newOrder();

        activities.recordTillSale(step(sale, "sale", store, units(1, set, 1)));

        assertThat(onHand(pot)).isZero();
        assertThat(audit.balance(cup, store).shortage()).isEqualTo(2);
        assertThat(orderKits.kept(sale)).containsOnlyKeys(1);
    }

    @Test
    void aCartHoldsKitsByTheirComponentsAtOnePlace() {
        receive(pot, 2);
        receive(cup, 5);
        var hold = new HoldId("hold_" + unique());
        var held = holds.put(new Holds.Request(
                hold,
                "someone-" + unique(),
                null,
                List.of(store),
                List.of(new Holds.Line(set, 2, null), new Holds.Line(cup, 1, null))));

        assertThat(held.refusal()).isNull();
        assertThat(audit.balance(cup, store).held()).isEqualTo(5);
        assertThat(inventory.availability(List.of(set), List.of(store))).isEmpty();
        assertThat(inventory.availability(List.of(set), List.of(store), hold)).isEqualTo(Map.of(set, Map.of(store, 2)));
        var answer = transaction.execute(
                _ -> inventory.commit(newOrder(), "place", List.of(allocation(store, 1, set, 2)), hold));
        assertThat(answer).isEmpty();
        assertThat(audit.balance(cup, store).held()).isZero();
        assertThat(committed(cup)).isEqualTo(4);
        audit.assertAddsUp(store);
    }

    @Test
    void whoWaitsForAKitGetsItWhenAllComponentsAreThere() {
        var order = newOrder();
        transaction.executeWithoutResult(
                _ -> inventory.backorder(order, "place", List.of(store), List.of(units(1, set, 2))));
        receive(pot, 5);
        sweep.sweep();
        assertThat(audit.waitingUnits(order)).isEqualTo(2);
        assertThat(committed(pot)).isZero();

        receive(cup, 3);
        sweep.sweep();
        assertThat(audit.waitingUnits(order)).isEqualTo(1);
        assertThat(List.of(committed(pot), committed(cup))).containsExactly(1, 2);
        assertThat(audit.noticesOf(order)).containsExactly(OrderNotice.Kind.FILLED);
        assertThat(inventory.availability(List.of(cup), List.of(store), Instant.parse("2030-01-01T00:00:00Z")))
                .as("what waits for a kit waits for its components")
                .isEmpty();

        activities.releaseAll(order);
        assertThat(audit.waitingUnits(order)).isZero();
        assertThat(committed(pot) + committed(cup)).isZero();
        audit.assertAddsUp(store);
    }

    @Test
    void aKitIsMadeOfProductsThatAreNone() {
        var bundle = newSku();
        catalog.put(List.of(new Product(bundle, "Bundle", null, null, null)));

        assertThat(kits.put(bundle, Map.of(set, 1))).contains("must have components that are no kits");
        assertThat(kits.put(pot, Map.of(bundle, 1))).contains("must not be a component of a kit");
        assertThat(kits.put(bundle, Map.of(bundle, 1))).contains("must not have itself");
        assertThat(kits.put(bundle, Map.of(pot, 2))).isNull();
        assertThat(catalog.find(bundle.value()).orElseThrow().components()).isEqualTo(Map.of(pot, 2));
    }

    @Test
    void twoChangesAtOnceMakeNoKitOfAKit() throws InterruptedException {
        var skus = Stream.generate(StockSamples::newSku).limit(3).toList();
        catalog.put(skus.stream()
                .map(sku -> new Product(sku, "Thing", null, null, null))
                .toList());

        Crowd.run(
                60,
                i -> () -> Objects.requireNonNullElse(
                        kits.put(skus.get(i % 3), i % 2 == 0 ? Map.of(skus.get((i + 1) % 3), 1) : Map.of()), ""));

        assertThat(jdbc.sql("""
                        SELECT a.kit_key FROM catalog.kit_component a
                        JOIN catalog.kit_component b ON b.kit_key = a.component_key
                        """).query(String.class).list()).isEmpty();
    }

    private List<Shortfall> commit(OrderId order, Allocation... allocations) {
        return Objects.requireNonNull(transaction.execute(status -> {
            var shortfalls = inventory.commit(order, "place", List.of(allocations));
            if (!shortfalls.isEmpty()) {
                status.setRollbackOnly();
            }
            return shortfalls;
        }));
    }

    private void receive(Sku sku, int quantity) {
        inventory.receive("rcpt-" + unique(), store, "RECEIPT", Map.of(sku, quantity));
    }

    private void lose(Sku sku, int quantity) {
        facts.adjust(new StockFacts.Adjustment(
                "adj-" + unique(),
                store,
                StockFacts.Kind.LOST,
                Actor.system("test"),
                "gone",
                List.of(new StockFacts.AdjustedLine(sku, quantity))));
    }

    private int committed(Sku sku) {
        return audit.balance(sku, store).committed();
    }

    private int onHand(Sku sku) {
        return audit.balance(sku, store).onHand();
    }

    private int shortUnits(OrderId order) {
        return jdbc.sql("""
                        SELECT coalesce(sum((line ->> 'quantity')::int), 0)
                        FROM inventory.order_notice, jsonb_array_elements(lines) AS line
                        WHERE order_id = :order AND kind = 'SHORT' AND line ->> 'sku' = :set
                        """)
                .param("order", order.value())
                .param("set", set.value())
                .query(Integer.class)
                .single();
    }

    /** Lines whose components are not committed in proportion. */
    private List<String> halfKits() {
        return jdbc.sql("""
                        SELECT k.order_id FROM inventory.kit_line k
                        LEFT JOIN inventory.commitment c
                            ON (c.order_id, c.line, c.sku, c.location_id) = (k.order_id, k.line, k.sku, :store)
                        WHERE k.kit = :set AND c.open IS DISTINCT FROM k.units
                        """)
                .param("store", store.value())
                .param("set", set.value())
                .query((row, _) -> row.getString(1))
                .list();
    }
}
