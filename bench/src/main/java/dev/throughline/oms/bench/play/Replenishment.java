package dev.throughline.oms.bench.play;

import dev.throughline.oms.bench.play.OpeningStock.Delivery;
import dev.throughline.oms.bench.play.PlannedOrder.Kind;
import dev.throughline.oms.client.model.OrderLine;
import dev.throughline.oms.client.model.UnitState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Goods that come in for those who wait. Of three SKUs in ten nothing comes. */
final class Replenishment {
    private static final double COMES_IN = 0.7;

    private final Chance chance;

    Replenishment(Chance chance) {
        this.chance = chance;
    }

    boolean comesIn(String sku) {
        return chance.hits(COMES_IN, "comes in", sku);
    }

    /**
     * What is needed where, by the orders as they stand. The warehouses come first: a parcel that waits would else take what comes to a
     * store for a pickup.
     */
    List<Delivery> plan(List<OrderRun> runs, String warehouse, String document) {
        Map<String, Map<String, Integer>> needed = new HashMap<>();
        for (OrderRun run : runs) {
            if (run.order() == null) {
                continue;
            }
            String store = run.plan().store();
            String location = run.plan().kind() == Kind.PICKUP && store != null ? store : warehouse;
            for (OrderLine line : run.order().getLines()) {
                int waiting = OrderRun.count(line, UnitState.BACKORDERED);
                if (waiting > 0 && comesIn(line.getSku())) {
                    needed.computeIfAbsent(location, l -> new TreeMap<>()).merge(line.getSku(), waiting, Integer::sum);
                }
            }
        }
        List<Delivery> deliveries = new ArrayList<>();
        Map<String, Integer> first = needed.remove(warehouse);
        if (first != null) {
            deliveries.addAll(OpeningStock.split(document + "-" + warehouse, warehouse, first));
        }
        new TreeMap<>(needed)
                .forEach((location, units) ->
                        deliveries.addAll(OpeningStock.split(document + "-" + location, location, units)));
        return deliveries;
    }
}
