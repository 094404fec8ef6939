package dev.throughline.oms.worker.orders;

import dev.throughline.oms.activities.event.RecordedEvent;
import dev.throughline.oms.api.model.TimelineEvent;
import java.util.Locale;

/** An order's events in the contract's words. */
final class TimelineWire {
    private TimelineWire() {}

    static TimelineEvent event(RecordedEvent event) {
        var actor = event.actor();
        return new TimelineEvent(event.sequence(), event.type(), event.at())
                .id(event.id().toString())
                .actor(actor.kind().name().toLowerCase(Locale.ROOT) + ":" + actor.reference())
                .reason(event.reason())
                .data(event.data());
    }
}
