package dev.throughline.oms.bench.play;

import dev.throughline.oms.bench.play.CompanyBooks.Kind;
import dev.throughline.oms.bench.play.Places.Site;
import dev.throughline.oms.client.model.FulfillmentMethod;
import dev.throughline.oms.client.model.Order;
import dev.throughline.oms.client.model.PosResult;
import dev.throughline.oms.client.model.PurchaseOrder;
import dev.throughline.oms.client.model.PurchaseOrderRequest;
import dev.throughline.oms.client.model.PurchaseReceiptRequest;
import dev.throughline.oms.client.model.StockBalance;
import dev.throughline.oms.client.model.StockEntry;
import dev.throughline.oms.client.model.Supplier;
import dev.throughline.oms.client.model.SupplierItem;
import dev.throughline.oms.client.model.Transfer;
import dev.throughline.oms.client.model.TransferMove;
import dev.throughline.oms.client.model.TransferOrder;
import dev.throughline.oms.client.model.TransferReason;
import dev.throughline.oms.client.model.TransferReceipt;
import dev.throughline.oms.client.model.TransferStatus;
import java.util.List;
import java.util.Objects;

/** A store sells what an order was promised, so that units come to it from a warehouse, and to the warehouse from a supplier. */
final class CompanySupply {
    private static final int ON_THE_BOOKS = 2;
    private static final int SOLD = 3;
    private static final int IN_WAREHOUSE = 8;
    private static final List<Integer> SENT = List.of(1, 3);
    private static final List<Integer> BOUGHT = List.of(2, 4);

    private final CompanyDesk desk;
    private final CompanyTills tills;

    CompanySupply(CompanyDesk desk, CompanyTills tills) {
        this.desk = desk;
        this.tills = tills;
    }

    void play(Site store, Site warehouse, String sku) throws InterruptedException {
        shortage(store, warehouse, sku);
        transfer(store, warehouse, sku);
        purchase(warehouse, sku);
    }

    private void shortage(Site store, Site warehouse, String sku) throws InterruptedException {
        desk.stock(sku, store, ON_THE_BOOKS);
        Order order = desk.place("shortage", sku, ON_THE_BOOKS, FulfillmentMethod.SHIP, store);
        // Afterwards: in the evening, when the store is closed, it would be the warehouse's order.
        desk.stock(sku, warehouse, IN_WAREHOUSE);
        PosResult sale = tills.sell(store, sku, SOLD);
        Order moved = desk.await(
                order.getOrderId(),
                "re-sourced",
                now -> now.getFulfillmentOrders().size() > 1);
        desk.deliver(order.getOrderId());
        desk.tell(
                "shortage",
                "%s sold %d of %s in %s, which had %d, promised to %s: re-sourced from %s to %s"
                        .formatted(
                                sale.getTransactionId(),
                                SOLD,
                                sku,
                                store.id(),
                                ON_THE_BOOKS,
                                CompanyDesk.text(moved),
                                CompanyDesk.text(CompanyDesk.first(moved)),
                                CompanyDesk.text(CompanyDesk.last(moved))));
    }

    private void transfer(Site store, Site warehouse, String sku) throws InterruptedException {
        int units = total(SENT);
        TransferOrder request = new TransferOrder()
                .document(desk.key("transfer"))
                .from(warehouse.id())
                .to(store.id())
                .reason("sold out")
                .lines(List.of(entry(sku, units)));
        String id = desk.oms()
                .call(() -> desk.oms().transfers.createTransfer(request))
                .getTransferId();
        if (known(id).getStatus() == TransferStatus.REQUESTED) {
            desk.oms().call(() -> desk.oms().transfers.pickTransfer(id, new TransferReason()));
        }
        if (known(id).getStatus() == TransferStatus.PICKED) {
            desk.oms()
                    .call(() -> desk.oms()
                            .transfers
                            .shipTransfer(id, new TransferMove().lines(List.of(entry(sku, units)))));
        }
        for (int part = 0; part < SENT.size() && known(id).getStatus() == TransferStatus.IN_TRANSIT; part++) {
            TransferReceipt receipt = new TransferReceipt()
                    .document(desk.key("transfer-" + (part + 1)))
                    .lines(List.of(entry(sku, SENT.get(part))));
            desk.oms().call(() -> desk.oms().transfers.receiveTransfer(id, receipt));
        }
        desk.books().moved(Kind.SENT_OUT, sku, warehouse.id(), units);
        desk.books().moved(Kind.SENT_IN, sku, store.id(), units);
        desk.tell(
                "transfer",
                "%s, %d of %s from %s to %s: requested, picked, shipped, received as %s (the first settles the shortage); now %s"
                        .formatted(
                                id,
                                units,
                                sku,
                                warehouse.id(),
                                store.id(),
                                SENT,
                                known(id).getStatus()));
    }

    private Transfer known(String id) throws InterruptedException {
        return desk.oms().call(() -> desk.oms().transfers.getTransfer(id));
    }

    private void purchase(Site warehouse, String sku) throws InterruptedException {
        String supplier = "sup-" + desk.context().runId();
        desk.oms()
                .call(() -> desk.oms()
                        .purchasing
                        .putSupplier(
                                supplier,
                                new Supplier()
                                        .name("Example Supplies")
                                        .leadDays(7)
                                        .items(List.of(new SupplierItem()
                                                .sku(sku)
                                                .code("X-1")
                                                .unitCost("1.25")))));
        PurchaseOrderRequest request = new PurchaseOrderRequest()
                .document(desk.key("purchase"))
                .supplier(supplier)
                .location(warehouse.id())
                .reason("the warehouse gave to a store")
                .place(true)
                .lines(List.of(entry(sku, total(BOUGHT))));
        String id = desk.oms()
                .call(() -> desk.oms().purchasing.createPurchaseOrder(request))
                .getPurchaseOrderId();
        int announced = incoming(sku, warehouse);
        for (int part = 0; part < BOUGHT.size(); part++) {
            PurchaseReceiptRequest receipt = new PurchaseReceiptRequest()
                    .document(desk.key("delivery-" + (part + 1)))
                    .lines(List.of(entry(sku, BOUGHT.get(part))));
            desk.oms().call(() -> desk.oms().purchasing.receivePurchaseOrder(id, receipt));
        }
        desk.books().moved(Kind.BOUGHT, sku, warehouse.id(), total(BOUGHT));
        PurchaseOrder done = desk.oms().call(() -> desk.oms().purchasing.getPurchaseOrder(id));
        desk.tell(
                "replenishment",
                "%s at %s for %s: %d of %s placed, %d incoming, received as %s; now %s (by hand: suggestions come of a day's demand)"
                        .formatted(
                                id, supplier, warehouse.id(), total(BOUGHT), sku, announced, BOUGHT, done.getStatus()));
    }

    private int incoming(String sku, Site site) throws InterruptedException {
        return desk.oms().call(() -> desk.oms().stock.listStock(1, null, site.id(), sku, null)).getBalances().stream()
                .map(StockBalance::getIncoming)
                .mapToInt(units -> Objects.requireNonNullElse(units, 0))
                .sum();
    }

    private static StockEntry entry(String sku, int units) {
        return new StockEntry().sku(sku).quantity(units);
    }

    private static int total(List<Integer> parts) {
        return parts.stream().mapToInt(Integer::intValue).sum();
    }
}
