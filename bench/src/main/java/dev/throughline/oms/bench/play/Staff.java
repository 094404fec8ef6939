package dev.throughline.oms.bench.play;

import dev.throughline.oms.bench.play.Journal.ShortPick;
import dev.throughline.oms.client.model.FulfillmentLine;
import dev.throughline.oms.client.model.FulfillmentMethod;
import dev.throughline.oms.client.model.FulfillmentOrder;
import dev.throughline.oms.client.model.FulfillmentOrderStatus;
import dev.throughline.oms.client.model.HandoverRequest;
import dev.throughline.oms.client.model.LineUnits;
import dev.throughline.oms.client.model.LineUnitsRequest;
import dev.throughline.oms.client.model.PackRequest;
import dev.throughline.oms.client.model.ReadyRequest;
import dev.throughline.oms.client.model.RejectRequest;
import dev.throughline.oms.client.model.ShipRequest;
import dev.throughline.oms.client.model.ShortPickRequest;
import dev.throughline.oms.client.model.TrackingRequest;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** People in stores and warehouses, the carrier, and the customer at the counter. Each call does the next act, whatever was before. */
final class Staff {
    private static final double REJECTED = 0.01;
    private static final double SHORT_PICKED = 0.01;
    private static final String REJECTION = "no time before the carrier comes";

    private final Oms oms;
    private final Chance chance;
    private final Journal journal;
    private final PickupCodes codes;
    private final Set<String> shownCodes = ConcurrentHashMap.newKeySet();

    Staff(Oms oms, Chance chance, Journal journal, PickupCodes codes) {
        this.oms = oms;
        this.chance = chance;
        this.journal = journal;
        this.codes = codes;
    }

    /** Works on a fulfillment order until it is out of the staff's hands; answers whether there was something to do. */
    boolean work(FulfillmentOrder work, PlannedOrder order, String number) throws InterruptedException {
        boolean acted = false;
        FulfillmentOrder now = work;
        for (Optional<FulfillmentOrder> next = act(now, order, number);
                next.isPresent();
                next = act(now, order, number)) {
            acted = true;
            now = next.get();
        }
        return acted;
    }

    private Optional<FulfillmentOrder> act(FulfillmentOrder work, PlannedOrder order, String number)
            throws InterruptedException {
        boolean ships = work.getMethod() == FulfillmentMethod.SHIP;
        return switch (work.getStatus()) {
            case REQUESTED -> start(work, order, ships);
            case STARTED -> pick(work, order);
            case PICKED -> ships ? pack(work) : stage(work);
            case RELEASED -> ships ? ship(work) : handOver(work, order, number);
            case SHIPPED -> deliver(work);
            default -> Optional.empty();
        };
    }

    private Optional<FulfillmentOrder> start(FulfillmentOrder work, PlannedOrder order, boolean ships)
            throws InterruptedException {
        String id = work.getFulfillmentOrderId();
        if (ships
                && isFirst(id)
                && chance.hits(REJECTED, "reject", order.invoice().number())) {
            oms.call(() -> oms.staff.rejectFulfillment(id, new RejectRequest().reason(REJECTION)));
            return Optional.empty();
        }
        return Optional.of(oms.call(() -> oms.staff.startFulfillment(id)));
    }

    private static boolean isFirst(String fulfillmentOrder) {
        return fulfillmentOrder.endsWith(".1");
    }

    private Optional<FulfillmentOrder> pick(FulfillmentOrder work, PlannedOrder order) throws InterruptedException {
        String id = work.getFulfillmentOrderId();
        if (isFirst(id)) {
            for (FulfillmentLine line : work.getLines()) {
                if (isShort(line, order) && !wasReported(id, line)) {
                    reportShort(id, line);
                    return Optional.of(oms.call(() -> oms.staff.getFulfillmentOrder(id)));
                }
            }
        }
        LineUnitsRequest all = new LineUnitsRequest()
                .lines(work.getLines().stream()
                        .filter(line -> line.getQuantity() > 0)
                        .map(line -> new LineUnits().line(line.getLine()).quantity(line.getQuantity()))
                        .toList());
        return Optional.of(oms.call(() -> oms.staff.pickUnits(id, all)));
    }

