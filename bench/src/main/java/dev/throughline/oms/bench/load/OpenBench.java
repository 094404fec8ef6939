package dev.throughline.oms.bench.load;

import dev.throughline.oms.bench.cli.Program;
import dev.throughline.oms.bench.load.OpenOrders.Round;
import dev.throughline.oms.bench.run.DataFolder;
import dev.throughline.oms.client.model.Invariant;
import dev.throughline.oms.client.model.Reconciliation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.ToLongFunction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./run open-bench}: what many open orders cost; see bench/README.md. */
@Command(
        name = "./run open-bench",
        sortOptions = false,
        description = {
            "Lets orders wait for their customers, more and more of them, and measures the memory of each process and how long the"
                    + " steps of one order take meanwhile.",
            ""
        },
        footer = {
            "",
            "Begins with empty data, in .throughline-bench. Exit code: 0 measured and reconciled, 1 the run does not count, 2 something"
                    + " has to be put right first."
        })
public final class OpenBench implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int SKUS = 500;

    @Option(names = "--open", split = ",", paramLabel = "N", description = "Open orders. Default: 100,1000,10000.")
    private List<Integer> open = List.of(100, 1_000, 10_000);

    @Option(
            names = "--rounds",
            paramLabel = "N",
            description = "Orders measured at each number. Default: ${DEFAULT-VALUE}.")
    private int rounds = 500;

    @Option(
            names = "--clients",
            paramLabel = "N",
            description =
                    "Clients that place the orders which wait; steps are measured with one. Default: ${DEFAULT-VALUE}.")
    private int clients = 16;

    @Option(names = "--warm-up", paramLabel = "N", description = "Seconds before anything. Default: ${DEFAULT-VALUE}.")
    private int warmUp = 60;

    @Option(
            names = "--port-offset",
            paramLabel = "N",
            description = "Added to the ports of ./run. Default: ${DEFAULT-VALUE}.")
    private int portOffset = 200;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this.")
    @SuppressWarnings("UnusedVariable") // Read by the command line's library.
    private boolean help;

    private final Path root = Path.of(System.getProperty("throughline.root", "."))
            .toAbsolutePath()
            .normalize();
    private final Instant started = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private final Machine machine = Machine.here();
    private final Tally tally = new Tally();
    /** Odd numbers are pickups. */
    private final AtomicLong numbers = new AtomicLong(1);

    public static void main(String[] arguments) {
        Program.main(new OpenBench(), arguments);
    }

    @Override
    public Integer call() throws Exception {
        try (DataFolder folder = DataFolder.open(root.resolve(".throughline-bench"))) {
            folder.wipe();
            System.out.println("Starting PostgreSQL, Temporal and the application ...");
            try (BenchStack stack = BenchStack.start(folder, portOffset, root, Map.of(), Map.of())) {
                return measure(stack);
            }
        }
    }

    private int measure(BenchStack stack) throws InterruptedException, IOException {
        Api api = stack.api();
        Map<String, Long> before = api.reconciliation.getReconciliation().getFigures();
        OrderMix mix = new OrderMix(1, SKUS, Site.all());
        new Shelves(api, mix).fill(tally);
        Histories histories = new Histories(stack.temporal());
        OrderFlow orders = new OrderFlow(api, histories, tally, "open" + started.getEpochSecond());
        System.out.println("Warming up ...");
        new ClosedLoop(stack.cpu(), Duration.ZERO, Duration.ofSeconds(warmUp))
                .run(clients, new AtomicLong(), _ -> orders.placeAndFulfil(mix.order(numbers.getAndAdd(2))));
        OpenOrders waiting = new OpenOrders(api, mix, orders, histories, tally, numbers, 1);
        List<OpenLevel> levels = new ArrayList<>();
        for (int count : open) {
            levels.add(level(stack, waiting, count));
        }
        waiting.collectAll(clients);
        new Quiet(stack.cpu()).await(PATIENCE);
        return finish(levels, differences(before, api.reconciliation.getReconciliation()));
    }

    private OpenLevel level(BenchStack stack, OpenOrders waiting, int count) throws InterruptedException {
        System.out.printf("%,d open orders ...%n", count);
        waiting.fill(count, clients);
        new Quiet(stack.cpu()).await(PATIENCE);
        List<Round> measured = new ArrayList<>();
        for (int i = 0; i < rounds; i++) {
            measured.add(waiting.round());
        }
        OpenLevel level = new OpenLevel(
                count,
                stack.memory().read(),
                latencies(measured, Round::placeNanos),
                latencies(measured, Round::readyNanos),
                latencies(measured, Round::handoverNanos));
        System.out.println(level);
        return level;
    }

    private static Latencies latencies(List<Round> rounds, ToLongFunction<Round> step) {
        return new Latencies(rounds.stream().mapToLong(step).toArray());
    }

    private List<String> differences(Map<String, Long> before, Reconciliation after) {
        List<String> differences = new ArrayList<>(tally.troubles());
        differences.addAll(tally.differences(before, after.getFigures()));
        for (Invariant invariant : after.getInvariants()) {
            if (!invariant.getHolds()) {
                differences.add("invariant " + invariant.getNumber() + ", " + invariant.getName());
            }
        }
        return differences;
    }

    private int finish(List<OpenLevel> levels, List<String> differences) throws IOException {
        String text = OpenLevel.report(started, machine, rounds, levels, differences);
        Path folder = Files.createDirectories(root.resolve("bench/results"));
        Path file = folder.resolve(started.toString().replace(":", "").replace("Z", "") + "-open.md");
        Files.writeString(file, text);
        System.out.println("\n" + text + "\nWritten to " + file);
        return differences.isEmpty() ? 0 : 1;
    }
}
