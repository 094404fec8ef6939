package dev.throughline.oms.activities.inventory;

import static dev.throughline.oms.activities.inventory.StockSamples.allocation;
import static dev.throughline.oms.activities.inventory.StockSamples.newOrder;
import static dev.throughline.oms.activities.inventory.StockSamples.newSku;
import static dev.throughline.oms.activities.inventory.StockSamples.step;
import static dev.throughline.oms.activities.inventory.StockSamples.unique;
import static dev.throughline.oms.activities.inventory.StockSamples.units;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.throughline.oms.activities.inventory.Inventory.Shortfall;
import dev.throughline.oms.testing.DatabaseTest;
import dev.throughline.oms.workflows.inventory.InventoryActivities;
import dev.throughline.oms.workflows.inventory.ReturnedStock;
import dev.throughline.oms.workflows.inventory.StockStep;
import dev.throughline.oms.workflows.shared.Actor;
import dev.throughline.oms.workflows.shared.LocationId;
import dev.throughline.oms.workflows.shared.OrderId;
import dev.throughline.oms.workflows.shared.ReturnId;
import dev.throughline.oms.workflows.shared.Sku;
import io.temporal.failure.ApplicationFailure;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@DatabaseTest
class InventoryContractTest {
    private static final Actor CLERK = new Actor(Actor.Kind.EMPLOYEE, "e-1");

    @Autowired
    private Inventory inventory;

    @Autowired
    private InventoryActivities activities;

    @Autowired
    private SafetyStock safetyStock;

    @Autowired
    private Locations locations;

    @Autowired
    private JdbcClient jdbc;

    private final Sku sku = newSku();
    private LocationId store;
    private StockAudit audit;

    @BeforeEach
    void openAStoreWithTenUnits() {
        var location = StockSamples.newStore();
        locations.put(location);
        store = location.id();
        audit = new StockAudit(jdbc, inventory);
        inventory.receive("rcpt-" + unique(), store, "OPENING", Map.of(sku, 10));
    }

    @AfterEach
    void addsUp() {
        audit.assertAddsUp(store);
    }

    @Test
    void sumsTheDemandOfTwoLinesForOneSku() {
        var order = newOrder();

        assertThat(inventory.commit(
                        order, "place", List.of(allocation(store, 1, sku, 6), allocation(store, 2, sku, 5))))
                .containsExactly(new Shortfall(store, sku));
        assertThat(inventory.commit(
                        order, "again", List.of(allocation(store, 1, sku, 6), allocation(store, 2, sku, 4))))
                .isEmpty();

        assertThat(audit.balance(sku, store)).isEqualTo(StockSamples.balance(sku, store, 10, 10, 0, 0));
    }

    @Test
    void aRefusedCommitmentLeavesNothingBehindAndNamesWhatIsMissing() {
        var order = newOrder();
        var unknown = newSku();

        var shortfalls = inventory.commit(
                order, "place", List.of(allocation(store, 1, sku, 2), allocation(store, 2, unknown, 1)));

        assertThat(shortfalls).containsExactly(new Shortfall(store, unknown));
        assertThat(audit.rowsOf(order)).isZero();
        assertThat(audit.balance(sku, store).committed()).isZero();
    }

    @Test
    void aRefusedStepMayBeTriedAgainWithLess() {
        var order = newOrder();

        assertThat(inventory.commit(order, "place", List.of(allocation(store, 1, sku, 11))))
                .isNotEmpty();
        assertThat(inventory.commit(order, "place", List.of(allocation(store, 1, sku, 10))))
                .isEmpty();
    }

    @Test
    void aRepeatedCommitmentIsAnsweredAsBeforeEvenWhenTheStockIsGone() {
        var order = newOrder();
        var all = List.of(allocation(store, 1, sku, 10));

        assertThat(inventory.commit(order, "place", all)).isEmpty();
        assertThat(inventory.commit(order, "place", all)).isEmpty();

        assertThat(audit.balance(sku, store).committed()).isEqualTo(10);
    }

    @Test
    void availabilityIsOnHandWithoutCommitted() {
        var elsewhere = StockSamples.newStore();
        locations.put(elsewhere);
        inventory.receive("rcpt-" + unique(), elsewhere.id(), "OPENING", Map.of(sku, 4));
        inventory.commit(newOrder(), "place", List.of(allocation(store, 1, sku, 3)));
        inventory.commit(newOrder(), "place", List.of(allocation(elsewhere.id(), 1, sku, 4)));

        assertThat(inventory.availability(List.of(sku, newSku()), List.of())).isEqualTo(Map.of(sku, Map.of(store, 7)));
        assertThat(inventory.availability(List.of(sku), List.of(elsewhere.id())))
                .isEmpty();
    }

