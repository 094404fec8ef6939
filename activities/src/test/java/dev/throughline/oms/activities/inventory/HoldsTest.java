package dev.throughline.oms.activities.inventory;

import static dev.throughline.oms.activities.inventory.StockSamples.allocation;
import static dev.throughline.oms.activities.inventory.StockSamples.newOrder;
import static dev.throughline.oms.activities.inventory.StockSamples.newSku;
import static dev.throughline.oms.activities.inventory.StockSamples.step;
import static dev.throughline.oms.activities.inventory.StockSamples.unique;
import static dev.throughline.oms.activities.inventory.StockSamples.units;
import static org.assertj.core.api.Assertions.assertThat;

import dev.throughline.oms.activities.inventory.Hold.Held;
import dev.throughline.oms.activities.inventory.Hold.Status;
import dev.throughline.oms.activities.inventory.Holds.Answer;
import dev.throughline.oms.activities.inventory.Holds.Line;
import dev.throughline.oms.activities.inventory.Holds.Refusal;
import dev.throughline.oms.activities.inventory.Holds.Request;
import dev.throughline.oms.testing.DatabaseTest;
import dev.throughline.oms.workflows.inventory.InventoryActivities;
import dev.throughline.oms.workflows.shared.HoldId;
import dev.throughline.oms.workflows.shared.LocationId;
import dev.throughline.oms.workflows.shared.Sku;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Carts hold units for a while; nobody is promised a held unit, no hold outlives its cart, and facts come first. */
@DatabaseTest
class HoldsTest {
    @Autowired
    private Holds holds;

