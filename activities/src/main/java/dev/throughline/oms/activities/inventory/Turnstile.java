package dev.throughline.oms.activities.inventory;

import dev.throughline.oms.activities.inventory.Inventory.Allocation;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Lets one statement of this instance at a time ask for a balance. Whoever has it may still hold the row's lock; the next waits for it in
 * PostgreSQL, the others here: there each of them would be woken, and queue anew, at every commit. Nothing depends on it but speed: who
 * has waited long goes on regardless.
 */
@Component
class Turnstile {
    private static final int STRIPES = 4_096;
    private static final long LONGEST_MILLIS = 2_000;

    private final Semaphore[] stripes =
            Stream.generate(() -> new Semaphore(1, true)).limit(STRIPES).toArray(Semaphore[]::new);

    <T> T through(List<Allocation> allocations, Supplier<T> statement) {
        var passed = new ArrayList<Semaphore>();
        try {
            // In one order, as the rows behind it.
            allocations.stream().mapToInt(Turnstile::stripe).sorted().distinct().forEach(stripe -> {
                if (pass(stripes[stripe])) {
                    passed.add(stripes[stripe]);
                }
            });
            return statement.get();
        } finally {
            passed.forEach(Semaphore::release);
        }
    }

    private static int stripe(Allocation allocation) {
        return Math.floorMod(
                31 * allocation.units().sku().hashCode() + allocation.location().hashCode(), STRIPES);
    }

    private static boolean pass(Semaphore stripe) {
        try {
            return stripe.tryAcquire(LONGEST_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