    @Test
    void releaseGivesBackOnceAndNeverMoreThanIsOpen() {
        var order = committed(4);

        activities.release(step(order, "cancel-1", store, units(1, sku, 3)));
        activities.release(step(order, "cancel-1", store, units(1, sku, 3)));
        assertThat(audit.balance(sku, store).committed()).isEqualTo(1);

        activities.release(step(order, "cancel-2", store, units(1, sku, 3)));
        assertThat(audit.balance(sku, store).committed()).isZero();
    }

    @Test
    void releaseAllGivesEverythingBackAndMayBeRepeated() {
        var order = committed(4);
        inventory.backorder(order, "place", List.of(store), List.of(units(2, newSku(), 3)));

        activities.releaseAll(order);
        activities.releaseAll(order);

        assertThat(audit.balance(sku, store)).isEqualTo(StockSamples.balance(sku, store, 10, 0, 0, 0));
        assertThat(audit.waitingUnits(order)).isZero();
        assertThat(audit.movementsOf(order)).containsExactly("COMMIT", "RELEASE");
    }

    @Test
    void undoingWhatWasNeverDoneDoesNothing() {
        var order = newOrder();

        activities.releaseAll(order);
        activities.release(step(order, "cancel", store, units(1, sku, 2)));
        activities.releaseBackorder(step(order, "cancel", store, units(1, sku, 2)));
        activities.recordShortPick(step(order, "short", store, units(1, sku, 2)));

        assertThat(audit.movementsOf(order)).isEmpty();
        assertThat(audit.balance(sku, store)).isEqualTo(StockSamples.balance(sku, store, 10, 0, 0, 0));
    }

    @Test
    void aCommitmentThatArrivesAfterItsUndoIsRefused() {
        var order = newOrder();
        activities.releaseAll(order);

        assertThatThrownBy(() -> inventory.commit(order, "place", List.of(allocation(store, 1, sku, 1))))
                .isInstanceOf(ApplicationFailure.class);
        assertThatThrownBy(() -> inventory.backorder(order, "place", List.of(store), List.of(units(1, sku, 1))))
                .isInstanceOf(ApplicationFailure.class);

        assertThat(audit.balance(sku, store).committed()).isZero();
        assertThat(audit.waitingUnits(order)).isZero();
    }

    @Test
    void releaseBackorderGivesBackOnce() {
        var order = newOrder();
        var scarce = newSku();
        inventory.backorder(order, "place", List.of(store), List.of(units(1, scarce, 5)));
        inventory.backorder(order, "place", List.of(store), List.of(units(1, scarce, 5)));

        activities.releaseBackorder(step(order, "cancel", store, units(1, scarce, 2)));
        activities.releaseBackorder(step(order, "cancel", store, units(1, scarce, 2)));

        assertThat(audit.waitingUnits(order)).isEqualTo(3);
    }

    @Test
    void issueTakesCommittedUnitsOffTheBooksOnce() {
        var order = committed(4);
        var issue = step(order, "issue-1", store, units(1, sku, 4));

        activities.issue(issue);
        activities.issue(issue);

        assertThat(audit.balance(sku, store)).isEqualTo(StockSamples.balance(sku, store, 6, 0, 0, 0));
        assertThat(audit.movementsOf(order)).containsExactly("COMMIT", "ISSUE");
    }

    @Test
    void damagedUnitsOfARejectionLeaveTheSellableOnesOnce() {
        var order = committed(3);
        var damaged = new StockStep(order, "damaged", store, List.of(units(1, sku, 2)), null, null, null, true);

        activities.recordShortPick(damaged);
        activities.recordShortPick(damaged);

        assertThat(audit.balance(sku, store)).isEqualTo(StockSamples.balance(sku, store, 8, 1, 2, 0));
    }

    @Test
    void aShortPickEndsTheCommitmentAndCorrectsOnHandOnce() {
        var order = committed(4);
        var shortPick = step(order, "short-1", store, units(1, sku, 3));

        activities.recordShortPick(shortPick);
        activities.recordShortPick(shortPick);

        assertThat(audit.balance(sku, store)).isEqualTo(StockSamples.balance(sku, store, 7, 1, 0, 0));
    }

