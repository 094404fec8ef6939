package dev.throughline.oms.activities.inventory;

import static dev.throughline.oms.activities.inventory.StockSamples.unique;
import static dev.throughline.oms.activities.inventory.StockSamples.units;

import dev.throughline.oms.activities.inventory.Inventory.Allocation;
import dev.throughline.oms.workflows.inventory.InventoryActivities;
import dev.throughline.oms.workflows.inventory.ReturnedStock;
import dev.throughline.oms.workflows.inventory.StockStep;
import dev.throughline.oms.workflows.shared.LocationId;
import dev.throughline.oms.workflows.shared.OrderId;
import dev.throughline.oms.workflows.shared.OrderedUnits;
import dev.throughline.oms.workflows.shared.ReturnId;
import dev.throughline.oms.workflows.shared.Sku;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

/** A seeded life of a store: sensible and senseless movements, some repeated. */
final class RandomMovements {
    private final Random random;
    private final LocationId store;
    private final Inventory inventory;
    private final InventoryActivities activities;
    private final List<Sku> skus =
            Stream.generate(StockSamples::newSku).limit(3).toList();
    private final List<OrderId> orders = new ArrayList<>();

    RandomMovements(long seed, LocationId store, Inventory inventory, InventoryActivities activities) {
        this.random = new Random(seed);
        this.store = store;
        this.inventory = inventory;
        this.activities = activities;
        skus.forEach(sku -> inventory.receive("rcpt-" + unique(), store, "OPENING", Map.of(sku, 10)));
        orders.add(StockSamples.newOrder());
    }

    void play(int movements) {
        for (int i = 0; i < movements; i++) {
            move(i);
        }
    }

    private void move(int number) {
        var order = orders.get(random.nextInt(orders.size()));
        var lines = lines();
        var step = new StockStep(order, "step-" + number, store, lines);
        switch (random.nextInt(9)) {
            case 0, 1, 2 -> place("step-" + number, lines);
            case 3 -> activities.release(step);
            case 4 -> twice(() -> activities.issue(step));
            case 5 -> twice(() -> activities.recordShortPick(step));
            case 6 -> twice(() -> activities.recordTillSale(step));
            case 7 ->
                inventory.receive(
                        "rcpt-" + unique(),
                        store,
                        "RECEIPT",
                        Map.of(lines.getFirst().sku(), 1 + random.nextInt(6)));
            default -> comeBackOrGiveUp(order, lines);
        }
    }

    private void place(String step, List<OrderedUnits> lines) {
        var order = StockSamples.newOrder();
        orders.add(order);
        var asked = lines.stream().map(units -> new Allocation(store, units)).toList();
        if (!inventory.commit(order, step, asked).isEmpty()) {
            inventory.backorder(order, step, List.of(store), lines);
        }
    }

    private void comeBackOrGiveUp(OrderId order, List<OrderedUnits> lines) {
        if (random.nextBoolean()) {
            activities.releaseAll(order);
        } else {
            var returned = new ReturnedStock(new ReturnId("rma_" + unique()), order, store, lines, lines, null);
            twice(() -> activities.receiveReturn(returned));
        }
    }

    private List<OrderedUnits> lines() {
        var lines = new ArrayList<OrderedUnits>();
        int count = 1 + random.nextInt(3);
        for (int line = 1; line <= count; line++) {
            lines.add(units(line, skus.get(random.nextInt(skus.size())), 1 + random.nextInt(4)));
        }
        return lines;
    }

    private void twice(Runnable step) {
        step.run();
        step.run();
    }
}
