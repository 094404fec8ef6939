package dev.throughline.oms.activities.sourcing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.throughline.oms.activities.channel.Channel;
import dev.throughline.oms.activities.channel.Channels;
import dev.throughline.oms.activities.inventory.Inventory;
import dev.throughline.oms.activities.inventory.Location;
import dev.throughline.oms.activities.inventory.Locations;
import dev.throughline.oms.activities.inventory.StockBalance;
import dev.throughline.oms.activities.inventory.StockQuery;
import dev.throughline.oms.activities.order.Checkout;
import dev.throughline.oms.activities.order.OrderIntake;
import dev.throughline.oms.testing.DatabaseTest;
import dev.throughline.oms.workflows.inventory.InventoryActivities;
import dev.throughline.oms.workflows.shared.ChannelId;
import dev.throughline.oms.workflows.shared.FulfillmentMethod;
import dev.throughline.oms.workflows.shared.LocationId;
import dev.throughline.oms.workflows.shared.Money;
import dev.throughline.oms.workflows.shared.OrderId;
import dev.throughline.oms.workflows.shared.OrderedUnits;
import dev.throughline.oms.workflows.shared.ShortagePolicy;
import dev.throughline.oms.workflows.shared.Sku;
import dev.throughline.oms.workflows.sourcing.SourcingActivities;
import dev.throughline.oms.workflows.sourcing.SourcingDecision;
import dev.throughline.oms.workflows.sourcing.SourcingDecision.Assignment;
import dev.throughline.oms.workflows.sourcing.SourcingRequest;
import io.temporal.failure.ApplicationFailure;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@DatabaseTest
class SourcingContractTest {
    private static final ChannelId WEB = new ChannelId("sourcing-web");

    @Autowired
    private SourcingActivities sourcing;

    @Autowired
    private Inventory inventory;

    @Autowired
    private InventoryActivities inventoryActivities;

    @Autowired
    private Locations locations;

    @Autowired
    private Channels channels;

    @Autowired
    private OrderIntake intake;

    @Autowired
    private JdbcClient jdbc;

    private final Sku sku = new Sku("SKU-" + unique());
    private final Sku other = new Sku("SKU-" + unique());
    private LocationId leeds;
    private LocationId london;

    @BeforeEach
    void openAStoreInLeedsAndAWarehouseInLondon() {
        leeds = open("st_", Location.Kind.STORE, 53.80, -1.55);
        london = open("wh_", Location.Kind.WAREHOUSE, 51.51, -0.13);
    }

    @Test
    void shipsFromTheNearestLocationThatHasIt() {
        receive(leeds, sku, 5);
        receive(london, sku, 5);

        var decision = source(ship(orderTo(53.70, -1.60), ShortagePolicy.ALL_OR_NOTHING, units(1, sku, 2)));

        assertThat(decision.assignments()).containsExactly(new Assignment(leeds, List.of(units(1, sku, 2))));
        assertThat(decision.promisedBy()).isNotNull();
        assertThat(balance(leeds, sku).committed()).isEqualTo(2);
    }

    @Test
    void prefersTheWarehouseWhenTheDestinationIsUnknown() {
        receive(leeds, sku, 5);
        receive(london, sku, 5);

        var decision = source(ship(newOrder(), ShortagePolicy.ALL_OR_NOTHING, units(1, sku, 2)));

        assertThat(decision.assignments()).extracting(Assignment::location).containsExactly(london);
    }

    @Test
    void aPickupIsServedByItsStoreOnly() {
        receive(london, sku, 5);
        receive(leeds, sku, 1);
        var request = new SourcingRequest(
                newOrder(),
                "place",
                WEB,
                FulfillmentMethod.PICKUP,
                leeds,
                ShortagePolicy.SHIP_AVAILABLE,
                List.of(units(1, sku, 2)),
                List.of(),
                null);

        var decision = source(request);

        assertThat(decision.assignments()).containsExactly(new Assignment(leeds, List.of(units(1, sku, 1))));
        assertThat(decision.shortages()).containsExactly(units(1, sku, 1));
    }

