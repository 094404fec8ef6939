package dev.throughline.oms.bench.oracle;

import dev.throughline.oms.activities.inventory.Inventory;
import dev.throughline.oms.activities.inventory.Inventory.Allocation;
import dev.throughline.oms.activities.inventory.Location;
import dev.throughline.oms.activities.inventory.Locations;
import dev.throughline.oms.activities.inventory.ReservationFront;
import dev.throughline.oms.activities.inventory.ReservationFront.Notes;
import dev.throughline.oms.activities.inventory.ReservationFront.Reservation;
import dev.throughline.oms.workflows.shared.LocationId;
import dev.throughline.oms.workflows.shared.OrderId;
import dev.throughline.oms.workflows.shared.OrderedUnits;
import dev.throughline.oms.workflows.shared.Sku;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A location with the opening stock, where every line is an order: by so many clients, each of whom takes the next line. */
final class Shop {
    private static final int ENTRIES_PER_RECEIPT = 1_000;
    private static final int PROGRESS = 100_000;

    private final SalesLedger ledger;
    private final Inventory inventory;
    private final ReservationFront front;
    private final JdbcClient jdbc;
    private final LocationId location;
    private final String prefix;

    /** Opens it; the location and the orders of each number are its own. */
    Shop(ApplicationContext context, SalesLedger ledger, int number) {
        this.ledger = ledger;
        inventory = context.getBean(Inventory.class);
        front = context.getBean(ReservationFront.class);
        jdbc = context.getBean(JdbcClient.class);
        location = new LocationId("oracle-" + number);
        prefix = "ord_oracle" + number + "x";
        context.getBean(Locations.class)
                .put(new Location(
                        location, "Oracle", Location.Kind.WAREHOUSE, 52, -1, ZoneId.of("Europe/London"), true, false));
        receive();
    }

    private void receive() {
        var receipt = new HashMap<Sku, Integer>();
        int receipts = 0;
        for (var entry : ledger.opening().entrySet()) {
            if (entry.getValue() > 0) {
                receipt.put(new Sku(entry.getKey()), entry.getValue());
            }
            if (receipt.size() == ENTRIES_PER_RECEIPT) {
                inventory.receive(location + "-" + receipts++, location, "OPENING", receipt);
                receipt.clear();
            }
        }
        if (!receipt.isEmpty()) {
            inventory.receive(location + "-" + receipts, location, "OPENING", receipt);
        }
    }

    /** Through the front, or each line by the commit statement, in a transaction of its own. */
    Answers sell(int clients, boolean throughFront) throws InterruptedException, ExecutionException {
        var answers = Answers.of(ledger.lines().size());
        var next = new AtomicInteger();
        try (var threads = Executors.newFixedThreadPool(clients)) {
            var customers = new ArrayList<Future<?>>();
            for (int i = 0; i < clients; i++) {
                customers.add(threads.submit(() -> {
                    for (int line = next.getAndIncrement();
                            line < answers.accepted().length;
                            line = next.getAndIncrement()) {
                        answers.asked()[line] = System.nanoTime();
                        answers.accepted()[line] = order(line, throughFront);
                        answers.answered()[line] = System.nanoTime();
                        if (line % PROGRESS == PROGRESS - 1) {
                            System.err.println("line " + (line + 1));
                        }
                    }
                }));
            }
            for (var customer : customers) {
                customer.get();
            }
        }
        return answers;
    }

    private boolean order(int index, boolean throughFront) {
        var line = ledger.lines().get(index);
        var order = new OrderId(prefix + Integer.toString(index, 36));
        var lines = List.of(new Allocation(location, new OrderedUnits(1, new Sku(line.sku()), line.units())));
        var shortfalls = throughFront
                ? front.commit(new Reservation<>(order, "source", lines, null, true, Notes.none()))
                        .shortfalls()
                : inventory.commit(order, "source", lines);
        return shortfalls.isEmpty();
    }

    /** SKUs of which the books say something else than the answers. */
    List<String> booksThatDiffer(Answers answers) {
        var expected = new HashMap<String, Integer>();
        ledger.opening().keySet().forEach(sku -> expected.put(sku, 0));
        for (int i = 0; i < answers.accepted().length; i++) {
            if (answers.accepted()[i]) {
                var line = ledger.lines().get(i);
                expected.merge(line.sku(), line.units(), Integer::sum);
            }
        }
        var balances = sums("SELECT sku, committed AS units FROM inventory.balance WHERE location_id = :location");
        var orders = sums("""
                SELECT sku, sum(open) AS units FROM inventory.commitment WHERE location_id = :location GROUP BY sku
                """);
        var entries = sums("""
                SELECT sku, sum(committed) AS units FROM inventory.ledger WHERE location_id = :location GROUP BY sku
                """);
        return expected.entrySet().stream()
                .filter(entry -> List.of(balances, orders, entries).stream()
                        .anyMatch(books -> !entry.getValue().equals(books.getOrDefault(entry.getKey(), 0))))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    private Map<String, Integer> sums(String sql) {
        var sums = new HashMap<String, Integer>();
        jdbc.sql(sql).param("location", location.value()).query(row -> {
            sums.put(row.getString("sku"), row.getInt("units"));
        });
        return sums;
    }
}
