package dev.throughline.oms.activities.inventory;

import static dev.throughline.oms.activities.inventory.StockSamples.allocation;
import static dev.throughline.oms.activities.inventory.StockSamples.newOrder;
import static dev.throughline.oms.activities.inventory.StockSamples.newSku;
import static dev.throughline.oms.activities.inventory.StockSamples.step;
import static dev.throughline.oms.activities.inventory.StockSamples.unique;
import static dev.throughline.oms.activities.inventory.StockSamples.units;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.throughline.oms.activities.event.Events;
import dev.throughline.oms.activities.event.RecordedEvent;
import dev.throughline.oms.testing.DatabaseTest;
import dev.throughline.oms.workflows.inventory.InventoryActivities;
import dev.throughline.oms.workflows.shared.LocationId;
import dev.throughline.oms.workflows.shared.OrderId;
import dev.throughline.oms.workflows.shared.OrderedUnits;
import dev.throughline.oms.workflows.shared.Sku;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Facts are never refused; what they take from promises is told, and what comes in is promised to those who wait. */
@DatabaseTest
class StockFactsTest {
    @Autowired
    private Inventory inventory;

    @Autowired
    private InventoryActivities activities;

    @Autowired
    private Locations locations;

    @Autowired
    private OrderNotices notices;

    @Autowired
    private BackorderSweep sweep;

    @Autowired
    private Events events;

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

    @Test
    void aTillSaleOfTheLastCommittedUnitBecomesAShortageOfTheOrder() {
        receive(1);
        var order = committed(1);
        var sale = step(newOrder(), "till", store, units(1, sku, 1));

        activities.recordTillSale(sale);
        activities.recordTillSale(sale);

        assertThat(audit.balance(sku, store)).isEqualTo(StockSamples.balance(sku, store, 0, 0, 0, 0));
        assertThat(audit.movementsOf(order)).containsExactly("COMMIT", "SHORTAGE");
        assertThat(audit.noticesOf(order)).containsExactly(OrderNotice.Kind.SHORT);
        assertThat(events.of(order)).extracting(RecordedEvent::type).containsExactly("oms.inventory.shortage.v1");
    }

    @Test
    void theNewestPromiseLosesFirst() {
        receive(5);
        var older = committed(3);
        var newer = committed(2);

        activities.recordTillSale(step(newOrder(), "till", store, units(1, sku, 3)));

        assertThat(audit.balance(sku, store)).isEqualTo(StockSamples.balance(sku, store, 2, 2, 0, 0));
        assertThat(linesOf(newer)).containsExactly(units(1, sku, 2));
        assertThat(linesOf(older)).containsExactly(units(1, sku, 1));
    }

    @Test
    void whatTheBooksDidNotHaveIsOwedAndSettledByTheNextReceipt() {
        activities.recordTillSale(step(newOrder(), "till", store, units(1, sku, 3)));
        assertThat(audit.balance(sku, store)).isEqualTo(StockSamples.balance(sku, store, 0, 0, 0, 3));

        receive(2);
        assertThat(audit.balance(sku, store)).isEqualTo(StockSamples.balance(sku, store, 0, 0, 0, 1));

        receive(5);
        assertThat(audit.balance(sku, store)).isEqualTo(StockSamples.balance(sku, store, 4, 0, 0, 0));
    }

    @Test
    void anIssueOfUnitsThatWereLostToATillSaleIsStillRecorded() {
        receive(2);
        var order = committed(1);
        activities.recordTillSale(step(newOrder(), "till", store, units(1, sku, 2)));

        activities.issue(step(order, "issue", store, units(1, sku, 1)));

        assertThat(audit.balance(sku, store)).isEqualTo(StockSamples.balance(sku, store, 0, 0, 0, 1));
    }

