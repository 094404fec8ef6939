package dev.throughline.oms.bench.play;

import dev.throughline.oms.bench.play.Journal.ShortPick;
import dev.throughline.oms.client.api.FulfillmentApi;
import dev.throughline.oms.client.model.FulfillmentLine;
import dev.throughline.oms.client.model.FulfillmentMethod;
import dev.throughline.oms.client.model.FulfillmentOrder;
import dev.throughline.oms.client.model.FulfillmentOrderStatus;
import dev.throughline.oms.client.model.LineUnits;
import dev.throughline.oms.client.model.LineUnitsRequest;
import dev.throughline.oms.client.model.PackRequest;
import dev.throughline.oms.client.model.ReadyRequest;
import dev.throughline.oms.client.model.RejectRequest;
import dev.throughline.oms.client.model.ShortPickRequest;
import java.util.List;
import java.util.Optional;

/** People in stores and warehouses, each as their location is. Each call does the next act, whatever was before. */
final class Staff {
    private static final List<String> REJECTIONS =
            List.of("no time before the carrier comes", "too few people today", "the last one is on display");

    private final Oms oms;
    private final Chance chance;
    private final Company company;
    private final Journal journal;
    private final Courier courier;
    private final Counter counter;

    Staff(Oms oms, Chance chance, Company company, Journal journal, Courier courier, Counter counter) {
        this.oms = oms;
        this.chance = chance;
        this.company = company;
        this.journal = journal;
        this.courier = courier;
        this.counter = counter;
    }

    /** Whether the rest is not up to the play: a person's store has it, or, if that counts, the carrier. */
    boolean isElsewhere(FulfillmentOrder work, boolean carrierCounts) {
        return company.isMine(work) || (carrierCounts && courier.has(work));
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
        if (company.isMine(work)) {
            return Optional.empty();
        }
        company.at(work.getLocation()).work();
        boolean ships = work.getMethod() == FulfillmentMethod.SHIP;
        return switch (work.getStatus()) {
            case REQUESTED -> start(work, order);
            case STARTED -> pick(work, order);
            case PICKED -> ships ? pack(work) : stage(work);
            case RELEASED -> ships ? courier.ship(work, order) : counter.serve(work, order, number);
            case SHIPPED -> courier.deliver(work);
            default -> Optional.empty();
        };
    }

    private Optional<FulfillmentOrder> start(FulfillmentOrder work, PlannedOrder order) throws InterruptedException {
        String id = work.getFulfillmentOrderId();
        String invoice = order.invoice().number();
        FulfillmentApi people = oms.staff(work.getLocation());
        if (isFirst(id) && chance.hits(company.at(work.getLocation()).rejects(), "reject", invoice)) {
            String reason = chance.pick(REJECTIONS, "reason", invoice);
            oms.call(() -> people.rejectFulfillment(id, new RejectRequest().reason(reason)));
            return Optional.empty();
        }
        return Optional.of(oms.call(() -> people.startFulfillment(id)));
    }

    private static boolean isFirst(String fulfillmentOrder) {
        return fulfillmentOrder.endsWith(".1");
    }

    private Optional<FulfillmentOrder> pick(FulfillmentOrder work, PlannedOrder order) throws InterruptedException {
        String id = work.getFulfillmentOrderId();
        FulfillmentApi people = oms.staff(work.getLocation());
        if (isFirst(id)) {
            for (FulfillmentLine line : work.getLines()) {
                if (isShort(work, line, order) && !wasReported(id, line)) {
                    reportShort(work, line);
                    return Optional.of(oms.call(() -> people.getFulfillmentOrder(id)));
                }
            }
        }
        LineUnitsRequest all = new LineUnitsRequest()
                .lines(work.getLines().stream()
                        .filter(line -> line.getQuantity() > 0)
                        .map(line -> new LineUnits().line(line.getLine()).quantity(line.getQuantity()))
                        .toList());
        return Optional.of(oms.call(() -> people.pickUnits(id, all)));
    }

    private boolean isShort(FulfillmentOrder work, FulfillmentLine line, PlannedOrder order) {
        double share = company.at(work.getLocation()).shortPicks();
        return line.getQuantity() > 0
                && chance.hits(share, "short pick", order.invoice().number() + " " + line.getLine());
    }

    private boolean wasReported(String id, FulfillmentLine line) {
        return journal.find(id, line.getLine())
                .filter(pick -> line.getQuantity() < pick.before())
                .isPresent();
    }

    private void reportShort(FulfillmentOrder work, FulfillmentLine line) throws InterruptedException {
        String id = work.getFulfillmentOrderId();
        int units = Math.max(1, line.getQuantity() / 4);
        if (journal.find(id, line.getLine()).isEmpty()) {
            journal.note(new ShortPick(id, line.getLine(), units, line.getQuantity()));
        }
        ShortPickRequest request = new ShortPickRequest()
                .reason("not on the shelf")
                .lines(List.of(new LineUnits().line(line.getLine()).quantity(units)));
        oms.call(() -> oms.staff(work.getLocation()).shortPick(id, request));
    }

    private Optional<FulfillmentOrder> pack(FulfillmentOrder work) throws InterruptedException {
        return Optional.of(oms.call(
                () -> oms.staff(work.getLocation()).packFulfillment(work.getFulfillmentOrderId(), new PackRequest())));
    }

    private Optional<FulfillmentOrder> stage(FulfillmentOrder work) throws InterruptedException {
        String shelf =
                "shelf " + (1 + Math.floorMod(work.getFulfillmentOrderId().hashCode(), 40));
        return Optional.of(oms.call(() -> oms.staff(work.getLocation())
                .readyForPickup(work.getFulfillmentOrderId(), new ReadyRequest().stagedAt(shelf))));
    }

    static boolean isOver(FulfillmentOrder work) {
        return switch (work.getStatus()) {
            case DELIVERED, COLLECTED, CANCELLED, LOST, NO_SHOW -> true;
            default -> false;
        };
    }

    /** Units of a line that were paid for and did not reach the customer by this fulfillment order: the money went back. */
    static int givenBackUnits(FulfillmentOrder work, int line, FulfillmentOrderStatus how) {
        return work.getStatus() == how ? unitsOf(work, line) : 0;
    }

    /** Units of a line that reached the customer by this fulfillment order. */
    static int handedUnits(FulfillmentOrder work, int line) {
        if (work.getStatus() != FulfillmentOrderStatus.DELIVERED
                && work.getStatus() != FulfillmentOrderStatus.COLLECTED) {
            return 0;
        }
        return unitsOf(work, line);
    }

    private static int unitsOf(FulfillmentOrder work, int line) {
        return work.getLines().stream()
                .filter(entry -> entry.getLine() == line)
                .mapToInt(FulfillmentLine::getQuantity)
                .sum();
    }
}
