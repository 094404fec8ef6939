package dev.throughline.oms.worker.faults;

import static dev.throughline.oms.worker.faults.Aftermath.OPEN;
import static dev.throughline.oms.worker.faults.Rush.HANDS;
import static dev.throughline.oms.worker.faults.Rush.ONE_UNIT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.throughline.oms.activities.messaging.PickupCodes;
import dev.throughline.oms.worker.Api;
import dev.throughline.oms.worker.ApplicationTest;
import dev.throughline.oms.worker.orders.Purchase;
import dev.throughline.oms.worker.orders.Shop;
import dev.throughline.oms.worker.shipping.Dock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * Through the whole life of orders of every way, everybody does what contradicts what the others do, at once and over HTTP: invariants
 * 4, 9, 10, 15, 18 and 19 hold after each rush, and when the last order is final.
 */
@ApplicationTest
class FulfillmentRushTest {
    private static final int ORDERS = 8;
    private static final int UNITS = 2;

    @LocalServerPort
    private int port;

    /** Stands in for the letters that customers read. */
    @Autowired
    private PickupCodes codes;

    private final String stranger = "stranger-" + UUID.randomUUID();
    private Api api = new Api(0, null);
    private Shop shop = new Shop(api, "", "");
    private Shop other = shop;
    private Aftermath after = new Aftermath(api, _ -> Optional.empty(), List.of(), UNITS);
    private Rush rush = new Rush(List.of(), api, api);

    @BeforeEach
    void open() {
        api = Api.operations(port);
        shop = Shop.with(api, 2 * ORDERS * UNITS);
        other = shop.another(ORDERS * UNITS);
        rush = Rush.of(port, stranger, Shop.with(api, 1).location(), shop.location(), other.location());
    }

    @Test
    void parcelsThatEverybodyWorksOnAtOnceGoOneWayAndAreCapturedOnce() throws Exception {
        place(shop.ship(UNITS, "tok_visa"));
        after.works(OPEN).forEach(work -> workOn(work, "pack"));
        go();
        finish("pack");

        after.works(Set.of("RELEASED")).forEach(work -> {
            if (after.isEvery(2, work)) {
                tellBySignedMessage(work);
            } else {
                shipTwice(work);
            }
            rush.own(2, work, "tracking", "{\"status\":\"DELIVERED\"}");
            rush.own(3, work, "tracking", "{\"status\":\"DELIVERED\"}");
            rush.own(4, work, "tracking", "{\"status\":\"LOST\"}");
            rush.own(5, work, "tracking", "{\"status\":\"DAMAGED\"}");
            rush.foreign(work, "tracking", "{\"status\":\"LOST\"}");
        });
        go();
        decideAboutWhatIsLost();
        end();
    }

    @Test
    void pickupsThatEverybodyActsOnAtOnceAreHandedOverOnceOrNotAtAll() throws Exception {
        place(shop.pickup(UNITS, "tok_visa"));
        after.works(OPEN).forEach(work -> workOn(work, "ready"));
        go();
        decideAboutWhatIsUnfillable();
        finish("ready");
        handOver();
        end();
    }

    @Test
    void whatIsSentToAStoreArrivesOnceHoweverManySaySoAndIsHandedOverOnce() throws Exception {
        var store = shop.another(0);
        rush = Rush.of(
                port, stranger, Shop.with(api, 1).location(), shop.location(), other.location(), store.location());
        place(store.shipToStore(UNITS, "tok_visa"));
        after.works(OPEN).forEach(work -> workOn(work, "pack"));
        go();
        finish("pack");

        after.works(Set.of("RELEASED")).forEach(work -> {
            shipTwice(work);
            rush.own(2, work, "tracking", "{\"status\":\"DELIVERED\"}");
            rush.own(3, work, "arrive", "{\"staged_at\":\"shelf 4\"}");
            rush.own(4, work, "arrive", "{\"staged_at\":\"shelf 4\"}");
            rush.own(5, work, "arrive", "{}");
            if (after.isEvery(3, work)) {
                rush.own(6, work, "tracking", "{\"status\":\"LOST\"}");
            }
            rush.foreign(work, "arrive", "{}");
        });
        go();
        handOver();
        decideAboutWhatIsLost();
        end();
    }

    private void end() {
        after.everythingEndsAndAddsUp();
        for (var location : List.of(shop, other)) {
            assertThat(location.balance().path("committed").asInt()).isZero();
        }
        assertThat(api.get("/v1/refusals?kind=OUTSIDE_SCOPE&limit=200&subject=" + stranger)
                        .body()
                        .path("refusals")
                        .size())
                .as("acts of the stranger on record")
                .isEqualTo(rush.foreignActs())
                .isPositive();
    }

