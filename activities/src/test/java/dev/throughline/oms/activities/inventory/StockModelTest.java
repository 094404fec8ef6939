package dev.throughline.oms.activities.inventory;

import static dev.throughline.oms.activities.inventory.StockSamples.allocation;
import static dev.throughline.oms.activities.inventory.StockSamples.newOrder;
import static dev.throughline.oms.activities.inventory.StockSamples.newSku;
import static dev.throughline.oms.activities.inventory.StockSamples.step;
import static dev.throughline.oms.activities.inventory.StockSamples.unique;
import static dev.throughline.oms.activities.inventory.StockSamples.units;
import static org.assertj.core.api.Assertions.assertThat;

import dev.throughline.oms.activities.inventory.Holds.Line;
import dev.throughline.oms.activities.inventory.Holds.Request;
import dev.throughline.oms.activities.inventory.StockFacts.AdjustedLine;
import dev.throughline.oms.activities.inventory.StockFacts.Adjustment;
import dev.throughline.oms.activities.inventory.StockFacts.Count;
import dev.throughline.oms.activities.inventory.StockFacts.CountedLine;
import dev.throughline.oms.activities.inventory.StockFacts.Kind;
import dev.throughline.oms.testing.DatabaseTest;
import dev.throughline.oms.workflows.inventory.InventoryActivities;
import dev.throughline.oms.workflows.shared.Actor;
import dev.throughline.oms.workflows.shared.HoldId;
import dev.throughline.oms.workflows.shared.LocationId;
import dev.throughline.oms.workflows.shared.OrderId;
import dev.throughline.oms.workflows.shared.Sku;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SequencedMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Any movements, seeded: after each one the pool says what {@link StockModel} says, and the balance is the ledger's sum. */
@DatabaseTest
class StockModelTest {
    private static final Actor CLERK = new Actor(Actor.Kind.EMPLOYEE, "e-3");

    @Autowired
    private Inventory inventory;

    @Autowired
    private InventoryActivities activities;

    @Autowired
    private Holds holds;

    @Autowired
    private StockFacts facts;

    @Autowired
    private SafetyStock safetyStock;

    @Autowired
    private Locations locations;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Clock clock;

    private final Sku sku = newSku();
    private final List<HoldId> carts =
            Stream.generate(() -> new HoldId("hold_" + unique())).limit(200).toList();
    private final StockModel model = new StockModel();
    private LocationId store;
    private StockAudit audit;

    @BeforeEach
    void openAStore() {
        var location = StockSamples.newStore();
        locations.put(location);
        store = location.id();
        audit = new StockAudit(jdbc, inventory);
        receive(10);
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14, 15, 16})
    void agreesWithTheModelAfterEveryStep(long seed) {
        var random = new Random(seed);
        for (int i = 0; i < 80; i++) {
            int act = random.nextInt(13);
            act(act, 1 + random.nextInt(5), random, i);

            assertThat(audit.balance(sku, store))
                    .as("seed %d, step %d, act %d", seed, i, act)
                    .isEqualTo(new StockBalance(
                            sku,
                            store,
                            model.onHand,
                            model.committed(),
                            model.held(),
                            model.damaged,
                            model.shortage,
                            model.safetyStock,
                            0));
            audit.assertAddsUp(store);
        }
    }

    private void act(int act, int units, Random random, int step) {
        switch (act) {
            case 0, 1 -> receive(units);
            case 2 -> {
                var order = newOrder();
                assertThat(commit(order, units)).isEqualTo(model.commit(order.value(), units));
            }
            case 3, 4 -> {
                var cart = cart(random, step);
                assertThat(hold(cart, units)).isEqualTo(model.hold(cart.value(), units));
            }
            case 5 -> {
                var cart = cart(random, step);
                var order = newOrder();
                assertThat(inventory
                                .commit(order, "place", List.of(allocation(store, 1, sku, units)), cart)
                                .isEmpty())
                        .isEqualTo(model.commitFrom(cart.value(), order.value(), units));
            }
            case 6 -> {
                var cart = cart(random, step);
                holds.release(cart);
                model.release(cart.value());
            }
            case 7 -> {
                activities.recordTillSale(step(newOrder(), "till", store, units(1, sku, units)));
                model.leave(units);
            }
            case 8 -> {
                int counted = random.nextInt(15);
                count(counted);
                model.count(counted);
            }
            case 9 -> {
                adjust(Kind.DAMAGE, units);
                model.leave(units);
                model.damaged += units;
            }
            case 10 -> {
                adjust(Kind.WRITE_OFF, units);
                model.writeOff(units);
            }
            case 11 ->
                any(model.commitments, random).ifPresent(order -> {
                    int open = model.commitments.getOrDefault(order, 0);
                    activities.issue(step(new OrderId(order), "issue", store, units(1, sku, open)));
                    model.issue(order);
                });
            default -> {
                safetyStock.set(store, Map.of(sku, units - 1), CLERK, "measured");
                model.safetyStock = units - 1;
            }
        }
    }

    /** A few carts at a time, so that they come back, and new ones, since an order ends its cart. */
    private HoldId cart(Random random, int step) {
        return carts.get(2 * step + random.nextInt(2) - (random.nextBoolean() ? Math.min(step, 3) : 0));
    }

    private static Optional<String> any(SequencedMap<String, Integer> promises, Random random) {
        return promises.keySet().stream()
                .skip(promises.isEmpty() ? 0 : random.nextInt(promises.size()))
                .findFirst();
    }

    private boolean commit(OrderId order, int units) {
        return inventory
                .commit(order, "place", List.of(allocation(store, 1, sku, units)))
                .isEmpty();
    }

    private boolean hold(HoldId cart, int units) {
        return holds.put(new Request(cart, cart.value(), null, List.of(store), List.of(new Line(sku, units, null))))
                        .refusal()
                == null;
    }

    private void count(int counted) {
        facts.count(new Count(
                "cnt-" + unique(),
                store,
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                CLERK,
                List.of(new CountedLine(sku, counted, "cycle count"))));
    }

    private void adjust(Kind kind, int units) {
        facts.adjust(new Adjustment(
                "adj-" + unique(), store, kind, CLERK, "found out", List.of(new AdjustedLine(sku, units))));
    }

    private void receive(int units) {
        inventory.receive("rcpt-" + unique(), store, "RECEIPT", Map.of(sku, units));
        model.arrive(units);
    }
}
