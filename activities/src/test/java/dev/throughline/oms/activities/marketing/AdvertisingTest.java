package dev.throughline.oms.activities.marketing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.throughline.oms.activities.channel.AvailabilityRule;
import dev.throughline.oms.activities.channel.AvailabilityRules;
import dev.throughline.oms.activities.channel.Channel;
import dev.throughline.oms.activities.channel.Channel.Purpose;
import dev.throughline.oms.activities.channel.Channels;
import dev.throughline.oms.activities.inventory.Inventory;
import dev.throughline.oms.activities.inventory.Inventory.Allocation;
import dev.throughline.oms.activities.inventory.Location;
import dev.throughline.oms.activities.inventory.Locations;
import dev.throughline.oms.activities.marketing.Advertising.AdvertisedUnits;
import dev.throughline.oms.testing.DatabaseTest;
import dev.throughline.oms.testing.SampleCheckouts;
import dev.throughline.oms.workflows.shared.Actor;
import dev.throughline.oms.workflows.shared.ChannelId;
import dev.throughline.oms.workflows.shared.LocationId;
import dev.throughline.oms.workflows.shared.OrderedUnits;
import dev.throughline.oms.workflows.shared.Sku;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@DatabaseTest
class AdvertisingTest {
    private final String own = SampleCheckouts.unique().substring(0, 16);
    private final Sku sku = new Sku("SKU-" + own);
    private final LocationId here = new LocationId("here-" + own);
    private final LocationId there = new LocationId("there-" + own);
    private final ChannelId everywhere = new ChannelId("all-" + own);
    private final ChannelId onlyHere = new ChannelId("here-" + own);

    @Autowired
    private Advertising advertising;

    @Autowired
    private StockFollower follower;

    @Autowired
    private Inventory inventory;

    @Autowired
    private Locations locations;

    @Autowired
    private Channels channels;

    @Autowired
    private AvailabilityRules rules;

    @BeforeEach
    void openTwoStoresAndTwoChannels() {
        for (var id : List.of(here, there)) {
            locations.put(new Location(
                    id, "A store", Location.Kind.STORE, 53.8, -1.55, ZoneId.of("Europe/London"), true, true));
        }
        channels.put(channel(everywhere, Set.of()));
        channels.put(channel(onlyHere, Set.of(here)));
    }

    @Test
    void followsReceiptsAndCommitmentsInEveryChannel() {
        assertThat(advertising.of(List.of(sku))).isEmpty();

        receive(here, 5);
        receive(there, 3);
        follow();
        assertThat(units(everywhere)).isEqualTo(8);
        assertThat(units(onlyHere)).isEqualTo(5);

        commit(here, 5);
        follow();
        assertThat(units(everywhere)).isEqualTo(3);
        assertThat(units(onlyHere)).isZero();
    }

    @Test
    void doesNotAdvertiseWhatTheChannelShowsAsOut() {
        receive(here, 5);
        receive(there, 3);
        follow();

        rules.put(
                new AvailabilityRule(new AvailabilityRule.Scope(onlyHere, null, "SKU-" + own), null, null, 5, null),
                new Actor(Actor.Kind.EMPLOYEE, "e-3"));
        follow();

        assertThat(units(onlyHere)).isZero();
        assertThat(units(everywhere)).isEqualTo(8);
    }

    @Test
    void followsAChannelThatSeesOtherLocations() {
        receive(here, 5);
        receive(there, 3);
        follow();

        channels.put(channel(onlyHere, Set.of(there)));
        follow();

        assertThat(units(onlyHere)).isEqualTo(3);
        assertThat(units(everywhere)).isEqualTo(8);
    }

    @Test
    void givesAChannelThatIsNewTheWholeStock() {
        receive(here, 5);
        follow();
        var added = new ChannelId("new-" + own);

        channels.put(channel(added, Set.of()));
        follow();

        assertThat(units(added)).isEqualTo(5);
    }

    @Test
    void leavesAFigureAloneThatIsTheSame() {
        receive(here, 5);
        follow();
        var before = advertising.of(List.of(sku));

        channels.put(channel(onlyHere, Set.of(here, there)));
        follow();

        assertThat(advertising.of(List.of(sku))).isEqualTo(before);
    }

    @Test
    void tellsNoDifferenceBetweenManyAndMore() {
        receive(here, 150);
        follow();
        var before = advertising.of(List.of(sku));

        commit(here, 40);
        follow();
        assertThat(advertising.of(List.of(sku))).isEqualTo(before);

        commit(here, 20);
        follow();
        assertThat(units(everywhere)).isEqualTo(90);
    }

    @Test
    void endsUpRightWithSeveralInstancesAtOnce() throws Exception {
        Callable<Boolean> work = () -> {
            receive(here, 1);
            follow();
            return true;
        };

        try (var threads = Executors.newFixedThreadPool(8)) {
            for (var done : threads.invokeAll(Collections.nCopies(24, work))) {
                assertThat(done.get()).isTrue();
            }
        }
        follow();

        assertThat(units(everywhere)).isEqualTo(24);
    }

    private void follow() {
        boolean more = true;
        while (more) {
            more = follower.round();
        }
    }

    private void receive(LocationId location, int units) {
        inventory.receive("doc-" + SampleCheckouts.unique(), location, "RECEIPT", Map.of(sku, units));
    }

    private void commit(LocationId location, int units) {
        var allocation = new Allocation(location, new OrderedUnits(1, sku, units));
        assertThat(inventory.commit(SampleCheckouts.newOrder(), "commit", List.of(allocation)))
                .isEmpty();
    }

    private int units(ChannelId channel) {
        return advertising.of(List.of(sku)).stream()
                .filter(row -> row.channel().equals(channel))
                .mapToInt(AdvertisedUnits::available)
                .sum();
    }

    private static Channel channel(ChannelId id, Set<LocationId> locations) {
        return new Channel(id, "A channel", Set.of(Purpose.SELL), false, true, true, locations);
    }
}
