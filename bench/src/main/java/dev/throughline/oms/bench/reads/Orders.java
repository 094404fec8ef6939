package dev.throughline.oms.bench.reads;

import dev.throughline.oms.activities.inventory.Inventory;
import dev.throughline.oms.activities.inventory.Inventory.Allocation;
import dev.throughline.oms.workflows.shared.LocationId;
import dev.throughline.oms.workflows.shared.OrderId;
import dev.throughline.oms.workflows.shared.OrderedUnits;
import dev.throughline.oms.workflows.shared.Sku;
import java.util.ArrayList;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;

/** Somebody who orders three products at a time, so many times a second, while others read. */
final class Orders implements AutoCloseable {
    static final int PER_SECOND = 50;

    private final Thread thread;
    private volatile boolean stopped;

    Orders(Inventory inventory, String prefix, int skus) {
        thread = Thread.ofPlatform().name("orders").start(() -> {
            var random = new SplittableRandom(3);
            long next = System.nanoTime();
            for (int number = 0; !stopped; number++) {
                place(inventory, random, prefix, skus, number);
                next += 1_000_000_000 / PER_SECOND;
                LockSupport.parkNanos(next - System.nanoTime());
            }
        });
    }

    private static void place(Inventory inventory, SplittableRandom random, String prefix, int skus, int number) {
        var lines = new ArrayList<Allocation>();
        for (int line = 1; line <= 3; line++) {
            var location = new LocationId("read-" + random.nextInt(Shelves.LOCATIONS));
            lines.add(new Allocation(location, new OrderedUnits(line, new Sku(prefix + random.nextInt(skus)), 1)));
        }
        var id = "ord_read" + prefix.charAt(0) + "x" + Integer.toString(number, 36);
        inventory.commit(new OrderId(id.toLowerCase(Locale.ROOT)), "source", lines);
    }

    @Override
    public void close() {
        stopped = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
