package dev.throughline.oms.bench.run;

import dev.throughline.oms.bench.cli.Program;
import dev.throughline.oms.bench.play.Play;
import dev.throughline.oms.bench.play.PlaySettings;
import dev.throughline.oms.bench.play.SetupException;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The main job: {@code ./run} builds what is not built and then starts this. */
@Command(
        name = "./run",
        sortOptions = false,
        description = {
            "Starts the whole system on this machine, plays real orders through its API and reconciles what came out with what"
                    + " went in. Afterwards the system stays up for people to use; Ctrl-C stops everything.",
            ""
        },
        footer = {
            "",
            "Data lasts in .throughline (or $THROUGHLINE_HOME): ./run again goes on where it was, also after a kill.",
            "TEMPORAL_ADDRESS uses a Temporal server that is running instead of a local one.",
            "",
            "FILE is CSV (or CSV.gz) with a header. Either the columns of UCI Online Retail II (InvoiceNo or Invoice, StockCode,",
            "Description, Quantity, InvoiceDate, UnitPrice or Price, CustomerID, Country; InvoiceNo C... is a cancellation), or simple:",
            "order, sku, quantity, unit_price and, if you like, description, date, customer. Prices are GBP.",
            "",
            "Exit code: 0 reconciled, 1 the reconciliation differs, 2 something has to be put right first."
        })
public final class Run implements Callable<Integer> {
    @Option(
            names = "--orders",
            paramLabel = "FILE",
            description = "The orders to play. Default: the excerpt in the project.")
    private @Nullable Path orders;

    @Option(names = "--limit", paramLabel = "N", description = "Play only the first N invoices.")
    private int limit = Integer.MAX_VALUE;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Seed for all that the file lacks. Default: ${DEFAULT-VALUE}.")
    private long seed = 1;

    @Option(names = "--clients", paramLabel = "N", description = "Orders in work at once. Default: ${DEFAULT-VALUE}.")
    private int clients = 12;

    @Option(
            names = "--my-store",
            paramLabel = "ID",
            description = "Leave the work of this store, such as st-leeds, to you. The screen says how it is done.")
    private @Nullable String myStore;

    @Option(names = "--fresh", description = "Delete all data first.")
    private boolean fresh;

    @Option(names = "--no-stay", description = "Stop everything after the summary.")
    private boolean noStay;

    @Option(names = "--no-play", description = "Only start the system.")
    private boolean noPlay;

    @Option(
            names = "--port-offset",
            paramLabel = "N",
            description = "Add N to every port (API 8080, Temporal UI 18233, ...).")
    private int portOffset;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this.")
    @SuppressWarnings("UnusedVariable") // Read by the command line's library.
    private boolean help;

    public static void main(String[] arguments) {
        Program.main(new Run(), arguments);
    }

    @Override
    public Integer call() throws Exception {
        try (DataFolder folder = DataFolder.open(home())) {
            LocalStack stack = new LocalStack(folder, Ports.withOffset(portOffset), program());
            Runtime.getRuntime().addShutdownHook(new Thread(stack::stop, "stop"));
            prepare(folder, stack);
            stack.start();
            System.out.println(stack.addresses());
            boolean reconciled = noPlay || play(folder, stack);
            if (!noStay) {
                System.out.println(
                        "The system stays up. Ctrl-C stops everything; the data stays in " + folder.root() + ".");
                stay(stack);
            }
            stack.stop();
            return reconciled ? 0 : 1;
        }
    }

    private void prepare(DataFolder folder, LocalStack stack) {
        List<String> ended = stack.endLeftovers();
        if (!ended.isEmpty()) {
            System.out.println("Ended what an earlier run had left: " + String.join(", ", ended) + ".");
        }
        if (fresh) {
            folder.wipe();
        }
        System.out.println("Starting PostgreSQL, Temporal, mail and the application ...");
    }

    private boolean play(DataFolder folder, LocalStack stack) throws Exception {
        PlaySettings settings = new PlaySettings(
                URI.create(stack.application().address()),
                folder.folder("play"),
                Optional.ofNullable(orders),
                seed,
                limit,
                clients,
                Optional.ofNullable(myStore),
                Instant.ofEpochMilli(Long.getLong("throughline.started", System.currentTimeMillis())));
        return new Play(settings, stack.inbox(), System.out).run();
    }

    private static void stay(LocalStack stack) throws InterruptedException {
        CountDownLatch never = new CountDownLatch(1);
        while (!never.await(2, TimeUnit.SECONDS)) {
            stack.application().requireAlive();
        }
    }

    private static Path home() {
        return Optional.ofNullable(System.getenv("THROUGHLINE_HOME"))
                .filter(home -> !home.isBlank())
                .map(Path::of)
                .orElseGet(() -> root().resolve(".throughline"));
    }

    private static Path root() {
        return Path.of(System.getProperty("throughline.root", "."))
                .toAbsolutePath()
                .normalize();
    }

    /** What {@code ./run} has built, or what is given for a test of the launcher. */
    private static List<String> program() {
        String given = System.getProperty("throughline.application");
        if (given != null) {
            return List.of(given.split(" ", -1));
        }
        Path target = root().resolve("worker/target");
        try {
            return List.of(
                    "--enable-native-access=ALL-UNNAMED",
                    "-XX:+ExitOnOutOfMemoryError",
                    "-XX:+UseParallelGC",
                    "-XX:+UseCompactObjectHeaders",
                    "-Xmx1g",
                    "-classpath",
                    target.resolve("classes")
                            + File.pathSeparator
                            + Files.readString(target.resolve("run-classpath")).strip(),
                    "dev.throughline.oms.worker.OmsApplication");
        } catch (NoSuchFileException e) {
            throw new SetupException("The application is not built: start it by ./run, which builds it.", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
