package dev.throughline.oms.activities.channel;

import dev.throughline.oms.workflows.shared.ChannelId;
import java.util.List;
import java.util.Optional;

/** The door of the channel registry. Reads are at most a few seconds behind what another instance of the application has put. */
public interface Channels {
    Optional<Channel> find(ChannelId id);

    /** Every channel, by id. */
    List<Channel> all();

    /** Creates or replaces. */
    void put(Channel channel);
}