    @Test
    void aReturnGoesOnHandOrToDamagedOnce() {
        var order = newOrder();
        var returned = new ReturnedStock(
                new ReturnId("rma_" + unique()),
                order,
                store,
                List.of(units(1, sku, 2)),
                List.of(units(1, sku, 1)),
                null);

        activities.receiveReturn(returned);
        activities.receiveReturn(returned);

        assertThat(audit.balance(sku, store)).isEqualTo(StockSamples.balance(sku, store, 12, 0, 1, 0));
    }

    @Test
    void whatIsNotCollectedIsOnceTheStoresOwn() {
        var order = newOrder();
        var uncollected = step(order, "uncollected/9", store, units(1, sku, 2));

        activities.receiveUncollected(uncollected);
        activities.receiveUncollected(uncollected);

        assertThat(audit.balance(sku, store)).isEqualTo(StockSamples.balance(sku, store, 12, 0, 0, 0));
    }

    @Test
    void aReceiptCountsOnceByItsDocument() {
        var document = "rcpt-" + unique();

        assertThat(inventory.receive(document, store, "RECEIPT", Map.of(sku, 2, newSku(), 1)))
                .isEqualTo(2);
        assertThat(inventory.receive(document, store, "RECEIPT", Map.of(sku, 2)))
                .isZero();
        assertThatThrownBy(() -> inventory.receive("rcpt-" + unique(), store, "RECEIPT", Map.of(sku, 0)))
                .isInstanceOf(IllegalArgumentException.class);

        assertThat(audit.balance(sku, store).onHand()).isEqualTo(12);
    }

    @Test
    void pagesThroughBalancesBySku() {
        var others = List.of(newSku(), newSku()).stream().sorted().toList();
        others.forEach(other -> inventory.receive("rcpt-" + unique(), store, "OPENING", Map.of(other, 1)));

        var first = inventory.balances(new StockQuery(List.of(store), null, null, null, 2));
        var last = first.getLast();
        var second = inventory.balances(new StockQuery(List.of(store), null, last.sku(), last.location(), 2));

        assertThat(first).hasSize(2);
        assertThat(second).hasSize(1);
        assertThat(second.getFirst()).isNotIn(first);
    }

    private OrderId committed(int units) {
        var order = newOrder();
        assertThat(inventory.commit(order, "place", List.of(allocation(store, 1, sku, units))))
                .isEmpty();
        return order;
    }

    @Test
    void safetyStockIsKeptBackFromPromisesAndNeverFromFacts() {
        assertThat(safetyStock.set(store, Map.of(sku, 4), CLERK, "recounts differ"))
                .isEqualTo(1);
        assertThat(safetyStock.set(store, Map.of(sku, 4), CLERK, "again")).isZero();

        assertThat(inventory.availability(List.of(sku), List.of(store))).isEqualTo(Map.of(sku, Map.of(store, 6)));
        assertThat(inventory.commit(newOrder(), "place", List.of(allocation(store, 1, sku, 7))))
                .isNotEmpty();
        assertThat(inventory.commit(newOrder(), "place", List.of(allocation(store, 1, sku, 6))))
                .isEmpty();
        activities.recordTillSale(step(newOrder(), "till", store, units(1, sku, 4)));

        assertThat(audit.balance(sku, store)).isEqualTo(new StockBalance(sku, store, 6, 6, 0, 0, 0, 4, 0));
    }

    @Test
    void showsTheBalanceAsTheLedgerStoodThen() {
        var before = jdbc.sql("SELECT max(at) FROM inventory.ledger WHERE sku = :sku")
                .param("sku", sku.value())
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
        committed(3);

        assertThat(inventory.balancesAsOf(sku, before)).containsExactly(StockSamples.balance(sku, store, 10, 0, 0, 0));
        assertThat(inventory.balancesAsOf(sku, before.plusSeconds(60)))
                .containsExactly(StockSamples.balance(sku, store, 10, 3, 0, 0));
    }

    @Test
    void availabilityByADateIsTheSameAsNowWhenNothingIsOnItsWay() {
        committed(3);

        assertThat(inventory.availability(List.of(sku), List.of(), Instant.EPOCH))
                .isEqualTo(Map.of(sku, Map.of(store, 7)));
    }
}
