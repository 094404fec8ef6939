package dev.throughline.oms.activities.channel;

import dev.throughline.oms.workflows.shared.ChannelId;
import dev.throughline.oms.workflows.shared.LocationId;
import java.util.Set;

/**
 * A sales channel.
 *
 * @param purposes what it is for; at least one
 * @param maySetPrice whether its orders may bring prices of their own
 * @param mayPickup whether its customers may collect in a store
 * @param mayShip whether its orders may be sent
 * @param locations its stock view: the locations whose stock it sells; every location if empty
 */
public record Channel(
        ChannelId id,
        String name,
        Set<Purpose> purposes,
        boolean maySetPrice,
        boolean mayPickup,
        boolean mayShip,
        Set<LocationId> locations) {
    public Channel {
        purposes = Set.copyOf(purposes);
        locations = Set.copyOf(locations);
        if (purposes.isEmpty()) {
            throw new IllegalArgumentException("a channel has at least one purpose");
        }
    }

    public enum Purpose {
        SELL,
        INFORM,
        CONVERSE
    }
}
