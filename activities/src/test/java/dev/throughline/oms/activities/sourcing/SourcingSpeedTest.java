package dev.throughline.oms.activities.sourcing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.throughline.oms.activities.channel.Channel;
import dev.throughline.oms.activities.channel.Channels;
import dev.throughline.oms.activities.inventory.ChannelView;
import dev.throughline.oms.activities.inventory.Inventory;
import dev.throughline.oms.activities.inventory.Location;
import dev.throughline.oms.activities.inventory.Location.Kind;
import dev.throughline.oms.activities.inventory.Locations;
import dev.throughline.oms.activities.inventory.OrderKits;
import dev.throughline.oms.activities.order.OrderIntake;
import dev.throughline.oms.activities.sourcing.PolicySamples.RulesBuilder;
import dev.throughline.oms.activities.sourcing.SourcingRules.Band;
import dev.throughline.oms.activities.sourcing.SourcingRules.Handling;
import dev.throughline.oms.testing.DatabaseTest;
import dev.throughline.oms.testing.SampleCheckouts;
import dev.throughline.oms.workflows.shared.ChannelId;
import dev.throughline.oms.workflows.shared.FulfillmentMethod;
import dev.throughline.oms.workflows.shared.LocationId;
import dev.throughline.oms.workflows.shared.OrderId;
import dev.throughline.oms.workflows.shared.OrderedUnits;
import dev.throughline.oms.workflows.shared.ShortagePolicy;
import dev.throughline.oms.workflows.shared.Sku;
import dev.throughline.oms.workflows.sourcing.SourcingRequest;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How long it takes to source 10 lines over 50 candidates, beside a read by primary key in the same run. Measures and asserts only
 * exactness, since the time is the machine's: {@code mvn -pl activities -am test -Dtest=SourcingSpeedTest -Dspeed=true
 * -Dsurefire.failIfNoSpecifiedTests=false}.
 */
@DatabaseTest
@EnabledIfSystemProperty(named = "speed", matches = "true")
class SourcingSpeedTest {
    private static final int CANDIDATES = 50;
    private static final int LINES = 10;
    private static final int ORDERS = 200;
    private static final int SKUS = 500;
    private static final int WARM_UP = 2_000;
    private static final int MEASURED = 3_000;

    @Autowired
    private CandidateSearch search;

    @Autowired
    private Situations situations;

    @Autowired
    private OrderKits kits;

    @Autowired
    private Inventory inventory;

    @Autowired
    private Locations locations;

    @Autowired
    private Channels channels;

    @Autowired
    private OrderIntake intake;

    @Autowired
    private JdbcClient jdbc;

    private final Random random = new Random(7);
    private final String own = SampleCheckouts.unique().substring(0, 8);
    private final List<LocationId> places = new ArrayList<>();
    private final List<SourcingRequest> requests = new ArrayList<>();
    private final SourcingRules rules = tariff();

    @BeforeEach
    void openFiftyLocations() {
        for (int i = 0; i < CANDIDATES; i++) {
            var id = new LocationId("sp-" + own + "-" + i);
            var kind = i < 5 ? Kind.WAREHOUSE : Kind.STORE;
            double north = 50.5 + random.nextDouble() * 5;
            locations.put(new Location(
                    id, "A place", kind, north, -3 + random.nextDouble() * 3, ZoneId.of("Europe/London"), true, true));
            places.add(id);
            var units = new HashMap<Sku, Integer>();
            IntStream.range(0, SKUS)
                    .filter(sku -> random.nextInt(10) < (kind == Kind.WAREHOUSE ? 7 : 3))
                    .forEach(sku -> units.put(sku(sku), 1 + random.nextInt(4)));
            inventory.receive("rcpt-" + own + i, id, "OPENING", units);
        }
        var web = new ChannelId("speed-" + own);
        channels.put(new Channel(web, "Speed", Set.of(Channel.Purpose.SELL), false, true, true, new HashSet<>(places)));
        for (int i = 0; i < ORDERS; i++) {
            var checkout = SampleCheckouts.of(null);
            intake.register("speed", checkout.id().value(), "f", checkout);
            requests.add(request(checkout.id(), web));
        }
    }

    private SourcingRequest request(OrderId order, ChannelId channel) {
        var lines = random.ints(0, SKUS).distinct().limit(LINES).boxed().toList();
        return new SourcingRequest(
                order,
                "place",
                channel,
                FulfillmentMethod.SHIP,
                null,
                ShortagePolicy.SHIP_AVAILABLE,
                IntStream.range(0, LINES)
                        .mapToObj(i -> new OrderedUnits(i + 1, sku(lines.get(i)), 1 + random.nextInt(3)))
                        .toList(),
                List.of(),
                null);
    }

    @Test
    void tenLinesOverFiftyCandidatesAreExactAndThisFast() {
        var seen = requests.stream().map(this::situation).toList();
        assertThat(seen).allMatch(one -> one.candidates().size() == CANDIDATES);
        assertThat(seen).extracting(one -> Planner.plan(one, rules)).allMatch(plan -> plan.bound() == plan.cost());

        var key = measure(this::readByKey);
        var whole = measure(i -> Planner.plan(situation(requests.get(i % ORDERS)), rules));
        var choice = measure(i -> Planner.plan(seen.get(i % ORDERS), rules));

        print("read by primary key", key, key);
        print("sourcing: read candidates, addresses and stock, choose", whole, key);
        print("of that, choosing alone", choice, key);
    }

    private Situation situation(SourcingRequest request) {
        var candidates = search.find(request);
        var view = ChannelView.of(request.channel()).at(candidates.ids());
        return situations.of(
                request,
                candidates,
                Stock.of(inventory, request, view, kits.of(request.order(), request.lines()), Set.of()),
                rules);
    }

    private void readByKey(int i) {
        jdbc.sql("SELECT on_hand FROM inventory.balance WHERE sku = :sku AND location_id = :location")
                .param("sku", sku(i % SKUS).value())
                .param("location", places.get(i % CANDIDATES).value())
                .query(Integer.class)
                .optional();
    }

    private static double[] measure(IntConsumer work) {
        IntStream.range(0, WARM_UP).forEach(work);
        var millis = new double[MEASURED];
        for (int i = 0; i < MEASURED; i++) {
            long start = System.nanoTime();
            work.accept(i);
            millis[i] = (System.nanoTime() - start) / 1e6;
        }
        Arrays.sort(millis);
        return millis;
    }

    private static void print(String name, double[] millis, double[] key) {
        System.out.printf(
                Locale.ROOT,
                "%-56s p50 %7.3f ms (%5.1f x)   p99 %7.3f ms (%5.1f x)%n",
                name,
                at(millis, 50),
                at(millis, 50) / at(key, 50),
                at(millis, 99),
                at(millis, 99) / at(key, 99));
    }

    private static double at(double[] sorted, int percentile) {
        return sorted[(int) Math.ceil(percentile / 100.0 * sorted.length) - 1];
    }

    private Sku sku(int number) {
        return new Sku("SP-" + own + "-" + number);
    }

    private static SourcingRules tariff() {
        var rules = new RulesBuilder();
        rules.shipping = List.of(new Band(50, 290, 20, 0), new Band(200, 340, 25, 0), new Band(null, 420, 35, 0));
        rules.warehouse = new Handling(60, 4);
        rules.store = new Handling(130, 9);
        rules.splitPenalty = 100;
        return rules.build();
    }
}