    @Test
    void aReceiptFillsBackordersInOrderOfTime() {
        var first = waiting(2);
        var second = waiting(3);
        var third = waiting(1);

        receive(4);

        assertThat(audit.waitingUnits(first)).isZero();
        assertThat(audit.waitingUnits(second)).isEqualTo(1);
        assertThat(audit.waitingUnits(third)).isEqualTo(1);
        assertThat(audit.balance(sku, store)).isEqualTo(StockSamples.balance(sku, store, 4, 4, 0, 0));
        assertThat(linesOf(first)).containsExactly(units(1, sku, 2));
        assertThat(linesOf(second)).containsExactly(units(1, sku, 2));
        assertThat(audit.noticesOf(third)).isEmpty();
        assertThat(events.of(first))
                .extracting(RecordedEvent::type)
                .containsExactly("oms.inventory.backorder_filled.v1");
    }

    @Test
    void aBackorderIsFilledOnlyWhereItsOrderMayBeServed() {
        var order = newOrder();
        inventory.backorder(order, "place", List.of(new LocationId("elsewhere")), List.of(units(1, sku, 1)));

        receive(1);
        sweep.sweep();

        assertThat(audit.waitingUnits(order)).isEqualTo(1);
    }

    @Test
    void theSweepPromisesReleasedUnitsToThoseWhoWait() {
        receive(2);
        var holder = committed(2);
        var order = waiting(1);
        activities.releaseAll(holder);

        sweep.sweep();
        sweep.sweep();

        assertThat(audit.waitingUnits(order)).isZero();
        assertThat(audit.balance(sku, store)).isEqualTo(StockSamples.balance(sku, store, 2, 1, 0, 0));
        assertThat(audit.noticesOf(order)).containsExactly(OrderNotice.Kind.FILLED);
    }

    @Test
    void aNoticeIsToldUntilItIsSent() {
        var order = waiting(1);
        receive(1);

        var notice = noticeOf(order).orElseThrow();
        assertThat(notice.kind()).isEqualTo(OrderNotice.Kind.FILLED);
        assertThat(notice.location()).isEqualTo(store);
        assertThat(noticeOf(order)).contains(notice);

        notices.sent(notice.id());
        notices.sent(notice.id());
        assertThat(noticeOf(order)).isEmpty();
    }

    @Test
    void theLedgerIsAppendOnly() {
        receive(1);

        assertThatThrownBy(() -> jdbc.sql("UPDATE inventory.ledger SET on_hand = 2 WHERE location_id = :location")
                        .param("location", store.value())
                        .update())
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("append-only");
        assertThatThrownBy(() -> jdbc.sql("DELETE FROM inventory.ledger WHERE location_id = :location")
                        .param("location", store.value())
                        .update())
                .isInstanceOf(DataAccessException.class);
    }

    @Test
    void theDatabaseRefusesToCommitMoreThanIsOnHand() {
        receive(1);

        assertThatThrownBy(() -> jdbc.sql("UPDATE inventory.balance SET committed = 2 WHERE location_id = :location")
                        .param("location", store.value())
                        .update())
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("balance_covers_commitments");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void balancesEqualTheLedgerAfterAnyMovements(long seed) {
        new RandomMovements(seed, store, inventory, activities).play(60);

        audit.assertAddsUp(store);
    }

    private void receive(int units) {
        inventory.receive("rcpt-" + unique(), store, "RECEIPT", Map.of(sku, units));
    }

    private OrderId committed(int units) {
        var order = newOrder();
        assertThat(inventory.commit(order, "place", List.of(allocation(store, 1, sku, units))))
                .isEmpty();
        return order;
    }

    private OrderId waiting(int units) {
        var order = newOrder();
        inventory.backorder(order, "place", List.of(store), List.of(units(1, sku, units)));
        return order;
    }

    private Optional<OrderNotice> noticeOf(OrderId order) {
        return notices.unsent(10_000).stream()
                .filter(notice -> notice.order().equals(order))
                .findFirst();
    }

    private List<OrderedUnits> linesOf(OrderId order) {
        return noticeOf(order).orElseThrow().lines();
    }
}
