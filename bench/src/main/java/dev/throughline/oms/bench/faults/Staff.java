package dev.throughline.oms.bench.faults;

import dev.throughline.oms.bench.load.Api;
import dev.throughline.oms.bench.load.PickupCode;
import dev.throughline.oms.client.model.FulfillmentLine;
import dev.throughline.oms.client.model.FulfillmentOrder;
import dev.throughline.oms.client.model.FulfillmentOrderStatus;
import dev.throughline.oms.client.model.HandoverRequest;
import dev.throughline.oms.client.model.PackRequest;
import dev.throughline.oms.client.model.ReadyRequest;
import dev.throughline.oms.client.model.ShipRequest;
import dev.throughline.oms.client.model.TrackingRequest;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** The people at the locations and the carrier. */
final class Staff {
    private static final Set<FulfillmentOrderStatus> RELEASED = EnumSet.of(
            FulfillmentOrderStatus.RELEASED,
            FulfillmentOrderStatus.SHIPPED,
            FulfillmentOrderStatus.DELIVERED,
            FulfillmentOrderStatus.COLLECTED);
    private static final Set<FulfillmentOrderStatus> SHIPPED =
            EnumSet.of(FulfillmentOrderStatus.SHIPPED, FulfillmentOrderStatus.DELIVERED);
    private static final Set<FulfillmentOrderStatus> COLLECTED = EnumSet.of(FulfillmentOrderStatus.COLLECTED);
    private static final Set<FulfillmentOrderStatus> DELIVERED = EnumSet.of(FulfillmentOrderStatus.DELIVERED);

    private static final Duration LOOK_EVERY = Duration.ofMillis(250);

    private final Instances instances;
    private final Counters counters;

    Staff(Instances instances, Counters counters) {
        this.instances = instances;
        this.counters = counters;
    }

    void fulfil(Plan plan, String id) throws InterruptedException {
        for (FulfillmentOrder work : workOf(plan, id)) {
            if (plan.order().pickup()) {
                collect(plan, work.getFulfillmentOrderId());
            } else {
                ship(plan, work.getFulfillmentOrderId());
            }
        }
    }

    /** Somebody has it in hand, and it stays there. */
    void start(Plan plan, String id) throws InterruptedException {
        for (FulfillmentOrder work : workOf(plan, id)) {
            instances.call(api -> api.staff.startFulfillment(work.getFulfillmentOrderId()));
        }
    }

    /** An accepted order reaches the locations a moment later. */
    private List<FulfillmentOrder> workOf(Plan plan, String id) throws InterruptedException {
        while (true) {
            List<FulfillmentOrder> work =
                    instances.call(api -> api.service.getOrder(id)).getFulfillmentOrders();
            int units = work.stream()
                    .flatMap(part -> part.getLines().stream())
                    .mapToInt(FulfillmentLine::getQuantity)
                    .sum();
            if (units == plan.order().units()) {
                return work;
            }
            Thread.sleep(LOOK_EVERY);
        }
    }

    private void ship(Plan plan, String work) throws InterruptedException {
        Thread.sleep(plan.pause(1));
        act(work, RELEASED, api -> api.staff.packFulfillment(work, new PackRequest()));
        Thread.sleep(plan.pause(2));
        ShipRequest shipment = new ShipRequest().carrier("Example Parcels").trackingNumber("EP-" + work);
        act(work, SHIPPED, api -> api.staff.shipFulfillment(work, shipment));
        Thread.sleep(plan.pause(3));
        TrackingRequest delivered = new TrackingRequest().status(TrackingRequest.StatusEnum.DELIVERED);
        act(work, DELIVERED, api -> api.staff.reportTracking(work, delivered));
        // Carriers repeat themselves.
        act(work, DELIVERED, api -> api.staff.reportTracking(work, delivered));
        counters.add(Counter.REPEATED_SIGNALS);
    }

    private void collect(Plan plan, String work) throws InterruptedException {
        Thread.sleep(plan.pause(1));
        act(work, RELEASED, api -> api.staff.readyForPickup(work, new ReadyRequest().stagedAt("shelf 1")));
        Thread.sleep(plan.pause(2));
        HandoverRequest handover = new HandoverRequest()
                .pickupCode(PickupCode.of(work))
                .collectedBy(HandoverRequest.CollectedByEnum.CUSTOMER);
        act(work, COLLECTED, api -> api.counter.handOver(work, handover));
    }

    /** A repeat may be refused because the first try had worked: then the work is where it should be. */
    private void act(String work, Set<FulfillmentOrderStatus> reached, Consumer<Api> act) throws InterruptedException {
        try {
            instances.run(act);
        } catch (RefusedException e) {
            if (!isIn(work, reached, e)) {
                throw e;
            }
        }
    }

    /** The process may still be writing down what the first try has begun. */
    private boolean isIn(String work, Set<FulfillmentOrderStatus> reached, RefusedException e)
            throws InterruptedException {
        for (int look = 0; look < 40; look++) {
            FulfillmentOrder now = instances.call(api -> api.staff.getFulfillmentOrder(work));
            if (reached.contains(now.getStatus())) {
                return true;
            }
            if (e.status() != 409) {
                return false;
            }
            Thread.sleep(LOOK_EVERY);
        }
        return false;
    }
}
