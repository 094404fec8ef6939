package dev.throughline.oms.activities.picking;

import dev.throughline.oms.activities.event.Events;
import dev.throughline.oms.activities.event.SubjectEvent;
import dev.throughline.oms.workflows.shared.Actor;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The timeline of a wave: {@code oms.wave.<word>.v1}, each once. What becomes of its orders is in theirs. */
@Component
class WaveEvents {
    private final Events events;

    WaveEvents(Events events) {
        this.events = events;
    }

    void append(Wave wave, String word, Actor actor) {
        events.append(new SubjectEvent(
                wave.id().value(),
                word,
                "oms.wave." + word + ".v1",
                actor,
                null,
                Map.of("location", wave.location().value(), "document", wave.document())));
    }
}
