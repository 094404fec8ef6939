package dev.throughline.oms.activities.event;

import dev.throughline.oms.workflows.shared.Actor;
import dev.throughline.oms.workflows.shared.OrderId;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An event to append.
 *
 * @param key unique within the order, derived from the step that caused it
 * @param type the CloudEvents type, {@code oms.order.placed.v1}
 * @param data references and figures; never personal data
 */
public record NewEvent(
        OrderId order,
        String key,
        String type,
        Actor actor,
        @Nullable String reason,
        Map<String, Object> data) {
    public NewEvent {
        data = Map.copyOf(data);
    }
}
