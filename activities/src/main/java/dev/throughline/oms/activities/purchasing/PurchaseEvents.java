package dev.throughline.oms.activities.purchasing;

import dev.throughline.oms.activities.event.Events;
import dev.throughline.oms.activities.event.SubjectEvent;
import dev.throughline.oms.workflows.shared.Actor;
import dev.throughline.oms.workflows.shared.PurchaseOrderId;
import dev.throughline.oms.workflows.shared.Sku;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The events of purchase orders. */
@Component
class PurchaseEvents {
    private final Events events;

    PurchaseEvents(Events events) {
        this.events = events;
    }

    /**
     * Appends in the transaction of what happened.
     *
     * @param word what happened: placed, received, closed, cancelled
     */
    void append(
            PurchaseOrder order,
            String key,
            String word,
            Actor actor,
            @Nullable String reason,
            Map<Sku, Integer> units) {
        var data = new HashMap<String, Object>();
        data.put("document", order.document());
        data.put("location", order.location().value());
        data.put("status", order.status().name());
        if (order.supplier() != null) {
            data.put("supplier", order.supplier());
        }
        if (order.expectedAt() != null) {
            data.put("expected_at", order.expectedAt().toString());
        }
        data.put("lines", lines(units));
        events.append(
                new SubjectEvent(order.id().value(), key, "oms.purchase_order." + word + ".v1", actor, reason, data));
    }

    /** The supplier's order was not received in time; nobody did it. */
    void late(PurchaseOrderId id) {
        events.append(new SubjectEvent(
                id.value(), "late", "oms.purchase_order.late.v1", Actor.system("purchasing"), null, Map.of()));
    }

    private static List<Map<String, Object>> lines(Map<Sku, Integer> units) {
        return units.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .<Map<String, Object>>map(line -> Map.of("sku", line.getKey().value(), "quantity", line.getValue()))
                .toList();
    }
}
