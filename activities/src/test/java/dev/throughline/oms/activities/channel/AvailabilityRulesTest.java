package dev.throughline.oms.activities.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.throughline.oms.activities.channel.AvailabilityRule.Scope;
import dev.throughline.oms.activities.channel.Channel.Purpose;
import dev.throughline.oms.activities.channel.ChannelStock.Display;
import dev.throughline.oms.activities.channel.ChannelStock.Shown;
import dev.throughline.oms.activities.inventory.ChannelAllocations;
import dev.throughline.oms.activities.inventory.ChannelAllocations.Line;
import dev.throughline.oms.activities.inventory.ChannelAllocations.Place;
import dev.throughline.oms.activities.inventory.ChannelView.Buffers;
import dev.throughline.oms.activities.inventory.Inventory;
import dev.throughline.oms.activities.inventory.Location;
import dev.throughline.oms.activities.inventory.Locations;
import dev.throughline.oms.testing.DatabaseTest;
import dev.throughline.oms.testing.SampleCheckouts;
import dev.throughline.oms.workflows.shared.Actor;
import dev.throughline.oms.workflows.shared.ChannelId;
import dev.throughline.oms.workflows.shared.LocationId;
import dev.throughline.oms.workflows.shared.Sku;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@DatabaseTest
class AvailabilityRulesTest {
    private static final Actor PLANNER = new Actor(Actor.Kind.EMPLOYEE, "e-3");

    private final String own = SampleCheckouts.unique().substring(0, 16);
    private final Sku mug = new Sku("MUG-" + own + "-red");
    private final LocationId north = new LocationId("n-" + own);
    private final LocationId south = new LocationId("s-" + own);
    private final ChannelId channel = new ChannelId("c-" + own);
    private final ChannelId other = new ChannelId("d-" + own);

    @Autowired
    private AvailabilityRules rules;

    @Autowired
    private ChannelStock stock;

    @Autowired
    private ChannelAllocations allocations;

    @Autowired
    private Inventory inventory;

    @Autowired
    private Locations locations;

    @Autowired
    private Channels channels;

    @Autowired
    private Clock clock;

    @BeforeEach
    void openTwoStoresWithMugs() {
        for (var id : List.of(north, south)) {
            locations.put(new Location(
                    id, "A store", Location.Kind.STORE, 53.8, -1.55, ZoneId.of("Europe/London"), true, true));
            inventory.receive("rcpt-" + SampleCheckouts.unique(), id, "OPENING", Map.of(mug, 5));
        }
        for (var id : List.of(channel, other)) {
            channels.put(new Channel(id, "A channel", Set.of(Purpose.SELL), false, true, true, Set.of()));
        }
    }

    @Test
    void theMostSpecificRuleThatNamesAFigureCounts() {
        var group = "MUG-" + own;
        var view = new ChannelPolicy(
                channel,
                Set.of(),
                List.of(
                        rule(null, null, "", 1, null, 3, 9),
                        rule(channel, null, "", 2, null, null, null),
                        rule(channel, null, group, 3, null, 4, null),
                        rule(null, north, "", 5, true, null, null),
                        rule(channel, north, group, null, false, null, null),
                        rule(other, north, group, 7, true, null, null)));

        assertThat(view.view().buffer(new Sku("CUP"), south)).isEqualTo(2);
        assertThat(view.view().buffer(mug, south)).isEqualTo(3);
        assertThat(view.view().buffer(new Sku("CUP"), north)).isEqualTo(Buffers.CLOSED);
        assertThat(view.view().buffer(mug, north))
                .as("back in, with the location's buffer")
                .isEqualTo(5);
        assertThat(view.display(mug, 4)).isEqualTo(new Display(Shown.OUT_OF_STOCK, null));
        assertThat(view.display(mug, 5)).isEqualTo(new Display(Shown.LOW_STOCK, 5));
        assertThat(view.display(new Sku("CUP"), 10)).isEqualTo(new Display(Shown.IN_STOCK, null));
    }

