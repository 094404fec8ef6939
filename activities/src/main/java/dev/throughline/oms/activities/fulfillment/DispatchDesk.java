package dev.throughline.oms.activities.fulfillment;

import dev.throughline.oms.activities.fulfillment.Fulfillments.Act;
import dev.throughline.oms.workflows.shared.Actor;
import dev.throughline.oms.workflows.shared.FulfillmentOrderId;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What happens to released parcels until they arrive. */
@Component
class DispatchDesk {
    private final WorkRows rows;
    private final WorkEvents events;

    DispatchDesk(WorkRows rows, WorkEvents events) {
        this.rows = rows;
        this.events = events;
    }

    @Transactional
    public Act ship(FulfillmentOrderId id, String carrier, String trackingNumber, Actor actor) {
        return rows.lock(id)
                .map(work -> ship(work, carrier, trackingNumber, actor))
                .orElse(Act.UNKNOWN_FULFILLMENT_ORDER);
    }

    // A carrier's scan may come before the person's report, which then only adds the tracking.
    private Act ship(Work work, String carrier, String trackingNumber, Actor actor) {
        if (!work.method().isSent()) {
            return Act.WRONG_METHOD;
        }
        if (carrier.equals(work.carrier()) && trackingNumber.equals(work.trackingNumber())) {
            return Act.DONE;
        }
        boolean onItsWay = work.status() == FulfillmentStatus.RELEASED || work.status() == FulfillmentStatus.SHIPPED;
        if (!onItsWay || work.carrier() != null) {
            return Act.WRONG_STATUS;
        }
        rows.setTracking(work.id(), carrier, trackingNumber);
        rows.setStatus(work.id(), FulfillmentStatus.SHIPPED);
        events.append(
                work.id(),
                "shipped",
                "shipped",
                actor,
                null,
                Map.of("carrier", carrier, "tracking_number", trackingNumber));
        return Act.DONE;
    }

    @Transactional
    public Act inTransit(FulfillmentOrderId id, Actor actor) {
        return rows.lock(id).map(work -> inTransit(work, actor)).orElse(Act.UNKNOWN_FULFILLMENT_ORDER);
    }

    @Transactional
    public Act broughtToStore(FulfillmentOrderId id, Actor actor) {
        return rows.lock(id)
                .map(work -> {
                    var act = inTransit(work, actor);
                    if (act == Act.DONE) {
                        events.append(id, "brought-to-store", "brought_to_store", actor, null, Map.of());
                    }
                    return act;
                })
                .orElse(Act.UNKNOWN_FULFILLMENT_ORDER);
    }

    private Act inTransit(Work work, Actor actor) {
        if (!work.method().isSent()) {
            return Act.WRONG_METHOD;
        }
        return switch (work.status()) {
            case RELEASED -> {
                rows.setStatus(work.id(), FulfillmentStatus.SHIPPED);
                events.append(work.id(), "in-transit", "in_transit", actor, null, Map.of());
                yield Act.DONE;
            }
            case SHIPPED, AT_STORE, DELIVERED, COLLECTED, NO_SHOW, LOST -> Act.DONE;
            case REQUESTED, STARTED, PICKED, CANCELLED -> Act.WRONG_STATUS;
        };
    }
}
