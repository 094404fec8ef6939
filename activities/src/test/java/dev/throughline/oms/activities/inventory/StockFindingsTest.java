package dev.throughline.oms.activities.inventory;

import static dev.throughline.oms.activities.inventory.StockSamples.allocation;
import static dev.throughline.oms.activities.inventory.StockSamples.newOrder;
import static dev.throughline.oms.activities.inventory.StockSamples.newSku;
import static dev.throughline.oms.activities.inventory.StockSamples.step;
import static dev.throughline.oms.activities.inventory.StockSamples.unique;
import static dev.throughline.oms.activities.inventory.StockSamples.units;
import static org.assertj.core.api.Assertions.assertThat;

import dev.throughline.oms.activities.inventory.StockFacts.AdjustedLine;
import dev.throughline.oms.activities.inventory.StockFacts.Adjustment;
import dev.throughline.oms.activities.inventory.StockFacts.Count;
import dev.throughline.oms.activities.inventory.StockFacts.CountedLine;
import dev.throughline.oms.activities.inventory.StockFacts.Kind;
import dev.throughline.oms.activities.inventory.StockFacts.Variance;
import dev.throughline.oms.testing.DatabaseTest;
import dev.throughline.oms.workflows.inventory.InventoryActivities;
import dev.throughline.oms.workflows.shared.Actor;
import dev.throughline.oms.workflows.shared.LocationId;
import dev.throughline.oms.workflows.shared.OrderId;
import dev.throughline.oms.workflows.shared.Sku;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What people find out about the shelf: counts, damages, write-offs, adjustments. */
@DatabaseTest
class StockFindingsTest {
    private static final Actor CLERK = new Actor(Actor.Kind.EMPLOYEE, "e-7");

    @Autowired
    private StockFacts facts;

    @Autowired
    private Inventory inventory;