    @Test
    void aChangeCountsAtOnceAndSaysWhatItChanged() {
        var buffer = rules.put(rule(channel, null, "MUG-" + own, 2, null, null, 6), PLANNER);

        assertThat(units()).isEqualTo(Map.of(north, 3, south, 3));
        assertThat(buffer.before()).isNull();
        assertThat(buffer.complete()).isTrue();
        assertThat(buffer.effects()).singleElement().satisfies(effect -> {
            assertThat(effect.channel()).isEqualTo(channel);
            assertThat(effect.places()).isEqualTo(2);
            assertThat(effect.unitsBefore()).isEqualTo(10);
            assertThat(effect.unitsAfter()).isEqualTo(6);
            assertThat(effect.shownOtherwise()).isEqualTo(1);
            assertThat(effect.sample().getFirst().shownAfter()).isEqualTo(Shown.LOW_STOCK);
        });
        assertThat(rules.put(rule(channel, null, "MUG-" + own, 2, null, null, 6), PLANNER)
                        .effects())
                .isEmpty();

        var optOut = rules.put(rule(channel, south, "MUG-" + own, null, true, null, null), PLANNER);
        assertThat(optOut.effects().getFirst().places()).isEqualTo(1);
        assertThat(units()).isEqualTo(Map.of(north, 3));
        assertThat(stock.units(stock.view(other), List.of(mug)).get(mug)).isEqualTo(Map.of(north, 5, south, 5));

        var gone = rules.remove(new Scope(channel, south, "MUG-" + own), PLANNER);
        assertThat(gone.orElseThrow().after()).isNull();
        assertThat(units()).isEqualTo(Map.of(north, 3, south, 3));
        assertThat(rules.remove(new Scope(channel, south, "MUG-" + own), PLANNER))
                .isEmpty();
    }

    /** The sum that the database makes and the rows that people read are one arithmetic. */
    @Test
    void sumsAreTheSumsOfTheRows() {
        rules.put(rule(channel, null, "MUG-" + own, 2, null, null, null), PLANNER);
        rules.put(rule(channel, north, "MUG-" + own + "-r", 4, null, null, null), PLANNER);
        allocate(other, south, 2);
        allocate(channel, north, 1);

        var view = stock.view(channel);
        assertThat(units()).isEqualTo(Map.of(north, 1, south, 1));
        assertThat(inventory.sumsFor(view, List.of(mug))).isEqualTo(Map.of(mug, 2L));
        assertThat(inventory.sumsFor(view.at(List.of(south)), List.of(mug))).isEqualTo(Map.of(mug, 1L));
        var tomorrow = clock.instant().plus(Duration.ofDays(1));
        assertThat(inventory.availability(List.of(mug), view, tomorrow))
                .as("the allocations are over by then")
                .isEqualTo(Map.of(mug, Map.of(north, 1, south, 3)));
        assertThat(inventory.availability(List.of(mug), view, clock.instant()))
                .isEqualTo(Map.of(mug, Map.of(north, 1, south, 1)));
    }

    @Test
    void aRuleThatMakesNoSenseIsNone() {
        assertThatThrownBy(() -> rule(channel, null, "", null, null, null, null))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> rule(channel, north, "", null, null, 3, null))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private Map<LocationId, Integer> units() {
        return stock.units(stock.view(channel), List.of(mug)).getOrDefault(mug, Map.of());
    }

    private void allocate(ChannelId to, LocationId location, int units) {
        allocations.allocate(new ChannelAllocations.Request(
                "plan-" + SampleCheckouts.unique(),
                to,
                clock.instant().plus(Duration.ofHours(1)),
                PLANNER,
                "promised",
                List.of(new Line(new Place(mug, location), units, null))));
    }

    private static AvailabilityRule rule(
            @Nullable ChannelId channel,
            @Nullable LocationId location,
            String prefix,
            @Nullable Integer buffer,
            @Nullable Boolean optedOut,
            @Nullable Integer threshold,
            @Nullable Integer lowStock) {
        return new AvailabilityRule(new Scope(channel, location, prefix), buffer, optedOut, threshold, lowStock);
    }
}
