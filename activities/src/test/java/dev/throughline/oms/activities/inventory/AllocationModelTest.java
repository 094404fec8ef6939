package dev.throughline.oms.activities.inventory;

import static dev.throughline.oms.activities.inventory.StockSamples.allocation;
import static dev.throughline.oms.activities.inventory.StockSamples.newOrder;
import static dev.throughline.oms.activities.inventory.StockSamples.newSku;
import static dev.throughline.oms.activities.inventory.StockSamples.unique;
import static dev.throughline.oms.activities.inventory.StockSamples.units;
import static org.assertj.core.api.Assertions.assertThat;

import dev.throughline.oms.activities.inventory.ChannelAllocations.Place;
import dev.throughline.oms.activities.inventory.ChannelView.Buffers;
import dev.throughline.oms.activities.inventory.Holds.Line;
import dev.throughline.oms.activities.inventory.Holds.Request;
import dev.throughline.oms.testing.DatabaseTest;
import dev.throughline.oms.workflows.inventory.InventoryActivities;
import dev.throughline.oms.workflows.inventory.StockStep;
import dev.throughline.oms.workflows.shared.Actor;
import dev.throughline.oms.workflows.shared.ChannelId;
import dev.throughline.oms.workflows.shared.HoldId;
import dev.throughline.oms.workflows.shared.LocationId;
import dev.throughline.oms.workflows.shared.Sku;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Any life of three channels on one shelf, seeded: after each step the pool says what {@link AllocationModel} says. */
@DatabaseTest
class AllocationModelTest {
    private static final Actor PLANNER = new Actor(Actor.Kind.EMPLOYEE, "e-3");
    private static final List<String> CHANNELS = List.of("web", "store", "marketplace");

    @Autowired
    private Inventory inventory;

    @Autowired
    private InventoryActivities activities;

    @Autowired
    private ChannelAllocations allocations;

    @Autowired
    private AllocationSweep sweep;

    @Autowired
    private Holds holds;

    @Autowired
    private SafetyStock safetyStock;

    @Autowired
    private Locations locations;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Clock clock;

    private final Sku sku = newSku();
    private final AllocationModel model = new AllocationModel();
    private LocationId store;
    private StockAudit audit;

    @BeforeEach
    void openAStore() {
        var location = StockSamples.newStore();
        locations.put(location);
        store = location.id();
        audit = new StockAudit(jdbc, inventory);
        model.buffers.put("web", 2);
        model.buffers.put("marketplace", 1);
        receive(12);
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22, 23, 24, 25, 26, 27, 28})
    void agreesWithTheModelAfterEveryStep(long seed) {
        var random = new Random(seed);
        for (int i = 0; i < 80; i++) {
            int act = random.nextInt(14);
            act(act, CHANNELS.get(random.nextInt(3)), 1 + random.nextInt(5), random);

            assertThat(audit.balance(sku, store))
                    .as("seed %d, step %d, act %d", seed, i, act)
                    .isEqualTo(new StockBalance(
                            sku,
                            store,
                            model.onHand,
                            model.committed(),
                            model.held(),
                            0,
                            model.shortage,
                            model.safetyStock,
                            0,
                            model.allocated()));
            for (var channel : CHANNELS) {
                assertThat(available(channel))
                        .as("seed %d, step %d, act %d: %s", seed, i, act, channel)
                        .isEqualTo(model.available(channel))
                        .isGreaterThanOrEqualTo(model.share(channel));
            }
            audit.assertAddsUp(store);
        }
    }

    private void act(int act, String channel, int units, Random random) {
        switch (act) {
            case 0, 1 -> receive(units);
            case 2, 3 -> {
                var order = newOrder();
                assertThat(inventory
                                .commit(order, "place", List.of(allocation(store, 1, sku, units)), view(channel), null)
                                .isEmpty())
                        .isEqualTo(model.commit(channel, order.value(), units));
            }
            case 4, 5 -> assertThat(allocate(channel, units)).isEqualTo(model.allocate(channel, units));
            case 6 -> {
                allocations.release(new ChannelId(channel), List.of(new Place(sku, store)), PLANNER, "not needed");
                model.release(channel);
            }
            case 7 -> {
                expire(channel);
                model.release(channel);
            }
            case 8 -> {
                var cart = "hold_" + unique();
                assertThat(hold(channel, cart, units)).isEqualTo(model.hold(channel, cart, units));
            }
            case 9 ->
                anyCart(
                        random,
                        (name, cart) -> assertThat(hold(cart.channel, name, units))
                                .isEqualTo(model.hold(cart.channel, name, units)));
            case 10 ->
                anyCart(random, (name, _) -> {
                    holds.release(new HoldId(name));
                    model.end(name);
                });
            case 11 ->
                anyCart(random, (name, cart) -> {
                    var order = newOrder();
                    assertThat(inventory
                                    .commit(
                                            order,
                                            "place",
                                            List.of(allocation(store, 1, sku, units)),
                                            view(cart.channel),
                                            new HoldId(name))
                                    .isEmpty())
                            .isEqualTo(model.order(name, order.value(), units));
                });
            case 12 -> {
                activities.recordTillSale(new StockStep(
                        newOrder(), "till", store, List.of(units(1, sku, units)), new ChannelId(channel)));
                model.sell(channel, units);
            }
            default -> {
                safetyStock.set(store, Map.of(sku, units - 1), PLANNER, "measured");
                model.keepBack(units - 1);
            }
        }
    }

    private void anyCart(Random random, BiConsumer<String, AllocationModel.Cart> act) {
        var names = List.copyOf(model.carts.keySet());
        if (!names.isEmpty()) {
            var name = names.get(random.nextInt(names.size()));
            act.accept(name, Objects.requireNonNull(model.carts.get(name)));
        }
    }

    private int allocate(String channel, int units) {
        return allocations
                .allocate(new ChannelAllocations.Request(
                        "plan-" + unique(),
                        new ChannelId(channel),
                        clock.instant().plus(Duration.ofDays(1)),
                        PLANNER,
                        "promised to the channel",
                        List.of(new ChannelAllocations.Line(new Place(sku, store), units, null))))
                .getFirst()
                .granted();
    }

    private void expire(String channel) {
        jdbc.sql("""
                        UPDATE inventory.allocation SET release_at = now() - interval '1 hour'
                        WHERE sku = :sku AND channel_id = :channel AND status = 'LIVE'
                        """).param("sku", sku.value()).param("channel", channel).update();
        sweep.sweep();
    }

    private boolean hold(String channel, String cart, int units) {
        return holds.put(new Request(
                                new HoldId(cart),
                                cart,
                                null,
                                List.of(store),
                                List.of(new Line(sku, units, null)),
                                view(channel)))
                        .refusal()
                == null;
    }

    private int available(String channel) {
        return inventory
                .sumsFor(view(channel), List.of(sku))
                .getOrDefault(sku, 0L)
                .intValue();
    }

    private ChannelView view(String channel) {
        var buffers = new Buffers(model.buffers.getOrDefault(channel, 0), Map.of());
        return new ChannelView(new ChannelId(channel), Set.of(), _ -> buffers);
    }

    private void receive(int units) {
        inventory.receive("rcpt-" + unique(), store, "RECEIPT", Map.of(sku, units));
        model.arrive(units);
    }
}