    @Autowired
    private InventoryActivities activities;

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
        receive(10);
    }

    @AfterEach
    void addsUp() {
        audit.assertAddsUp(store);
    }

    @Test
    void aCountCorrectsTheBooksByTheVarianceOnce() {
        var count = count("cnt-" + unique(), lastMovement(), 8);

        assertThat(facts.count(count)).containsExactly(new Variance(sku, 8, 10, false));
        assertThat(facts.count(count)).containsExactly(new Variance(sku, 8, 10, false));

        assertThat(audit.balance(sku, store)).isEqualTo(StockSamples.balance(sku, store, 8, 0, 0, 0));
    }

    @Test
    void whatMovedBetweenCountAndPostingStaysAsItIs() {
        var order = committed(4);
        var counted = lastMovement();
        activities.issue(step(order, "issue", store, units(1, sku, 4)));
        receive(3);

        assertThat(facts.count(count("cnt-" + unique(), counted, 9))).containsExactly(new Variance(sku, 9, 10, false));

        assertThat(audit.balance(sku, store).onHand()).isEqualTo(10 - 4 + 3 - 1);
    }

    /** The picker has the units in a tote, the counter counts the shelf and the totes, and the parcel leaves before the count is posted. */
    @Test
    void aCountDuringPickingTakesNothingFromTheOrder() {
        var order = committed(2);
        var counted = lastMovement();
        activities.issue(step(order, "issue", store, units(1, sku, 2)));

        facts.count(count("cnt-" + unique(), counted, 10));

        assertThat(audit.balance(sku, store)).isEqualTo(StockSamples.balance(sku, store, 8, 0, 0, 0));
        assertThat(audit.noticesOf(order)).isEmpty();
    }

    @Test
    void aCountThatMissesCommittedUnitsMakesThemAShortage() {
        var order = committed(7);

        facts.count(count("cnt-" + unique(), lastMovement(), 5));

        assertThat(audit.balance(sku, store)).isEqualTo(StockSamples.balance(sku, store, 5, 5, 0, 0));
        assertThat(audit.noticesOf(order)).containsExactly(OrderNotice.Kind.SHORT);
    }

    @Test
    void aCountOfMoreServesThoseWhoWait() {
        var order = newOrder();
        committed(10);
        inventory.backorder(order, "place", List.of(store), List.of(units(1, sku, 2)));

        facts.count(count("cnt-" + unique(), lastMovement(), 13));

        assertThat(audit.balance(sku, store)).isEqualTo(StockSamples.balance(sku, store, 13, 12, 0, 0));
        assertThat(audit.waitingUnits(order)).isZero();
    }

    @Test
    void anOlderCountThatComesLateChangesNothing() {
        var counted = lastMovement();
        facts.count(count("cnt-" + unique(), counted.plus(Duration.ofMillis(1)), 8));

        assertThat(facts.count(count("cnt-" + unique(), counted, 2))).containsExactly(new Variance(sku, 2, 10, true));

        assertThat(audit.balance(sku, store).onHand()).isEqualTo(8);
    }

    @Test
    void aSecondCountSeesTheFirst() {
        var counted = lastMovement();
        facts.count(count("cnt-" + unique(), counted, 8));

        assertThat(facts.count(count("cnt-" + unique(), counted.plus(Duration.ofMillis(1)), 9)))
                .containsExactly(new Variance(sku, 9, 8, false));
        assertThat(audit.balance(sku, store).onHand()).isEqualTo(9);
    }

    @Test
    void damagedUnitsAreNotSoldAndMayBeWrittenOff() {
        var document = "adj-" + unique();

        assertThat(adjust(document, Kind.DAMAGE, 3)).isEqualTo(1);
        assertThat(adjust(document, Kind.DAMAGE, 3)).isZero();
        assertThat(audit.balance(sku, store)).isEqualTo(StockSamples.balance(sku, store, 7, 0, 3, 0));

        adjust("adj-" + unique(), Kind.WRITE_OFF, 4);
        assertThat(audit.balance(sku, store)).isEqualTo(StockSamples.balance(sku, store, 6, 0, 0, 0));
    }

    @Test
    void lostUnitsTakeFromPromisesAndFoundOnesSettleTheDebt() {
        var order = committed(10);

        adjust("adj-" + unique(), Kind.LOST, 12);
        assertThat(audit.balance(sku, store)).isEqualTo(StockSamples.balance(sku, store, 0, 0, 0, 2));
        assertThat(audit.noticesOf(order)).containsExactly(OrderNotice.Kind.SHORT);

        adjust("adj-" + unique(), Kind.FOUND, 5);
        assertThat(audit.balance(sku, store)).isEqualTo(StockSamples.balance(sku, store, 3, 0, 0, 0));
    }

    @Test
    void theLedgerSaysWhoAndWhy() {
        adjust("adj-" + unique(), Kind.LOST, 1);

        assertThat(jdbc.sql("""
                        SELECT movement || ' ' || reason || ' ' || actor FROM inventory.ledger
                        WHERE sku = :sku AND movement = 'ADJUSTMENT'
                        """).param("sku", sku.value()).query(String.class).list())
                .containsExactly("ADJUSTMENT not there EMPLOYEE:e-7");
    }

    @Test
    void oneCountDeliveredTwentyTimesCountsOnce() throws InterruptedException {
        var count = count("cnt-" + unique(), lastMovement(), 4);

        var answers = Crowd.run(20, _ -> () -> facts.count(count));

        assertThat(answers).allMatch(List.of(new Variance(sku, 4, 10, false))::equals);
        assertThat(audit.balance(sku, store).onHand()).isEqualTo(4);
    }

    private Count count(String document, Instant at, int counted) {
        return new Count(document, store, at, CLERK, List.of(new CountedLine(sku, counted, "cycle count")));
    }

    private int adjust(String document, Kind kind, int units) {
        return facts.adjust(
                new Adjustment(document, store, kind, CLERK, "not there", List.of(new AdjustedLine(sku, units))));
    }

    private Instant lastMovement() {
        return jdbc.sql("SELECT max(at) FROM inventory.ledger WHERE sku = :sku")
                .param("sku", sku.value())
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
    }

    private OrderId committed(int units) {
        var order = newOrder();
        inventory.commit(order, "place", List.of(allocation(store, 1, sku, units)));
        return order;
    }

    private void receive(int units) {
        inventory.receive("rcpt-" + unique(), store, "RECEIPT", Map.of(sku, units));
    }
}
