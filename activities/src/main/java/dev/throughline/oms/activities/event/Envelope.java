package dev.throughline.oms.activities.event;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import java.net.URI;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/**
 * An event as CloudEvents 1.0 writes it, in structured JSON. The extension {@code sequence} orders the events of one subject (an
 * order, a transfer) by comparing strings; {@code data} holds the order if it is one, sequence, actor, reason and the event's own facts.
 */
class Envelope {
    private final URI source;
    private final JsonMapper json;

    Envelope(URI source, JsonMapper json) {
        this.source = source;
        this.json = json;
    }

    String write(RecordedEvent event) {
        var envelope = new LinkedHashMap<String, Object>();
        var cloudEvent = cloudEvent(event);
        for (var name : cloudEvent.getAttributeNames()) {
            envelope.put(name, String.valueOf(cloudEvent.getAttribute(name)));
        }
        for (var name : cloudEvent.getExtensionNames()) {
            envelope.put(name, String.valueOf(cloudEvent.getExtension(name)));
        }
        envelope.put("data", data(event));
        return json.writeValueAsString(envelope);
    }

    private CloudEvent cloudEvent(RecordedEvent event) {
        return CloudEventBuilder.v1()
                .withId(event.id().toString())
                .withSource(source)
                .withType(event.type())
                .withSubject(event.subject())
                .withTime(event.at().atOffset(ZoneOffset.UTC))
                .withDataContentType("application/json")
                .withExtension("sequence", "%010d".formatted(event.sequence()))
                .build();
    }

    private static Map<String, Object> data(RecordedEvent event) {
        var data = new LinkedHashMap<String, Object>();
        event.order().ifPresent(order -> data.put("order_id", order.value()));
        data.put("sequence", event.sequence());
        data.put(
                "actor",
                event.actor().kind().name().toLowerCase(Locale.ROOT) + ":"
                        + event.actor().reference());
        if (event.reason() != null) {
            data.put("reason", event.reason());
        }
        data.put("facts", event.data());
        return data;
    }
}