    private void place(String body) throws Exception {
        var orders = Crowd.allAtOnce(IntStream.range(0, ORDERS)
                .<Callable<Purchase>>mapToObj(_ -> () -> Purchase.of(shop, body))
                .toList());
        after = new Aftermath(api, codes, orders, UNITS);
    }

    /** Begun, picked, not found, turned down, cancelled and packed: all of it at once. */
    private void workOn(String work, String pack) {
        rush.own(0, work, "start", null);
        rush.own(1, work, "start", null);
        rush.own(2, work, "pick", ONE_UNIT);
        rush.own(3, work, "short-pick", ONE_UNIT);
        rush.own(4, work, pack, "{}");
        rush.own(5, work, pack, "{}");
        if (after.isEvery(4, work)) {
            rush.own(6, work, "reject", "{\"reason_code\":\"NO_STAFF\"}");
        }
        var order = after.orderOf(work);
        rush.order(order, () -> order.cancel(",\"lines\":[{\"line\":1,\"quantity\":1}]"));
        rush.foreign(work, "start", null);
        rush.foreign(work, pack, "{}");
    }

    private void shipTwice(String work) {
        rush.own(0, work, "ship", "{\"carrier\":\"RM\",\"tracking_number\":\"1\"}");
        rush.own(1, work, "ship", "{\"carrier\":\"RM\",\"tracking_number\":\"1\"}");
    }

    /** The carrier's own, the same one three times. */
    private void tellBySignedMessage(String work) {
        var dock = new Dock(api, new Api(port, null), shop);
        var number = dock.labelled(dock.parcels(work).getFirst());
        var id = "evt_" + UUID.randomUUID();
        var body = Dock.body(number, "DELIVERED", Instant.now());
        for (int times = 0; times < 3; times++) {
            rush.order(after.orderOf(work), () -> dock.send(id, body));
        }
    }

    /** Eight show the right code, two guess, somebody from elsewhere has heard it, and some customers give it up. */
    private void handOver() throws Exception {
        var waiting = after.works(Set.of("RELEASED", "AT_STORE"));
        assertThat(waiting).isNotEmpty();
        for (var work : waiting) {
            var code = after.handover(work);
            for (int hand = 0; hand < HANDS; hand++) {
                rush.own(hand, work, "handover", code);
            }
            rush.own(0, work, "handover", "{\"pickup_code\":\"GUESS1\"}");
            rush.own(1, work, "handover", "{\"pickup_code\":\"GUESS2\"}");
            rush.foreign(work, "handover", code);
            if (after.isEvery(3, work)) {
                rush.service(work, "give-up", "{\"reason\":\"changed my mind\"}");
            }
        }
        var done = go();
        for (var work : waiting) {
            var shown = done.stream()
                    .filter(act -> act.subject().equals(work) && act.what().equals("handover"))
                    .map(Rush.Done::answer)
                    .toList();
            assertThat(shown)
                    .as("handovers of %s that counted", work)
                    .filteredOn(answer -> answer.status() == 200)
                    .hasSize(after.orderOf(work).workStatus(work).equals("COLLECTED") ? 1 : 0);
            assertThat(shown)
                    .as("the right code is never called wrong")
                    .filteredOn(answer -> answer.problem().equals("pickup-code-wrong"))
                    .hasSizeLessThanOrEqualTo(2);
        }
    }

    /** Sent again and refunded, both twice and at once. */
    private void decideAboutWhatIsLost() throws Exception {
        for (var order : after.orders()) {
            for (var entry : Aftermath.exceptions(order, "LOST", "DAMAGED")) {
                for (var resolution : List.of("REPLACE", "REFUND", "REPLACE", "REFUND")) {
                    rush.order(order, () -> order.resolve(entry, resolution));
                }
            }
        }
        go();
    }

    /** Collected elsewhere and cancelled, both twice and at once. */
    private void decideAboutWhatIsUnfillable() throws Exception {
        var elsewhere = "{\"choice\":\"PICK_UP\",\"location\":\"%s\",\"reason\":\"near\"}".formatted(other.location());
        for (var order : after.orders()) {
            if (order.units().containsKey("UNFILLABLE")) {
                for (int times = 0; times < 2; times++) {
                    rush.order(order, () -> order.decide(elsewhere));
                    rush.order(order, () -> order.decide("{\"choice\":\"CANCEL\",\"reason\":\"no more\"}"));
                }
            }
        }
        go();
    }

    private List<Rush.Done> go() throws Exception {
        var done = rush.go();
        after.assertBooksAddUp();
        return done;
    }

    /** What the rush has left open, or sent elsewhere. */
    private void finish(String pack) {
        after.works(OPEN).forEach(work -> after.orderOf(work).done(work, pack, "{}"));
    }
}
