package dev.throughline.oms.bench.play;

import dev.throughline.oms.bench.play.OpeningStock.Delivery;
import dev.throughline.oms.bench.play.PlannedOrder.Kind;
import dev.throughline.oms.client.model.Order;
import dev.throughline.oms.client.model.OrderLine;
import dev.throughline.oms.client.model.UnitState;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
     * What is needed where, by the orders as they stand. Parcels come first, in the order of the locations: one that waits would else
     * take what comes to a store for a pickup.
     */
    List<Delivery> plan(List<OrderRun> runs, Places places, String document) {
        List<String> sites = places.sites().stream().map(Places.Site::id).toList();
        Map<String, Map<String, Integer>> needed = new LinkedHashMap<>();
        sites.forEach(site -> needed.put(site, new TreeMap<>()));
        for (OrderRun run : runs) {
            Order order = run.order();
            if (order == null) {
                continue;
            }
            Map<String, Integer> shelf = Objects.requireNonNull(needed.get(location(run.plan(), order, sites)));
            for (OrderLine line : order.getLines()) {
                int waiting = LiveOrder.count(line, UnitState.BACKORDERED);
                if (waiting > 0 && comesIn(line.getSku())) {
                    shelf.merge(line.getSku(), waiting, Integer::sum);
                }
            }
        }
        List<Delivery> deliveries = new ArrayList<>();
        needed.forEach((site, units) -> deliveries.addAll(OpeningStock.split(document + "-" + site, site, units)));
        return deliveries;
    }

    /** Not where the order was worked on before: a location that could not serve it is not asked again. */
    private static String location(PlannedOrder plan, Order order, List<String> sites) {
        if (plan.kind() == Kind.PICKUP && plan.store() != null) {
            return plan.store();
        }
        return sites.stream()
                .filter(site -> order.getFulfillmentOrders().stream()
                        .noneMatch(work -> work.getLocation().equals(site)))
                .findFirst()
                .orElse(sites.getFirst());
    }
}