    @Test
    void whatIsSentToAStoreComesFromItsShelfFirstThenFromTheNearestToIt() {
        var near = open("wh_", Location.Kind.WAREHOUSE, 53.75, -1.50);
        receive(near, sku, 1);
        receive(london, sku, 5);
        receive(leeds, sku, 1);

        assertThat(source(toStore("one", 1)).assignments())
                .extracting(Assignment::location)
                .containsExactly(leeds);
        assertThat(source(toStore("next", 1)).assignments())
                .extracting(Assignment::location)
                .containsExactly(near);
        assertThat(source(toStore("rest", 2)).assignments())
                .extracting(Assignment::location)
                .containsExactly(london);
    }

    @Test
    void aWarehouseIsNoStoreToSendTo() {
        receive(leeds, sku, 5);
        locations.put(new Location(
                london, "London", Location.Kind.WAREHOUSE, 51.51, -0.13, ZoneId.of("Europe/London"), true, false));
        var request = new SourcingRequest(
                newOrder(),
                "place",
                WEB,
                FulfillmentMethod.SHIP_TO_STORE,
                london,
                ShortagePolicy.SHIP_AVAILABLE,
                List.of(units(1, sku, 1)),
                List.of(),
                null);

        assertThat(source(request).shortages()).containsExactly(units(1, sku, 1));
        assertThat(explanationOf(request.order())).contains("offers no pickup");
    }

    private SourcingRequest toStore(String step, int quantity) {
        return new SourcingRequest(
                newOrder(),
                step,
                WEB,
                FulfillmentMethod.SHIP_TO_STORE,
                leeds,
                ShortagePolicy.ALL_OR_NOTHING,
                List.of(units(1, sku, quantity)),
                List.of(),
                null);
    }

    @Test
    void aDeclinedLocationIsLeftOut() {
        receive(leeds, sku, 5);
        var order = orderTo(53.70, -1.60);
        var request = new SourcingRequest(
                order,
                "again",
                WEB,
                FulfillmentMethod.SHIP,
                null,
                ShortagePolicy.SHIP_AVAILABLE,
                List.of(units(1, sku, 2)),
                List.of(leeds),
                null);

        var decision = source(request);

        assertThat(decision).isEqualTo(new SourcingDecision(List.of(), List.of(), List.of(units(1, sku, 2)), null));
        assertThat(explanationOf(order)).contains("declined these units");
    }

    @Test
    void sellsOnlyFromTheChannelsStockView() {
        var channel = new ChannelId("ch-" + unique());
        channels.put(new Channel(channel, "Market", Set.of(Channel.Purpose.SELL), false, false, true, Set.of(london)));
        receive(leeds, sku, 5);
        receive(london, sku, 5);
        var request = new SourcingRequest(
                orderTo(53.70, -1.60),
                "place",
                channel,
                FulfillmentMethod.SHIP,
                null,
                ShortagePolicy.ALL_OR_NOTHING,
                List.of(units(1, sku, 2)),
                List.of(),
                null);

        assertThat(source(request).assignments())
                .extracting(Assignment::location)
                .containsExactly(london);
    }