    private boolean isShort(FulfillmentLine line, PlannedOrder order) {
        return line.getQuantity() > 0
                && chance.hits(SHORT_PICKED, "short pick", order.invoice().number() + " " + line.getLine());
    }

    private boolean wasReported(String id, FulfillmentLine line) {
        return journal.find(id, line.getLine())
                .filter(pick -> line.getQuantity() < pick.before())
                .isPresent();
    }

    private void reportShort(String id, FulfillmentLine line) throws InterruptedException {
        int units = Math.max(1, line.getQuantity() / 4);
        if (journal.find(id, line.getLine()).isEmpty()) {
            journal.note(new ShortPick(id, line.getLine(), units, line.getQuantity()));
        }
        ShortPickRequest request = new ShortPickRequest()
                .reason("not on the shelf")
                .lines(List.of(new LineUnits().line(line.getLine()).quantity(units)));
        oms.call(() -> oms.staff.shortPick(id, request));
    }

    private Optional<FulfillmentOrder> pack(FulfillmentOrder work) throws InterruptedException {
        return Optional.of(oms.call(() -> oms.staff.packFulfillment(work.getFulfillmentOrderId(), new PackRequest())));
    }

    private Optional<FulfillmentOrder> ship(FulfillmentOrder work) throws InterruptedException {
        String id = work.getFulfillmentOrderId();
        ShipRequest request = new ShipRequest().carrier("Example Parcels").trackingNumber("EP-" + id);
        return Optional.of(oms.call(() -> oms.staff.shipFulfillment(id, request)));
    }

    private Optional<FulfillmentOrder> deliver(FulfillmentOrder work) throws InterruptedException {
        String id = work.getFulfillmentOrderId();
        oms.run(() -> oms.staff.reportTracking(id, new TrackingRequest().status(TrackingRequest.StatusEnum.DELIVERED)));
        return Optional.empty();
    }

    private Optional<FulfillmentOrder> stage(FulfillmentOrder work) throws InterruptedException {
        String shelf =
                "shelf " + (1 + Math.floorMod(work.getFulfillmentOrderId().hashCode(), 40));
        return Optional.of(oms.call(
                () -> oms.staff.readyForPickup(work.getFulfillmentOrderId(), new ReadyRequest().stagedAt(shelf))));
    }

    private Optional<FulfillmentOrder> handOver(FulfillmentOrder work, PlannedOrder order, String number)
            throws InterruptedException {
        String id = work.getFulfillmentOrderId();
        for (String code : codes.find(order.person().email(), number)) {
            // An order in two parts has two codes. One that served, or was wrong here, is not shown again: wrong ones
            // are counted.
            if (shownCodes.contains(code) || shownCodes.contains(id + " " + code)) {
                continue;
            }
            HandoverRequest request =
                    new HandoverRequest().pickupCode(code).collectedBy(HandoverRequest.CollectedByEnum.CUSTOMER);
            try {
                FulfillmentOrder collected = oms.call(() -> oms.counter.handOver(id, request));
                shownCodes.add(code);
                return Optional.of(collected);
            } catch (RefusedException e) {
                if (!e.name().equals("pickup-code-wrong")) {
                    throw e;
                }
                shownCodes.add(id + " " + code);
            }
        }
        return Optional.empty();
    }

    static boolean isOver(FulfillmentOrder work) {
        return switch (work.getStatus()) {
            case DELIVERED, COLLECTED, CANCELLED, LOST, NO_SHOW -> true;
            default -> false;
        };
    }

    /** Units of a line that reached the customer by this fulfillment order. */
    static int handedUnits(FulfillmentOrder work, int line) {
        if (work.getStatus() != FulfillmentOrderStatus.DELIVERED
                && work.getStatus() != FulfillmentOrderStatus.COLLECTED) {
            return 0;
        }
        return work.getLines().stream()
                .filter(entry -> entry.getLine() == line)
                .mapToInt(FulfillmentLine::getQuantity)
                .sum();
    }
}