    @Autowired
    private HoldSweep sweep;

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
        receive(sku, 10);
    }

    @AfterEach
    void addsUp() {
        audit.assertAddsUp(store);
    }

    @Test
    void aHeldUnitIsPromisedToNobodyElse() {
        var held = hold(newHold(), 7);

        assertThat(held.hold()).isNotNull().satisfies(hold -> {
            assertThat(hold.status()).isEqualTo(Status.LIVE);
            assertThat(hold.units()).containsExactly(new Held(sku, store, 7));
            assertThat(Duration.between(hold.createdAt(), hold.expiresAt())).isEqualTo(Duration.ofMinutes(15));
        });
        assertThat(inventory.availability(List.of(sku), List.of(store))).isEqualTo(Map.of(sku, Map.of(store, 3)));
        assertThat(inventory.commit(newOrder(), "place", List.of(allocation(store, 1, sku, 4))))
                .isNotEmpty();
    }

    @Test
    void aHoldIsReplacedAsAWholeOrNotAtAll() {
        var id = newHold();
        hold(id, 7);

        assertThat(hold(id, 11).refusal()).isEqualTo(Refusal.OUT_OF_STOCK);
        assertThat(audit.balance(sku, store).held()).isEqualTo(7);
        assertThat(hold(id, 10).refusal()).isNull();
        assertThat(hold(id, 2).refusal()).isNull();
        assertThat(hold(id, 2).refusal()).isNull();
        assertThat(audit.balance(sku, store).held()).isEqualTo(2);

        var other = newSku();
        receive(other, 1);
        holds.put(new Request(id, unique(), null, List.of(store), List.of(new Line(other, 1, store))));
        assertThat(audit.balance(sku, store).held()).isZero();
        assertThat(audit.balance(other, store).held()).isEqualTo(1);
    }

    @Test
    void anOrderTakesOverItsHoldAndLeavesTheRestToEverybody() {
        var id = newHold();
        hold(id, 10);
        var order = newOrder();

        assertThat(inventory.availability(List.of(sku), List.of(store), id)).isEqualTo(Map.of(sku, Map.of(store, 10)));
        assertThat(inventory.commit(order, "place", List.of(allocation(store, 1, sku, 8)), id))
                .isEmpty();
        assertThat(inventory.commit(order, "place", List.of(allocation(store, 1, sku, 8)), id))
                .isEmpty();

        assertThat(audit.balance(sku, store)).isEqualTo(StockSamples.balance(sku, store, 10, 8, 0, 0));
        assertThat(holds.find(id).orElseThrow().status()).isEqualTo(Status.CONVERTED);
        assertThat(hold(id, 1).refusal()).isEqualTo(Refusal.CONVERTED);
    }

    @Test
    void anOrderMayBeServedFromElsewhereThanItsHold() {
        var elsewhere = StockSamples.newStore();
        locations.put(elsewhere);
        inventory.receive("rcpt-" + unique(), elsewhere.id(), "OPENING", Map.of(sku, 2));
        var id = newHold();
        hold(id, 10);

        assertThat(inventory.commit(newOrder(), "place", List.of(allocation(elsewhere.id(), 1, sku, 2)), id))
                .isEmpty();

        assertThat(audit.balance(sku, store).held()).isZero();
        audit.assertAddsUp(elsewhere.id());
    }

    @Test
    void aRefusedOrderLeavesTheHoldAsItWas() {
        var id = newHold();
        hold(id, 4);

        assertThat(inventory.commit(newOrder(), "place", List.of(allocation(store, 1, sku, 11)), id))
                .isNotEmpty();

        assertThat(holds.find(id).orElseThrow().status()).isEqualTo(Status.LIVE);
        assertThat(audit.balance(sku, store).held()).isEqualTo(4);
    }

    @Test
    void anExpiredHoldCountsForNothing() {
        var id = newHold();
        hold(id, 10);
        expire(id);
        sweep.sweep();

        assertThat(holds.find(id).orElseThrow().status()).isEqualTo(Status.EXPIRED);
        assertThat(holds.extend(id, Duration.ofMinutes(5))).isEmpty();
        assertThat(inventory.commit(newOrder(), "place", List.of(allocation(store, 1, sku, 6))))
                .isEmpty();
        assertThat(inventory.commit(newOrder(), "place", List.of(allocation(store, 1, sku, 6)), id))
                .isNotEmpty();
        assertThat(inventory.commit(newOrder(), "place", List.of(allocation(store, 1, sku, 4)), id))
                .isEmpty();
    }

    @Test
    void aHoldLivesLongerWhenExtendedButNeverLongerThanTheLongestLife() {
        var id = newHold();
        hold(id, 1);
        var first = holds.find(id).orElseThrow();

        assertThat(holds.extend(id, Duration.ofMinutes(1)).orElseThrow().expiresAt())
                .isEqualTo(first.expiresAt());
        jdbc.sql("UPDATE inventory.hold SET created_at = created_at - interval '119 minutes' WHERE id = :id")
                .param("id", id.value())
                .update();
        assertThat(hold(id, 1).hold())
                .isNotNull()
                .satisfies(hold ->
                        assertThat(hold.expiresAt()).isEqualTo(hold.createdAt().plus(Duration.ofHours(2))));
    }

    @Test
    void releasingGivesBackOnce() {
        var id = newHold();
        hold(id, 5);

        holds.release(id);
        holds.release(id);
        holds.release(newHold());

        assertThat(audit.balance(sku, store).held()).isZero();
        assertThat(hold(id, 3).refusal()).isNull();
    }

    @Test
    void nobodyHoldsMoreThanTheCapsAllow() {
        assertThat(hold(newHold(), 501).refusal()).isEqualTo(Refusal.TOO_MANY_UNITS);
        var holder = unique();
        var many = newSku();
        receive(many, 40);
        for (int i = 0; i < 20; i++) {
            assertThat(put(newHold(), holder, many, 1).refusal()).isNull();
        }

        assertThat(put(newHold(), holder, many, 1).refusal()).isEqualTo(Refusal.TOO_MANY_HOLDS);
        assertThat(put(newHold(), unique(), many, 1).refusal()).isNull();
    }

    @Test
    void aFactTakesFromTheNewestHoldFirstAndFromOrdersLast() {
        var order = newOrder();
        inventory.commit(order, "place", List.of(allocation(store, 1, sku, 4)));
        var older = newHold();
        var newer = newHold();
        hold(older, 3);
        hold(newer, 3);

        activities.recordTillSale(step(newOrder(), "till", store, units(1, sku, 4)));
        assertThat(unitsOf(newer)).isZero();
        assertThat(unitsOf(older)).isEqualTo(2);
        assertThat(audit.noticesOf(order)).isEmpty();

        activities.recordTillSale(step(newOrder(), "till", store, units(1, sku, 3)));
        assertThat(unitsOf(older)).isZero();
        assertThat(audit.balance(sku, store)).isEqualTo(StockSamples.balance(sku, store, 3, 3, 0, 0));
        assertThat(audit.noticesOf(order)).containsExactly(OrderNotice.Kind.SHORT);
    }

    @Test
    void theLastUnitsAreHeldOnce() throws InterruptedException {
        var answers = Crowd.run(60, _ -> () -> hold(newHold(), 1));

        assertThat(answers.stream().filter(answer -> answer.hold() != null)).hasSize(10);
        assertThat(audit.balance(sku, store).held()).isEqualTo(10);
    }

    @Test
    void aHoldThatExpiresInTheMiddleOfPlacementIsNeverCountedTwice() throws InterruptedException {
        for (int round = 0; round < 20; round++) {
            var hot = newSku();
            receive(hot, 1);
            var id = newHold();
            assertThat(put(id, unique(), hot, 1).refusal()).isNull();
            expire(id);

            var promised = Crowd.run(8, i -> () -> switch (i % 4) {
                case 0 -> sweep.sweep() < 0;
                case 1 ->
                    inventory
                            .commit(newOrder(), "place", List.of(allocation(store, 1, hot, 1)))
                            .isEmpty();
                default ->
                    inventory
                            .commit(newOrder(), "place", List.of(allocation(store, 1, hot, 1)), id)
                            .isEmpty();
            });

            assertThat(promised.stream().filter(won -> won)).hasSizeLessThanOrEqualTo(1);
            audit.assertAddsUp(store);
        }
    }

    @Test
    void holdsOrdersFactsAndTheSweepAtOnceNeverDeadlockAndAddUp() throws InterruptedException {
        var skus = Stream.generate(StockSamples::newSku).limit(4).toList();
        skus.forEach(other -> receive(other, 30));
        var carts = Stream.generate(HoldsTest::newHold).limit(40).toList();
        var random = new Random(20261122);

        Crowd.run(600, i -> {
            var shuffled = new ArrayList<>(skus);
            Collections.shuffle(shuffled, random);
            var cart = carts.get(random.nextInt(carts.size()));
            int act = random.nextInt(7);
            return () -> live(act, cart, shuffled);
        });

        audit.assertAddsUp(store);
    }

    private boolean live(int act, HoldId cart, List<Sku> skus) {
        var allocations = List.of(allocation(store, 1, skus.get(0), 2), allocation(store, 2, skus.get(1), 1));
        switch (act) {
            case 0, 1, 2 ->
                holds.put(new Request(
                        cart,
                        cart.value(),
                        null,
                        List.of(store),
                        List.of(new Line(skus.get(0), 2, null), new Line(skus.get(1), 1, null))));
            case 3 -> inventory.commit(newOrder(), "place", allocations, cart);
            case 4 -> {
                expire(cart);
                sweep.sweep();
            }
            case 5 ->
                activities.recordTillSale(
                        step(newOrder(), "till", store, units(1, skus.get(0), 2), units(2, skus.get(2), 1)));
            default -> skus.forEach(sku -> receive(sku, 1));
        }
        return true;
    }

    private Answer hold(HoldId id, int units) {
        return put(id, id.value(), sku, units);
    }

    private Answer put(HoldId id, String holder, Sku of, int units) {
        return holds.put(new Request(id, holder, null, List.of(store), List.of(new Line(of, units, null))));
    }

    private int unitsOf(HoldId id) {
        return holds.find(id).orElseThrow().units().stream()
                .mapToInt(Held::units)
                .sum();
    }

    private void expire(HoldId id) {
        jdbc.sql("""
                        UPDATE inventory.hold SET created_at = now() - interval '2 hours',
                            expires_at = now() - interval '1 minute' WHERE id = :id AND status = 'LIVE'
                        """).param("id", id.value()).update();
    }

    private static HoldId newHold() {
        return new HoldId("hold_" + unique());
    }

    private void receive(Sku of, int units) {
        inventory.receive("rcpt-" + unique(), store, "RECEIPT", Map.of(of, units));
    }
}