    @Test
    void allOrNothingLeavesNothingBehindWhenAnythingIsMissing() {
        receive(leeds, sku, 5);
        var order = newOrder();

        var decision = source(ship(order, ShortagePolicy.ALL_OR_NOTHING, units(1, sku, 2), units(2, other, 1)));

        assertThat(decision.assignments()).isEmpty();
        assertThat(decision.shortages()).containsExactly(units(2, other, 1));
        assertThat(decision.promisedBy()).isNull();
        assertThat(balance(leeds, sku).committed()).isZero();
        assertThat(jdbc.sql("SELECT count(*) FROM inventory.document WHERE id = :order")
                        .param("order", order.value())
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void aBackorderWaitsForWhatIsMissingAndIsFilledByAReceipt() {
        receive(leeds, sku, 1);

        var decision = source(ship(newOrder(), ShortagePolicy.BACKORDER, units(1, sku, 3)));
        assertThat(decision.assignments()).hasSize(1);
        assertThat(decision.backordered()).containsExactly(units(1, sku, 2));
        assertThat(decision.shortages()).isEmpty();

        receive(london, sku, 5);
        assertThat(balance(london, sku).committed()).isEqualTo(2);
    }

    @Test
    void aRepeatAnswersTheStoredDecision() {
        receive(leeds, sku, 5);
        var request = ship(orderTo(53.70, -1.60), ShortagePolicy.SHIP_AVAILABLE, units(1, sku, 2));
        var first = source(request);
        receive(london, sku, 5);

        assertThat(source(request)).isEqualTo(first);
        assertThat(balance(leeds, sku).committed()).isEqualTo(2);
    }

    @Test
    void aRefusalIsRepeatedEvenWhenStockHasComeIn() {
        var request = ship(newOrder(), ShortagePolicy.ALL_OR_NOTHING, units(1, sku, 2));
        var first = source(request);
        receive(leeds, sku, 5);

        assertThat(source(request)).isEqualTo(first);
        assertThat(balance(leeds, sku).committed()).isZero();
    }

    @Test
    void aDecisionThatArrivesAfterItsUndoKeepsNothing() {
        receive(leeds, sku, 5);
        var order = newOrder();
        inventoryActivities.releaseAll(order);

        assertThatThrownBy(() -> source(ship(order, ShortagePolicy.ALL_OR_NOTHING, units(1, sku, 2))))
                .isInstanceOf(ApplicationFailure.class);

        assertThat(balance(leeds, sku).committed()).isZero();
    }

    @Test
    void theExplanationNamesTheChosenTheRunnerUpAndTheOthers() {
        receive(leeds, sku, 5);
        receive(london, sku, 2);
        var order = orderTo(53.70, -1.60);

        source(ship(order, ShortagePolicy.ALL_OR_NOTHING, units(1, sku, 2)));

        assertThat(jdbc.sql(
                                "SELECT explanation #>> '{lines,0,runnerUp}' FROM sourcing.decision WHERE order_id = :order")
                        .param("order", order.value())
                        .query(String.class)
                        .single())
                .isEqualTo(london.value());
        assertThat(explanationOf(order)).contains("costs more").contains("has 0 of 2");
    }

    @Test
    void twoHundredOrdersForAHundredUnitsAcceptExactlyAHundred() throws Exception {
        receive(leeds, sku, 60);
        receive(london, sku, 40);

        var decisions = together(IntStream.range(0, 200)
                .<Callable<SourcingDecision>>mapToObj(
                        i -> () -> source(ship(newOrder(), ShortagePolicy.ALL_OR_NOTHING, units(1, sku, 1))))
                .toList());

        assertThat(decisions.stream().filter(one -> !one.assignments().isEmpty()))
                .hasSize(100);
        assertThat(balance(leeds, sku).available() + balance(london, sku).available())
                .isZero();
    }

    /** Case 8 of the field: what was decided is what is committed, also for those who had to look again because others were faster. */
    @Test
    void inARushEveryOrderIsCommittedWhereItsDecisionSays() throws Exception {
        receive(leeds, sku, 30);
        receive(london, sku, 50);
        receive(leeds, other, 50);
        receive(london, other, 30);
        var orders = Stream.generate(SourcingContractTest::newOrder).limit(120).toList();

        var decisions = together(orders.stream()
                .<Callable<SourcingDecision>>map(order ->
                        () -> source(ship(order, ShortagePolicy.ALL_OR_NOTHING, units(1, sku, 1), units(2, other, 1))))
                .toList());

        for (int i = 0; i < orders.size(); i++) {
            assertThat(committedOf(orders.get(i)))
                    .containsExactlyInAnyOrderElementsOf(decisions.get(i).assignments().stream()
                            .flatMap(one -> one.lines().stream()
                                    .map(line -> line.line() + " of " + line.quantity() + " at " + one.location()))
                            .toList());
        }
        assertThat(decisions.stream().filter(one -> !one.assignments().isEmpty()))
                .hasSize(80);
    }

    private List<String> committedOf(OrderId order) {
        return jdbc.sql(
                        "SELECT line || ' of ' || open || ' at ' || location_id FROM inventory.commitment WHERE order_id = :order")
                .param("order", order.value())
                .query((row, _) -> row.getString(1))
                .list();
    }

    @Test
    void twentyParallelRepeatsAreOneDecision() throws Exception {
        receive(leeds, sku, 50);
        var request = ship(orderTo(53.70, -1.60), ShortagePolicy.ALL_OR_NOTHING, units(1, sku, 2));

        var decisions = together(IntStream.range(0, 20)
                .<Callable<SourcingDecision>>mapToObj(i -> () -> source(request))
                .toList());

        assertThat(decisions.stream().distinct()).hasSize(1);
        assertThat(balance(leeds, sku).committed()).isEqualTo(2);
    }

    private static <T> List<T> together(List<Callable<T>> calls) throws Exception {
        try (var threads = Executors.newFixedThreadPool(32)) {
            var results = new ArrayList<T>();
            for (var future : threads.invokeAll(calls)) {
                results.add(future.get());
            }
            return results;
        }
    }

    private SourcingDecision source(SourcingRequest request) {
        return sourcing.sourceAndCommit(request);
    }

    private static SourcingRequest ship(OrderId order, ShortagePolicy policy, OrderedUnits... lines) {
        return new SourcingRequest(
                order, "place", WEB, FulfillmentMethod.SHIP, null, policy, List.of(lines), List.of(), null);
    }

    private static OrderedUnits units(int line, Sku sku, int quantity) {
        return new OrderedUnits(line, sku, quantity);
    }

    private static String unique() {
        return UUID.randomUUID().toString().replace("-", "").substring(0, 20);
    }

    private static OrderId newOrder() {
        return new OrderId("ord_" + unique());
    }

    private OrderId orderTo(double latitude, double longitude) {
        var order = newOrder();
        var money = new Money(999, "GBP");
        var checkout = new Checkout(
                order,
                Checkout.Kind.CHECKOUT,
                WEB,
                "GBP",
                null,
                Instant.parse("2026-03-01T10:15:30Z"),
                ShortagePolicy.ALL_OR_NOTHING,
                FulfillmentMethod.SHIP,
                null,
                new Checkout.Address("1 High Street", null, "Wakefield", "WF1 1AA", "GB", latitude, longitude),
                new Checkout.Contact("Kim Test", "kim@example.org", null, "en", false),
                new Checkout.Tender("card", "tok_ok"),
                List.of(new Checkout.Line(1, sku, 1, new BigDecimal("9.99"), money, Money.zero("GBP"))),
                Map.of(),
                null);
        intake.register("sourcing-test", order.value(), order.value(), checkout);
        return order;
    }

    private LocationId open(String prefix, Location.Kind kind, double latitude, double longitude) {
        var id = new LocationId(prefix + unique());
        locations.put(new Location(id, "A place", kind, latitude, longitude, ZoneId.of("Europe/London"), true, true));
        return id;
    }

    private void receive(LocationId location, Sku received, int units) {
        inventory.receive("rcpt-" + unique(), location, "RECEIPT", Map.of(received, units));
    }

    private StockBalance balance(LocationId location, Sku of) {
        return inventory
                .balances(new StockQuery(List.of(location), of, null, null, 1))
                .getFirst();
    }

    private String explanationOf(OrderId order) {
        return jdbc.sql("SELECT explanation::text FROM sourcing.decision WHERE order_id = :order")
                .param("order", order.value())
                .query(String.class)
                .single();
    }
}
