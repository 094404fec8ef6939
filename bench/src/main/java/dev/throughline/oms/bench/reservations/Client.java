package dev.throughline.oms.bench.reservations;

import dev.throughline.oms.activities.inventory.Inventory;
import dev.throughline.oms.activities.inventory.Inventory.Allocation;
import dev.throughline.oms.activities.inventory.ReservationFront;
import dev.throughline.oms.activities.inventory.ReservationFront.Notes;
import dev.throughline.oms.activities.inventory.ReservationFront.Reservation;
import dev.throughline.oms.workflows.shared.LocationId;
import dev.throughline.oms.workflows.shared.OrderId;
import dev.throughline.oms.workflows.shared.OrderedUnits;
import dev.throughline.oms.workflows.shared.Sku;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.springframework.transaction.support.TransactionTemplate;

/** So many customers, each of whom orders again as soon as the answer is there. */
final class Client {
    private static final LocationId WAREHOUSE = new LocationId(Site.LOCATION);

    private final Inventory inventory;
    private final ReservationFront front;
    private final TransactionTemplate transaction;
    private final PlainSql plain;

    Client(Inventory inventory, ReservationFront front, TransactionTemplate transaction, DataSource database) {
        this.inventory = inventory;
        this.front = front;
        this.transaction = transaction;
        this.plain = new PlainSql(database);
    }

    /** Answers a line of the protocol. */
    String run(Trial trial) throws InterruptedException {
        long end = System.nanoTime() + trial.millis() * 1_000_000;
        var customers = new ArrayList<Future<long[]>>();
        var nanos = new long[0];
        try (var threads = Executors.newFixedThreadPool(trial.inFlight())) {
            for (int customer = 0; customer < trial.inFlight(); customer++) {
                var random = new SplittableRandom(trial.seed() * 1_000 + customer);
                var prefix = "ord_b" + Long.toString(trial.seed(), 36) + "x" + Integer.toString(customer, 36) + "x";
                customers.add(threads.submit(() -> orders(trial, random, prefix, end)));
            }
            for (var customer : customers) {
                nanos = joined(nanos, customer.get());
            }
        } catch (ExecutionException e) {
            e.printStackTrace();
            return "failed " + e.getCause();
        }
        Arrays.sort(nanos);
        return "ok " + nanos.length + " " + percentile(nanos, 50) + " " + percentile(nanos, 99);
    }

    private static long[] joined(long[] some, long[] more) {
        var all = Arrays.copyOf(some, some.length + more.length);
        System.arraycopy(more, 0, all, some.length, more.length);
        return all;
    }

    private static double percentile(long[] sorted, int percent) {
        return sorted.length == 0 ? 0 : sorted[(int) Math.ceil(percent / 100.0 * sorted.length) - 1] / 1e6;
    }

    private long[] orders(Trial trial, SplittableRandom random, String prefix, long end) {
        var nanos = new long[1 << 10];
        int done = 0;
        for (long begun = System.nanoTime(); begun < end; begun = System.nanoTime()) {
            if (done == nanos.length) {
                nanos = Arrays.copyOf(nanos, 2 * done);
            }
            order(
                    trial.design(),
                    prefix + Integer.toString(done, 36),
                    trial.scenario().skus(random),
                    random);
            nanos[done++] = System.nanoTime() - begun;
        }
        return Arrays.copyOf(nanos, done);
    }

    private void order(Design design, String id, int[] skus, SplittableRandom random) {
        boolean had = switch (design) {
            case PGBENCH -> plain.simpleUpdate(random);
            case SELECT_FOR_UPDATE -> plain.reserve(id, skus);
            case DEFAULT ->
                Boolean.TRUE.equals(transaction.execute(_ -> inventory
                        .commit(new OrderId(id), "source", allocations(skus))
                        .isEmpty()));
            case FRONT ->
                front.commit(new Reservation<>(new OrderId(id), "source", allocations(skus), null, true, Notes.none()))
                        .shortfalls()
                        .isEmpty();
        };
        if (!had) {
            throw new IllegalStateException("the shelves of the bench are never empty");
        }
    }

    private static List<Allocation> allocations(int[] skus) {
        var allocations = new ArrayList<Allocation>();
        for (int i = 0; i < skus.length; i++) {
            allocations.add(new Allocation(WAREHOUSE, new OrderedUnits(i + 1, new Sku(Site.sku(skus[i])), 1)));
        }
        return allocations;
    }
}
