package dev.throughline.oms.activities.sourcing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.throughline.oms.activities.catalog.Catalog;
import dev.throughline.oms.activities.catalog.Product;
import dev.throughline.oms.activities.catalog.Selling;
import dev.throughline.oms.activities.catalog.SellingTerms;
import dev.throughline.oms.activities.channel.Channel;
import dev.throughline.oms.activities.channel.Channels;
import dev.throughline.oms.activities.inventory.Inventory;
import dev.throughline.oms.activities.inventory.Location;
import dev.throughline.oms.activities.inventory.Locations;
import dev.throughline.oms.testing.DatabaseTest;
import dev.throughline.oms.workflows.inventory.InventoryActivities;
import dev.throughline.oms.workflows.shared.ChannelId;
import dev.throughline.oms.workflows.shared.FulfillmentMethod;
import dev.throughline.oms.workflows.shared.LocationId;
import dev.throughline.oms.workflows.shared.OrderId;
import dev.throughline.oms.workflows.shared.OrderedUnits;
import dev.throughline.oms.workflows.shared.ShortagePolicy;
import dev.throughline.oms.workflows.shared.Sku;
import dev.throughline.oms.workflows.sourcing.Lack;
import dev.throughline.oms.workflows.sourcing.Preorder;
import dev.throughline.oms.workflows.sourcing.SourcingActivities;
import dev.throughline.oms.workflows.sourcing.SourcingDecision;
import dev.throughline.oms.workflows.sourcing.SourcingRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@DatabaseTest
class WaitingTermsTest {
    private final ChannelId web = new ChannelId("w-" + unique());
    private final Sku game = new Sku("SKU-" + unique());
    private final Sku lamp = new Sku("SKU-" + unique());

    @Autowired
    private SourcingActivities sourcing;

    @Autowired
    private Inventory inventory;

    @Autowired
    private InventoryActivities stock;

    @Autowired
    private Locations locations;

    @Autowired
    private Channels channels;

    @Autowired
    private Catalog catalog;

    @Autowired
    private SellingTerms terms;

    @Autowired
    private Clock clock;

    private LocationId store;
    private Instant release;

    @BeforeEach
    void openAStore() {
        store = new LocationId("st_" + unique());
        locations.put(new Location(
                store, "A store", Location.Kind.STORE, 53.8, -1.55, ZoneId.of("Europe/London"), true, true));
        channels.put(new Channel(web, "Web", Set.of(Channel.Purpose.SELL), false, true, true, Set.of(store)));
        catalog.put(List.of(new Product(game, "Game", null, null, null), new Product(lamp, "Lamp", null, null, null)));
        release = clock.instant().plus(Duration.ofDays(60)).truncatedTo(ChronoUnit.MICROS);
    }

    @Test
    void aProductThatIsNotOutIsPreorderedWhateverIsOnTheShelf() {
        sellFrom(release, 10);
        receive(game, 5);
        receive(lamp, 5);

        var decision = order(ShortagePolicy.ALL_OR_NOTHING, units(1, game, 2), units(2, lamp, 1));

        assertThat(decision.backordered()).containsExactly(units(1, game, 2));
        assertThat(decision.preorders()).containsExactly(new Preorder(units(1, game, 2), release));
        assertThat(decision.assignments()).hasSize(1);
        assertThat(decision.promisedBy()).isAfter(release);
        assertThat(inventory.availability(List.of(game), List.of(store))).isEmpty();
        assertThat(inventory.availability(List.of(game), List.of(store), release))
                .isEqualTo(Map.of(game, Map.of(store, 3)));
    }

    @Test
    void whatIsPreorderedIsFilledAtTheReleaseBeforeAnybodyElse() {
        sellFrom(release, 10);
        order(ShortagePolicy.ALL_OR_NOTHING, units(1, game, 2));
        receive(game, 3);
        assertThat(inventory.waiting(List.of(game))).isEqualTo(Map.of(game, 2));

        sellFrom(clock.instant().minusSeconds(1), 10);
        var next = order(ShortagePolicy.SHIP_AVAILABLE, units(1, game, 2));

        assertThat(inventory.waiting(List.of(game))).isEmpty();
        assertThat(next.assignments()).hasSize(1);
        assertThat(next.shortages()).containsExactly(units(1, game, 1));
    }

    @Test
    void ofTwoHundredBuyersFiftyGetThePreorder() throws Exception {
        sellFrom(release, 50);

        var decisions = together(200, () -> order(ShortagePolicy.ALL_OR_NOTHING, units(1, game, 1)));

        assertThat(decisions.stream().filter(one -> one.preorders() != null)).hasSize(50);
        assertThat(inventory.waiting(List.of(game))).isEqualTo(Map.of(game, 50));
        assertThat(decisions.stream().filter(one -> one.preorders() == null))
                .allSatisfy(one -> assertThat(one.lacks()).containsExactly(new Lack(1, Lack.Reason.PREORDER_LIMIT)));
    }

