package dev.throughline.oms.bench.play;

import dev.throughline.oms.client.api.FulfillmentApi;
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
            FulfillmentApi people = oms.staff(now.getLocation());
            FulfillmentOrder seen = now;
            now = switch (seen.getStatus()) {
                case REQUESTED -> oms.call(() -> people.startFulfillment(id));
                case STARTED -> oms.call(() -> people.pickUnits(id, all(seen)));
                case PICKED -> oms.call(() -> people.packFulfillment(id, new PackRequest()));
                case RELEASED ->
                    oms.call(() -> people.shipFulfillment(
                            id, new ShipRequest().carrier("Example Parcels").trackingNumber("EP-" + id)));
                default -> arrive(people, id);
            };
        }
    }

    private FulfillmentOrder arrive(FulfillmentApi people, String id) throws InterruptedException {
        oms.run(() -> people.reportTracking(id, new TrackingRequest().status(TrackingRequest.StatusEnum.DELIVERED)));
        return oms.call(() -> people.getFulfillmentOrder(id));
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
            oms.call(() -> oms.staff(work.getLocation())
                    .rejectFulfillment(work.getFulfillmentOrderId(), new RejectRequest().reason(reason)));
        }
    }
}
