package dev.throughline.oms.bench.load;

import dev.throughline.oms.bench.cli.Program;
import dev.throughline.oms.bench.load.Report.Anatomy;
import dev.throughline.oms.bench.load.Report.Configuration;
import dev.throughline.oms.bench.load.Report.Level;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** {@code ./run bench}: measures what an order costs; see bench/README.md. */
@Command(
        name = "./run bench",
        sortOptions = false,
        description = {
            "Measures, in one run on one Temporal server: (a) a workflow that only answers an update-with-start and ends,"
                    + " (b) orders placed until they are accepted, (c) orders until they are delivered or collected.",
            "Afterwards the ledgers must have gained what was placed, or the run does not count.",
            ""
        },
        footer = {
            "",
            "Every run begins with empty data, in .throughline-bench. TEMPORAL_ADDRESS uses a Temporal server that is running.",
            "Exit code: 0 measured and reconciled, 1 the run does not count, 2 something has to be put right first."
        })
public final class Bench implements Callable<Integer> {
    private static final String AS_SHIPPED = "as shipped";
    private static final int SAMPLE = 20;

    @Option(names = "--clients", split = ",", paramLabel = "N", description = "Clients at once. Default: 1,8,32.")
    private List<Integer> clients = List.of(1, 8, 32);

    @Option(
            names = "--seconds",
            paramLabel = "N",
            description = "Measured time of each scenario. Default: ${DEFAULT-VALUE}.")
    private int seconds = 24;

    @Option(
            names = "--warm-up",
            paramLabel = "N",
            description =
                    "Seconds of full orders before anything is measured: compilers need them. Default: ${DEFAULT-VALUE}.")
    private int warmUp = 120;

    @Option(names = "--short", description = "A look, in less than two minutes: 4 s each, no histories and rows.")
    private boolean brief;

    @Option(names = "--seed", paramLabel = "N", description = "Seed of the orders. Default: ${DEFAULT-VALUE}.")
    private long seed = 1;

    @Option(names = "--skus", paramLabel = "N", description = "Articles. Default: ${DEFAULT-VALUE}.")
    private int skus = 5000;

    @Option(
            names = "--settings",
            paramLabel = "NAME:KEY=VALUE[;KEY=VALUE]",
            description =
                    "Also measure the application with these settings, and once more as shipped; may be repeated.")
    private List<Settings> variants = List.of();

    @Option(
            names = "--process",
            paramLabel = "NAME=PID",
            description = "Count the CPU of this process and its children too, such as a Temporal server's.")
    private Map<String, Long> processes = Map.of();

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
    private final String run = "bench" + started.getEpochSecond();
    private final Tally tally = new Tally();
    private final AtomicLong numbers = new AtomicLong();
    private Map<String, Long> figuresBefore = Map.of();
    private Map<String, Double> idle = Map.of();
    private @Nullable Anatomy anatomy;

    public static void main(String[] arguments) {
        Program.main(
                new Bench(),
                line -> line.registerConverter(Settings.class, Settings::parse)
                        .setCaseInsensitiveEnumValuesAllowed(true),
                arguments);
    }

    @Override
    public Integer call() throws Exception {
        List<Configuration> configurations = new ArrayList<>();
        OrderMix mix = new OrderMix(seed, skus, Site.all());
        try (DataFolder folder = DataFolder.open(root.resolve(".throughline-bench"))) {
            folder.wipe();
            Reconciliation last = measure(folder, mix, new Settings(AS_SHIPPED, Map.of()), configurations);
            for (Settings variant : variants) {
                measure(folder, mix, variant, configurations);
                last = measure(folder, mix, new Settings(AS_SHIPPED + ", again", Map.of()), configurations);
            }
            return finish(configurations, last);
        }
    }

    private Reconciliation measure(
            DataFolder folder, OrderMix mix, Settings settings, List<Configuration> configurations)
            throws InterruptedException {
        say("Starting PostgreSQL, Temporal and the application, " + settings.name() + " ...");
        try (BenchStack stack = BenchStack.start(folder, portOffset, root, settings.values(), processes)) {
            Api api = stack.api();
            try (Session session = new Session(stack, api, mix, tally, numbers, run)) {
                if (configurations.isEmpty()) {
                    prepare(api, mix, session);
                }
                configurations.add(new Configuration(settings.name(), settings.values(), levels(session)));
                session.settle(Duration.ofSeconds(20));
            }
            return api.reconciliation.getReconciliation();
        }
    }

    private void prepare(Api api, OrderMix mix, Session session) throws InterruptedException {
        figuresBefore = api.reconciliation.getReconciliation().getFigures();
        say("Filling the shelves: " + skus + " SKUs at " + mix.sites().size() + " locations ...");
        new Shelves(api, mix).fill(tally);
        session.settle(Duration.ofMinutes(1));
        idle = session.idle();
    }

    private List<Level> levels(Session session) throws InterruptedException {
        Duration measured = Duration.ofSeconds(brief ? 4 : seconds);
        say("Warming up ...");
        session.warmUp(8, Duration.ofSeconds(5), Duration.ofSeconds(brief ? 8 : warmUp));
        if (anatomy == null && !brief) {
            say("Looking at single orders ...");
            anatomy = session.anatomy(SAMPLE);
        }
        List<Level> levels = new ArrayList<>();
        for (int count : clients) {
            Level level = session.level(count, Duration.ofSeconds(brief ? 1 : 2), measured);
            levels.add(level);
            say("%d clients: (a) %.1f/s, (b) %.1f/s (%.2f), (c) %.1f/s (%.2f)"
                    .formatted(
                            count,
                            level.answered().perSecond(),
                            level.accepted().perSecond(),
                            level.acceptedRatio(),
                            level.fulfilled().perSecond(),
                            level.fulfilledRatio()));
        }
        return levels;
    }

    private int finish(List<Configuration> configurations, Reconciliation reconciliation) throws IOException {
        List<String> differences = new ArrayList<>(tally.troubles());
        differences.addAll(tally.differences(figuresBefore, reconciliation.getFigures()));
        for (Invariant invariant : reconciliation.getInvariants()) {
            if (!invariant.getHolds()) {
                differences.add("invariant " + invariant.getNumber() + ", " + invariant.getName() + ": "
                        + invariant.getViolations());
            }
        }
        Report report = new Report(
                started.toString(),
                Duration.between(started, Instant.now()).toSeconds(),
                machine,
                BenchStack.givenTemporal()
                        .map(address -> "the server at " + address)
                        .orElse("development server of ./run, database file, write-ahead log"),
                seed,
                skus,
                brief ? "1 s" : "2 s",
                (brief ? 4 : seconds) + " s",
                idle,
                anatomy,
                configurations,
                new LinkedHashMap<>(reconciliation.getFigures()),
                differences);
        write(report);
        return report.counts() ? 0 : 1;
    }

    private void write(Report report) throws IOException {
        Path folder = Files.createDirectories(root.resolve("bench/results"));
        String name = report.startedAt().replace(":", "").replace("Z", "") + (brief ? "-short" : "");
        String text = Markdown.of(report);
        Files.writeString(folder.resolve(name + ".md"), text);
        JsonMapper json =
                JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
        Files.writeString(folder.resolve(name + ".json"), json.writeValueAsString(report) + "\n");
        System.out.println("\n" + text);
        System.out.println("Written to " + folder.resolve(name) + ".md and .json");
    }

    private static void say(String text) {
        System.out.println(text);
    }
}
