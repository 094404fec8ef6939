package dev.throughline.oms.activities.inventory;

import static dev.throughline.oms.activities.inventory.StockSamples.allocation;
import static dev.throughline.oms.activities.inventory.StockSamples.newOrder;
import static dev.throughline.oms.activities.inventory.StockSamples.newSku;
import static dev.throughline.oms.activities.inventory.StockSamples.unique;
import static org.assertj.core.api.Assertions.assertThat;

import dev.throughline.oms.activities.inventory.ChannelView.Buffers;
import dev.throughline.oms.testing.DatabaseTest;
import dev.throughline.oms.workflows.shared.Actor;
import dev.throughline.oms.workflows.shared.ChannelId;
import dev.throughline.oms.workflows.shared.LocationId;
import dev.throughline.oms.workflows.shared.Sku;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Sums read from the rows that the follower keeps are those of the balances, whenever its last round was. */
@DatabaseTest
class FreeUnitsTest {
    private static final Actor PLANNER = new Actor(Actor.Kind.EMPLOYEE, "e-3");

    @Autowired
    private Inventory inventory;

    @Autowired
    private FreeUnits freeUnits;

    @Autowired
    private FreeUnitsRound round;

    @Autowired
    private SafetyStock safetyStock;

    @Autowired
    private Locations locations;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private PlatformTransactionManager transactions;

    private final List<Sku> skus =
            Stream.generate(StockSamples::newSku).limit(5).toList();
    private final List<LocationId> places = new ArrayList<>();
    private final ChannelId web = new ChannelId("web");

    @BeforeEach
    void openStores() {
        for (int i = 0; i < 6; i++) {
            var store = StockSamples.newStore();
            locations.put(store);
            places.add(store.id());
        }
    }

    private void followToTheEnd() {
        boolean more = true;
        while (more) {
            more = round.round();
        }
    }

    private void move(Random random) {
        var place = places.get(random.nextInt(places.size()));
        var sku = skus.get(random.nextInt(skus.size()));
        int units = 1 + random.nextInt(6);
        switch (random.nextInt(4)) {
            case 0 -> inventory.receive("rcpt-" + unique(), place, "OPENING", Map.of(sku, units));
            case 1 -> safetyStock.set(place, Map.of(sku, random.nextInt(3)), PLANNER, "a test");
            default -> inventory.commit(newOrder(), "source", List.of(allocation(place, 1, sku, units)));
        }
    }

    private List<ChannelView> views() {
        var some = new Buffers(1, Map.of(places.get(0), 0, places.get(1), Buffers.CLOSED, places.get(2), 4));
        return List.of(
                ChannelView.of(web),
                new ChannelView(web, Set.of(), sku -> sku.equals(skus.get(0)) ? Buffers.NONE : some),
                new ChannelView(web, Set.copyOf(places.subList(1, 5)), _ -> some));
    }

