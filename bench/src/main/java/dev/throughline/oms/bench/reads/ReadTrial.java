package dev.throughline.oms.bench.reads;

import dev.throughline.oms.activities.channel.ChannelStock;
import dev.throughline.oms.activities.inventory.Inventory;
import dev.throughline.oms.bench.reservations.Instance;
import dev.throughline.oms.bench.reservations.InstanceProgram;
import dev.throughline.oms.workflows.shared.ChannelId;
import dev.throughline.oms.workflows.shared.Sku;
import java.io.PrintStream;
import java.util.Collection;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/** The measurement, inside an instance with its background work. */
final class ReadTrial {
    /** What the user reads; everything else is the log's. */
    static final PrintStream ANSWERS = System.out;

    private static final int ASKED = 100;
    private static final double MOST_MILLIS = 25;
    private static final double MOST_TIMES = 2;
    private static final ChannelId WEB = new ChannelId("web");

    private final ChannelStock channels;
    private final Inventory inventory;
    private final DataSource database;
    private final Shelves shelves;
    private final int requests;
    private final Random random = new Random(1);
    private boolean wrong;

    private ReadTrial(ChannelStock channels, Inventory inventory, DataSource database, int requests) {
        this.channels = channels;
        this.inventory = inventory;
        this.database = database;
        this.shelves = new Shelves(database);
        this.requests = requests;
    }

    public static void main(String[] args) {
        InstanceProgram.main(() -> {
            try (var context = Instance.open(args[0], args[1], 16, "--throughline.background.enabled=true")) {
                return new ReadTrial(
                                context.getBean(ChannelStock.class),
                                context.getBean(Inventory.class),
                                context.getBean(DataSource.class),
                                Integer.parseInt(args[3]))
                        .run(Integer.parseInt(args[2]));
            }
        });
    }

    private int run(int thousands) throws Exception {
        shelves.openLocations();
        var held = shelves.holdFollower();
        shelves.fillSmall();
        var small = measure("10,000 balances", held, "SMALL-", 100);
        int skus = Shelves.largeSkus(thousands);
        held = shelves.holdFollower();
        shelves.fillLarge(skus);
        var large = measure("%,d,000 balances".formatted(thousands), held, "LARGE-", skus);
        ANSWERS.printf(
                "%n10,000 to %,d,000: p50 x %.2f, p99 x %.2f%n",
                thousands, large.p50() / small.p50(), large.p99() / small.p99());
        boolean fast = goal("p99 below 25 ms", large.p99() < MOST_MILLIS);
        boolean level = goal("median at most twice that with 10,000 balances", large.p50() <= MOST_TIMES * small.p50());
        if (wrong) {
            ANSWERS.println("The rows per SKU and the balances gave different answers.");
            return 3;
        }
        return fast && level ? 0 : 1;
    }

    private static boolean goal(String what, boolean met) {
        ANSWERS.println("  " + (met ? "met: " : "NOT MET: ") + what);
        return met;
    }

    private Times measure(String what, Shelves.Held held, String prefix, int skus) throws Exception {
        Times.Request read = () -> sums(asked(prefix, skus));
        try (var connection = database.getConnection();
                var byKey = connection.prepareStatement(
                        "SELECT on_hand, committed FROM inventory.balance WHERE sku = ? AND location_id = ?")) {
            Times.Request one = () -> {
                byKey.setString(1, prefix + random.nextInt(skus));
                byKey.setString(2, "read-" + random.nextInt(Shelves.LOCATIONS));
                byKey.executeQuery().close();
            };
            Times.of(requests, one);
            var key = Times.of(requests, one);
            ANSWERS.printf("%n%-44s %9s %9s %13s %13s%n", what, "p50 ms", "p99 ms", "p50 x key", "p99 x key");
            key.print("a balance by primary key", key);
            int few = Math.max(100, requests / 10);
            Times.of(few, read);
            Times.of(few, read).print("%d SKUs, from the balances".formatted(ASKED), key);
            var sample = asked(prefix, skus);
            var before = sums(sample);
            held.letGo();
            double seconds = shelves.awaitFollower();
            wrong |= !before.equals(sums(sample));
            Times.of(requests, read);
            var times = Times.of(requests, read);
            times.print("%d SKUs, a row per SKU".formatted(ASKED), key);
            try (var _ = new Orders(inventory, prefix, skus)) {
                Times.of(requests, read).print("the same at %d orders a second".formatted(Orders.PER_SECOND), key);
            }
            ANSWERS.printf("the rows were there after %.1f s%n", seconds);
            return times;
        }
    }

    private Map<Sku, Long> sums(Collection<Sku> skus) {
        return inventory.sumsFor(channels.view(WEB), skus);
    }

    private Collection<Sku> asked(String prefix, int skus) {
        return random.ints(0, skus)
                .distinct()
                .limit(ASKED)
                .mapToObj(number -> new Sku(prefix + number))
                .collect(Collectors.toList());
    }
}
