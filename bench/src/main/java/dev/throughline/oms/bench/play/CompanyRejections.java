package dev.throughline.oms.bench.play;

import dev.throughline.oms.bench.play.Oms.AgainException;
import dev.throughline.oms.bench.play.Places.Site;
import dev.throughline.oms.client.model.ExceptionEntry;
import dev.throughline.oms.client.model.FulfillmentMethod;
import dev.throughline.oms.client.model.Order;
import dev.throughline.oms.client.model.UnfillableChoice;
import dev.throughline.oms.client.model.UnfillableDecisionRequest;
import dev.throughline.oms.client.model.UnitState;
import java.util.List;
import java.util.Set;

/** Stores that decline: a parcel goes on from elsewhere by itself; who wanted to collect is asked. */
final class CompanyRejections {
    private static final int IN_WAREHOUSE = 5;

    private final CompanyDesk desk;
    private final CompanyStaff staff;

    CompanyRejections(CompanyDesk desk) {
        this.desk = desk;
        this.staff = new CompanyStaff(desk.oms());
    }

    void play(Site store, Site warehouse, String sku) throws InterruptedException {
        desk.stock(sku, store, 2);
        parcel(store, warehouse, sku);
        pickup(store, sku);
    }

    private void parcel(Site store, Site warehouse, String sku) throws InterruptedException {
        Order order = desk.place("rejected", sku, 1, FulfillmentMethod.SHIP, store);
        // Afterwards: in the evening, when the store is closed, it would be the warehouse's order.
        desk.stock(sku, warehouse, IN_WAREHOUSE);
        staff.reject(CompanyDesk.first(order), "no time before the carrier comes");
        Order done = desk.deliver(order.getOrderId());
        desk.tell(
                "re-sourced",
                "%s: rejected by %s, delivered from %s"
                        .formatted(
                                CompanyDesk.text(done),
                                CompanyDesk.text(CompanyDesk.first(done)),
                                CompanyDesk.text(CompanyDesk.last(done))));
    }

    private void pickup(Site store, String sku) throws InterruptedException {
        String id =
                desk.place("pickup", sku, 1, FulfillmentMethod.PICKUP, store).getOrderId();
        staff.reject(CompanyDesk.first(desk.order(id)), "damaged on the shelf");
        if (desk.order(id).getFulfillmentOrders().size() == 1) {
            desk.await(id, "asked about", now -> LiveOrder.unitsIn(now, Set.of(UnitState.UNFILLABLE)) > 0);
            desk.oms()
                    .call(() -> desk.oms()
                            .decisions
                            .decideUnfillable(
                                    id,
                                    desk.key("deliver"),
                                    new UnfillableDecisionRequest()
                                            .choice(UnfillableChoice.SHIP)
                                            .address(CompanyDesk.beside(store))
                                            .reason("the customer has it delivered instead")));
        }
        Order done = desk.deliver(id);
        desk.tell(
                "pickup",
                "%s: rejected by %s, exception %s, the customer has it delivered: from %s"
                        .formatted(
                                CompanyDesk.text(done),
                                CompanyDesk.text(CompanyDesk.first(done)),
                                exception(id),
                                CompanyDesk.text(CompanyDesk.last(done))));
    }

    /** It is listed a moment after the order knows of it. */
    private String exception(String order) throws InterruptedException {
        return desk.oms().call(() -> {
            List<ExceptionEntry> entries = desk.oms()
                    .exceptions
                    .listExceptions(1, null, null, null, order, null, false, true)
                    .getExceptions();
            if (entries.isEmpty()) {
                throw new AgainException("order " + order + " has no exception yet");
            }
            return entries.getFirst().getExceptionId();
        });
    }
}
