package dev.throughline.oms.activities.fulfillment;

import dev.throughline.oms.activities.fulfillment.FulfillmentOrderRecord.Line;
import dev.throughline.oms.activities.messaging.Consignments;
import dev.throughline.oms.workflows.shared.FulfillmentMethod;
import dev.throughline.oms.workflows.shared.FulfillmentOrderId;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Tells messaging what is in a fulfillment order, and how it travels. */
@Component
class ConsignmentDesk implements Consignments {
    private final WorkReader reader;

    ConsignmentDesk(WorkReader reader) {
        this.reader = reader;
    }

    @Override
    public Optional<Consignment> find(FulfillmentOrderId fulfillmentOrder) {
        return reader.byId(fulfillmentOrder).stream().findFirst().map(ConsignmentDesk::consignment);
    }

    private static Consignment consignment(FulfillmentOrderRecord work) {
        return new Consignment(
                work.method() == FulfillmentMethod.SHIP && work.status() == FulfillmentStatus.RELEASED,
                work.method().isCollected() ? work.handoverLocation() : null,
                work.carrier(),
                work.trackingNumber(),
                work.lines().stream().collect(Collectors.toMap(Line::line, Line::quantity, Integer::sum)),
                work.lines().stream().collect(Collectors.toMap(Line::line, Line::sku, (one, other) -> one)));
    }
}
