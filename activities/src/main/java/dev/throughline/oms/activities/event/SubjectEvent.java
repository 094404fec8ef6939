package dev.throughline.oms.activities.event;

import dev.throughline.oms.workflows.shared.Actor;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An event of anything that has an id of its own: a transfer, a purchase order.
 *
 * @param subject its id, unique among all subjects by its prefix; the CloudEvents subject
 * @param key unique within the subject, derived from the step that caused it
 * @param type the CloudEvents type, {@code oms.purchase_order.placed.v1}
 * @param data references and figures; never personal data
 */
public record SubjectEvent(
        String subject,
        String key,
        String type,
        Actor actor,
        @Nullable String reason,
        Map<String, Object> data) {
    public SubjectEvent {
        data = Map.copyOf(data);
    }
}
