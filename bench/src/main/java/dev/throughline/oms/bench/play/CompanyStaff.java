package dev.throughline.oms.bench.play;

import dev.throughline.oms.client.model.FulfillmentLine;
import dev.throughline.oms.client.model.FulfillmentOrder;
import dev.throughline.oms.client.model.FulfillmentOrderStatus;
import dev.throughline.oms.client.model.LineUnits;
import dev.throughline.oms.client.model.LineUnitsRequest;
import dev.throughline.oms.client.model.PackRequest;
import dev.throughline.oms.client.model.RejectRequest;
import dev.throughline.oms.client.model.ShipRequest;
import dev.throughline.oms.client.model.TrackingRequest;
import java.util.List;

/** Staff who do what they are told, without the chances of {@link Staff}. Each act follows from how the work stands. */
final class CompanyStaff {
    private final Oms oms;

    CompanyStaff(Oms oms) {
        this.oms = oms;
    }

    void deliver(FulfillmentOrder work) throws InterruptedException {
        FulfillmentOrder now = work;
        while (!Staff.isOver(now)) {
            String id = now.getFulfillmentOrderId();
            FulfillmentOrder seen = now;
            now = switch (seen.getStatus()) {
                case REQUESTED -> oms.call(() -> oms.staff.startFulfillment(id));
                case STARTED -> oms.call(() -> oms.staff.pickUnits(id, all(seen)));
                case PICKED -> oms.call(() -> oms.staff.packFulfillment(id, new PackRequest()));
                case RELEASED ->
                    oms.call(() -> oms.staff.shipFulfillment(
                            id, new ShipRequest().carrier("Example Parcels").trackingNumber("EP-" + id)));
                default -> arrive(id);
            };
        }
    }

    private FulfillmentOrder arrive(String id) throws InterruptedException {
        oms.run(() -> oms.staff.reportTracking(id, new TrackingRequest().status(TrackingRequest.StatusEnum.DELIVERED)));
        return oms.call(() -> oms.staff.getFulfillmentOrder(id));
    }

    private static LineUnitsRequest all(FulfillmentOrder work) {
        List<LineUnits> units = work.getLines().stream()
                .filter(line -> line.getQuantity() > 0)
                .map(CompanyStaff::units)
                .toList();
        return new LineUnitsRequest().lines(units);
    }

    private static LineUnits units(FulfillmentLine line) {
        return new LineUnits().line(line.getLine()).quantity(line.getQuantity());
    }

    void reject(FulfillmentOrder work, String reason) throws InterruptedException {
        if (work.getStatus() == FulfillmentOrderStatus.REQUESTED) {
            oms.call(() ->
                    oms.staff.rejectFulfillment(work.getFulfillmentOrderId(), new RejectRequest().reason(reason)));
        }
    }
}
