package dev.throughline.oms.bench.faults;

import dev.throughline.oms.bench.cli.Program;
import dev.throughline.oms.bench.run.DataFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./run faults}: the long form of the fault plan; see docs/faults.md. */
@Command(
        name = "./run faults",
        sortOptions = false,
        description = {
            "Starts PostgreSQL, Temporal and two instances of the application, plays orders, and lets things fail meanwhile:"
                    + " kill -9, hang and outage of 5 s, of PostgreSQL, Temporal and an instance; a rolling restart of both;"
                    + " gateway calls that time out or whose answer is lost; steps that work and are reported failed.",
            "Then many buyers want the last units, and one checkout is submitted many times.",
            "Within a minute of the last fault every order must be final or in the hands of a person, every invariant must hold, and"
                    + " the ledgers must have what the clients were answered.",
            ""
        },
        footer = {
            "",
            "Every run begins with empty data, in .throughline-faults (or $THROUGHLINE_HOME). The same seed gives the same orders and"
                    + " faults; what meets what differs.",
            "Exit code: 0 everything holds, 1 something does not, or the run proves nothing, 2 something has to be put right first."
        })
public final class Faults implements Callable<Integer> {
    @Option(names = "--seed", paramLabel = "N", description = "Of orders and faults. Default: from the clock; printed.")
    private @Nullable Long seed;

    @Option(names = "--orders", paramLabel = "N", description = "Orders to play. Default: ${DEFAULT-VALUE}.")
    private int orders = 200;

    @Option(
            names = "--failed-reports",
            paramLabel = "SHARE",
            description = "Steps that work and are reported failed. Default: ${DEFAULT-VALUE}.")
    private double failedReports = 0.2;

    @Option(
            names = "--timeouts",
            paramLabel = "SHARE",
            description = "Gateway calls that time out. Default: ${DEFAULT-VALUE}.")
    private double timeouts = 0.1;

    @Option(
            names = "--lost-answers",
            paramLabel = "SHARE",
            description = "Gateway calls whose answer is lost. Default: ${DEFAULT-VALUE}.")
    private double lostAnswers = 0.05;

    @Option(
            names = "--settle",
            paramLabel = "SECONDS",
            description =
                    "From the last fault until everything must be right; more only where others use the machine too."
                            + " Default: ${DEFAULT-VALUE}.")
    private int settle = 60;

    @Option(
            names = "--jar",
            paramLabel = "FILE",
            description = "The application's executable archive. Default: the classes that ./run builds.")
    private @Nullable Path jar;

    @Option(
            names = "--port-offset",
            paramLabel = "N",
            description = "Added to the ports of ./run. Default: ${DEFAULT-VALUE}.")
    private int portOffset = 400;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this.")
    @SuppressWarnings("UnusedVariable") // Read by the command line's library.
    private boolean help;

    public static void main(String[] arguments) {
        Program.main(new Faults(), arguments);
    }

    @Override
    public Integer call() throws Exception {
        long used = seed == null ? Instant.now().getEpochSecond() % 1_000_000 : seed;
        Path root = Path.of(System.getProperty("throughline.root", "."))
                .toAbsolutePath()
                .normalize();
        Path home = Optional.ofNullable(System.getenv("THROUGHLINE_HOME"))
                .filter(given -> !given.isBlank())
                .map(Path::of)
                .orElseGet(() -> root.resolve(".throughline-faults"));
        System.out.println("Seed " + used + ". Starting PostgreSQL, Temporal and two instances of the application ...");
        try (DataFolder folder = DataFolder.open(home)) {
            FaultyProgram program = new FaultyProgram(
                    root, folder, jar, FaultStack.properties(timeouts, lostAnswers, used), failedReports, used);
            try (FaultStack stack = FaultStack.start(folder, portOffset, program)) {
                Report report = new Trial(stack, used, orders, Duration.ofSeconds(settle), command(used))
                        .run(FaultStack.notes(folder));
                System.out.println("\n" + report.text());
                Path results = Files.createDirectories(root.resolve("bench/results"));
                Files.writeString(results.resolve("faults-" + used + ".md"), report.text());
                return report.holds() ? 0 : 1;
            }
        }
    }

    private String command(long used) {
        return "./run faults --seed " + used + " --orders " + orders + " --failed-reports " + failedReports
                + " --timeouts " + timeouts + " --lost-answers " + lostAnswers + " --settle " + settle;
    }
}
