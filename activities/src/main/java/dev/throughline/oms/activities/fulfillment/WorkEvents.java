package dev.throughline.oms.activities.fulfillment;

import dev.throughline.oms.activities.event.Events;
import dev.throughline.oms.activities.event.NewEvent;
import dev.throughline.oms.workflows.shared.Actor;
import dev.throughline.oms.workflows.shared.FulfillmentOrderId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The events of the work, in the sequence of its order. */
@Component
class WorkEvents {
    static final Actor PROCESS = Actor.system("order-process");

    private final Events events;

    WorkEvents(Events events) {
        this.events = events;
    }

    /**
     * Appends {@code oms.fulfillment.<word>.v1}.
     *
     * @param step unique within the fulfillment order
     */
    void append(
            FulfillmentOrderId id,
            String step,
            String word,
            @Nullable Actor actor,
            @Nullable String reason,
            Map<String, Object> figures) {
        var data = new HashMap<>(figures);
        data.put("fulfillment_order", id.value());
        events.append(new NewEvent(
                id.order(),
                "fulfillment/" + id + "/" + step,
                "oms.fulfillment." + word + ".v1",
                actor == null ? PROCESS : actor,
                reason,
                data));
    }

    static List<Map<String, Object>> lines(Collection<WorkLine> lines) {
        return lines.stream()
                .<Map<String, Object>>map(
                        line -> Map.of("line", line.line(), "sku", line.sku().value(), "quantity", line.quantity()))
                .toList();
    }
}