    @Test
    void aCancelledPreorderLeavesRoomForAnother() {
        sellFrom(release, 1);
        var order = newOrder();
        assertThat(order(order, ShortagePolicy.ALL_OR_NOTHING, units(1, game, 1))
                        .preorders())
                .hasSize(1);
        assertThat(order(ShortagePolicy.ALL_OR_NOTHING, units(1, game, 1)).preorders())
                .isNull();

        stock.releaseAll(order);

        assertThat(order(ShortagePolicy.ALL_OR_NOTHING, units(1, game, 1)).preorders())
                .hasSize(1);
    }

    @Test
    void withoutALimitNothingIsPreordered() {
        terms.put(game, new Selling(null, release, null, null));
        receive(game, 5);

        var decision = order(ShortagePolicy.BACKORDER, units(1, game, 1));

        assertThat(decision.shortages()).containsExactly(units(1, game, 1));
        assertThat(decision.lacks()).containsExactly(new Lack(1, Lack.Reason.NOT_RELEASED));
    }

    @Test
    void backordersNeverPassTheirLimit() throws Exception {
        terms.put(game, new Selling(null, null, null, 25));

        var decisions = together(60, () -> order(ShortagePolicy.BACKORDER, units(1, game, 2)));

        assertThat(inventory.waiting(List.of(game))).isEqualTo(Map.of(game, 25));
        assertThat(decisions.stream().filter(one -> one.lacks() != null))
                .hasSize(60 - 12)
                .allSatisfy(one -> assertThat(one.lacks()).containsExactly(new Lack(1, Lack.Reason.BACKORDER_LIMIT)));
        assertThat(order(ShortagePolicy.ALL_OR_NOTHING, units(1, game, 1)).lacks())
                .as("who would not wait does not hear of the limit")
                .isNull();
    }

    @Test
    void whatFallsShortOfTheLimitIsCutAndTheRestWaits() {
        terms.put(game, new Selling(null, null, null, 3));

        var decision = order(ShortagePolicy.BACKORDER, units(1, game, 5));

        assertThat(decision.backordered()).containsExactly(units(1, game, 3));
        assertThat(decision.shortages()).containsExactly(units(1, game, 2));
    }

    @Test
    void withoutATermAnyNumberWaitsAndDiscontinuedNone() {
        assertThat(order(ShortagePolicy.BACKORDER, units(1, game, 1_000)).backordered())
                .containsExactly(units(1, game, 1_000));

        terms.put(game, new Selling(clock.instant().minusSeconds(1), null, null, null));
        assertThat(order(ShortagePolicy.BACKORDER, units(1, game, 1)).lacks())
                .containsExactly(new Lack(1, Lack.Reason.DISCONTINUED));
    }

    @Test
    void aRepeatAnswersTheFirstDecision() {
        sellFrom(release, 2);
        var order = newOrder();
        var first = order(order, ShortagePolicy.ALL_OR_NOTHING, units(1, game, 2));

        assertThat(order(order, ShortagePolicy.ALL_OR_NOTHING, units(1, game, 2)))
                .isEqualTo(first);
        assertThat(inventory.waiting(List.of(game))).isEqualTo(Map.of(game, 2));
    }

    private void sellFrom(@Nullable Instant at, int preorders) {
        terms.put(game, new Selling(null, at, preorders, null));
    }

    private void receive(Sku sku, int quantity) {
        inventory.receive("rcpt-" + unique(), store, "RECEIPT", Map.of(sku, quantity));
    }

    private SourcingDecision order(ShortagePolicy policy, OrderedUnits... lines) {
        return order(newOrder(), policy, lines);
    }

    private SourcingDecision order(OrderId order, ShortagePolicy policy, OrderedUnits... lines) {
        return sourcing.sourceAndCommit(new SourcingRequest(
                order, "place", web, FulfillmentMethod.SHIP, null, policy, List.of(lines), List.of(), null));
    }

    private static <T> List<T> together(int count, Callable<T> call) throws Exception {
        var calls = new ArrayList<Callable<T>>();
        for (int i = 0; i < count; i++) {
            calls.add(call);
        }
        var results = new ArrayList<T>();
        try (var threads = Executors.newFixedThreadPool(16)) {
            for (var future : threads.invokeAll(calls)) {
                results.add(future.get());
            }
        }
        return results;
    }

    private static OrderedUnits units(int line, Sku sku, int quantity) {
        return new OrderedUnits(line, sku, quantity);
    }

    private static OrderId newOrder() {
        return new OrderId("ord_" + unique());
    }

    private static String unique() {
        return UUID.randomUUID().toString().replace("-", "").substring(0, 16);
    }
}
