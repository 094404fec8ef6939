package dev.throughline.oms.bench.play;

import dev.throughline.oms.client.model.FulfillmentMethod;
import dev.throughline.oms.client.model.FulfillmentOrder;
import dev.throughline.oms.client.model.Order;
import dev.throughline.oms.client.model.OrderLine;
import dev.throughline.oms.client.model.UnitState;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** An order of which a part was left to the person at the keyboard: what the ledgers must have of it, as it stands. */
final class LeftOrder {
    private LeftOrder() {}

    static Map<String, Long> figures(Order order) {
        Map<String, Long> figures = new HashMap<>();
        switch (order.getStatus()) {
            case COMPLETED, CANCELLED, RETURNED ->
                figures.put("orders_" + order.getStatus().name().toLowerCase(Locale.ROOT), 1L);
            default -> {}
        }
        for (OrderLine line : order.getLines()) {
            figures.merge("units_ordered", (long) line.getQuantity(), Long::sum);
            line.getUnits().stream()
                    .filter(units -> units.getState() != UnitState.UNFILLABLE)
                    .forEach(units -> figures.merge(
                            "units_" + units.getState().name().toLowerCase(Locale.ROOT),
                            (long) units.getQuantity(),
                            Long::sum));
        }
        figures.put("authorized_minor", order.getPayments().getAuthorized().getAmountMinor());
        figures.put("captured_minor", order.getPayments().getCaptured().getAmountMinor());
        figures.put("voided_minor", order.getPayments().getVoided().getAmountMinor());
        figures.put("refunded_minor", order.getPayments().getRefunded().getAmountMinor());
        stock(order, figures);
        return figures;
    }

    /** Parcels leave the books when they are released, pickups when they are handed over; until then they are committed. */
    private static void stock(Order order, Map<String, Long> figures) {
        long issued = 0;
        long waiting = 0;
        for (FulfillmentOrder work : order.getFulfillmentOrders()) {
            long units = work.getLines().stream()
                    .mapToLong(line -> line.getQuantity())
                    .sum();
            boolean ships = work.getMethod() == FulfillmentMethod.SHIP;
            switch (work.getStatus()) {
                case RELEASED -> {
                    issued += ships ? units : 0;
                    waiting += ships ? 0 : units;
                }
                case SHIPPED, DELIVERED, COLLECTED, LOST -> issued += units;
                default -> {}
            }
        }
        figures.put("stock_issued", issued);
        figures.put("stock_committed", waiting + LiveOrder.unitsIn(order, Set.of(UnitState.OPEN)));
        figures.put(Expectation.STOCK_NET, -issued);
    }
}