    private Map<Sku, Long> fromTheRows(ChannelView view) {
        var sums = new HashMap<Sku, Long>();
        skus.forEach(sku -> sums.put(sku, 0L));
        inventory.unitsFor(view, skus).forEach(row -> sums.merge(row.sku(), (long) row.units(), Long::sum));
        return sums;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void saysWhatTheBalancesSayBetweenAnyRounds(long seed) {
        var random = new Random(seed);
        for (int step = 0; step < 60; step++) {
            move(random);
            if (random.nextInt(5) == 0) {
                followToTheEnd();
            }
            for (var view : views()) {
                assertThat(inventory.sumsFor(view, skus)).as("step " + step).isEqualTo(fromTheRows(view));
            }
        }
    }

    @Test
    void readsOneRowPerSkuOnceTheFollowerWasThere() {
        inventory.receive("rcpt-" + unique(), places.getFirst(), "OPENING", Map.of(skus.getFirst(), 7));
        followToTheEnd();

        assertThat(freeUnits.sums(skus, ChannelView.of(web))).containsExactly(Map.entry(skus.getFirst(), 7L));
    }

    @Test
    void saysInATransactionWhatThatHasWritten() {
        var sku = newSku();
        inventory.receive("rcpt-" + unique(), places.getFirst(), "OPENING", Map.of(sku, 7));
        followToTheEnd();

        new TransactionTemplate(transactions).executeWithoutResult(outer -> {
            inventory.commit(newOrder(), "source", List.of(allocation(places.getFirst(), 1, sku, 2)));
            assertThat(inventory.sumsFor(ChannelView.of(web), List.of(sku))).containsEntry(sku, 5L);
            outer.setRollbackOnly();
        });

        assertThat(inventory.sumsFor(ChannelView.of(web), List.of(sku))).containsEntry(sku, 7L);
    }

    @Test
    void countsTheBalancesUntilItHasBegunAgainOnAServerThatIsYounger() {
        var sku = newSku();
        inventory.receive("rcpt-" + unique(), places.getFirst(), "OPENING", Map.of(sku, 7));
        followToTheEnd();
        jdbc.sql("UPDATE inventory.free_units_follower SET upto = (upto::text::bigint + 1000000)::text::xid8")
                .update();
        inventory.commit(newOrder(), "source", List.of(allocation(places.getFirst(), 1, sku, 2)));

        assertThat(inventory.sumsFor(ChannelView.of(web), List.of(sku))).containsEntry(sku, 5L);
        assertThat(freeUnits.sums(List.of(sku), ChannelView.of(web))).isEmpty();

        followToTheEnd();
        assertThat(freeUnits.sums(List.of(sku), ChannelView.of(web))).containsEntry(sku, 5L);
    }

    @Test
    void putsRightWhatWasChangedByHand() {
        var sku = newSku();
        inventory.receive("rcpt-" + unique(), places.getFirst(), "OPENING", Map.of(sku, 7));
        followToTheEnd();
        jdbc.sql("UPDATE inventory.free_units SET places = '' WHERE sku = :sku")
                .param("sku", sku.value())
                .update();
        jdbc.sql("UPDATE inventory.free_units_follower SET walked = ''").update();

        boolean around = false;
        while (!around) {
            round.round();
            around = jdbc.sql("SELECT walked = '' OR walked >= :sku FROM inventory.free_units_follower")
                    .param("sku", sku.value())
                    .query(Boolean.class)
                    .single();
        }

        assertThat(freeUnits.sums(List.of(sku), ChannelView.of(web))).containsEntry(sku, 7L);
    }

    @Test
    void isExactWhileOrdersAndRoundsGoOn() throws Exception {
        for (var place : places) {
            skus.forEach(sku -> inventory.receive("rcpt-" + unique(), place, "OPENING", Map.of(sku, 100)));
        }
        followToTheEnd();
        var oneSnapshot = new TransactionTemplate(transactions);
        oneSnapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        var done = new AtomicBoolean();
        try (var threads = Executors.newFixedThreadPool(4)) {
            var writers = Stream.of(11L, 12L, 13L)
                    .map(seed -> threads.submit(() -> {
                        var random = new Random(seed);
                        for (int i = 0; i < 150; i++) {
                            move(random);
                        }
                    }))
                    .toList();
            var follower = threads.submit(() -> {
                while (!done.get()) {
                    round.round();
                }
            });
            try {
                for (int i = 0; i < 100; i++) {
                    var view = views().get(i % 3);
                    oneSnapshot.executeWithoutResult(
                            _ -> assertThat(inventory.sumsFor(view, skus)).isEqualTo(fromTheRows(view)));
                }
                for (var writer : writers) {
                    writer.get();
                }
            } finally {
                done.set(true);
            }
            follower.get();
        }
        assertThat(freeUnits.sums(skus, ChannelView.of(web))).isEqualTo(fromTheRows(ChannelView.of(web)));
    }
}
