package dev.throughline.oms.activities.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.throughline.oms.activities.channel.Channel.Purpose;
import dev.throughline.oms.testing.DatabaseTest;
import dev.throughline.oms.workflows.shared.ChannelId;
import dev.throughline.oms.workflows.shared.LocationId;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@DatabaseTest
class ChannelsTest {
    @Autowired
    private Channels channels;

    @Test
    void knowsTheSixChannelsFromTheStart() {
        assertThat(channels.all())
                .extracting(channel -> channel.id().value())
                .contains("web", "app", "phone", "kiosk", "marketplace", "store");
    }

    @Test
    void onlyMarketplacePhoneAndStoreSetPrices() {
        assertThat(channels.all())
                .filteredOn(Channel::maySetPrice)
                .extracting(channel -> channel.id().value())
                .contains("marketplace", "phone", "store")
                .doesNotContain("web", "app", "kiosk");
    }

    @Test
    void aMarketplaceOrderCannotBeCollected() {
        assertThat(channels.find(new ChannelId("marketplace")).orElseThrow().mayPickup())
                .isFalse();
        assertThat(channels.find(new ChannelId("web")).orElseThrow().mayPickup())
                .isTrue();
    }

    @Test
    void seesAChangeOfThisInstanceAtOnce() {
        var id = new ChannelId("popup-" + UUID.randomUUID().toString().substring(0, 8));
        var created = channel(id, Set.of());
        var changed = channel(id, Set.of(new LocationId("store-01"), new LocationId("store-02")));

        channels.put(created);
        assertThat(channels.find(id)).contains(created);
        channels.put(changed);
        channels.put(changed);
        assertThat(channels.find(id)).contains(changed);
        assertThat(channels.all()).contains(changed).doesNotContain(created);
    }

    @Test
    void doesNotKnowAChannelThatNobodyRegistered() {
        assertThat(channels.find(new ChannelId("carrier-pigeon"))).isEmpty();
    }

    @Test
    void aChannelWithoutPurposeIsNone() {
        assertThatThrownBy(() -> new Channel(new ChannelId("x"), "X", Set.of(), false, true, true, Set.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Channel channel(ChannelId id, Set<LocationId> locations) {
        return new Channel(id, "Pop-up", Set.of(Purpose.SELL, Purpose.INFORM), true, false, true, locations);
    }
}
