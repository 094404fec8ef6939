package dev.throughline.oms.bench.oracle;

import dev.throughline.oms.bench.cli.Program;
import dev.throughline.oms.bench.play.SetupException;
import dev.throughline.oms.bench.reservations.InstanceProgram;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./run oracle}: real sales against the pool's answers. */
@Command(
        name = "./run oracle",
        sortOptions = false,
        description = {
            "Sells the lines of a file of Online Retail II, each as an order of its own, from an opening stock of floor(0.6 x units sold)"
                    + " per SKU, in order of date and line number, without restock: by one client, whose answers must be those of a list"
                    + " worked off line by line; and by many, of whom no SKU may be oversold and whose answers must be those of some serial"
                    + " order. By the commit statement and through the group-committing front.",
            ""
        },
        footer = {"", "Exit code: 0 they are, 1 they are not, 2 something has to be put right first."})
public final class Oracle implements Callable<Integer> {
    @Option(
            names = "--file",
            paramLabel = "PATH",
            required = true,
            description = "Lines of Online Retail II as CSV, packed by gzip or not.")
    private Path file = Path.of("");

    @Option(
            names = "--lines",
            paramLabel = "N",
            description = "Only the first so many that were sold; the opening stock is of these. Default: all.")
    private int lines = Integer.MAX_VALUE;

    @Option(names = "--clients", paramLabel = "N", description = "Of many. Default: ${DEFAULT-VALUE}.")
    private int clients = 16;

    @Option(names = "--port-offset", paramLabel = "N", description = "Default: ${DEFAULT-VALUE}.")
    private int portOffset = 800;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this.")
    @SuppressWarnings("UnusedVariable") // Read by the command line's library.
    private boolean help;

    public static void main(String[] arguments) {
        Program.main(new Oracle(), arguments);
    }

    @Override
    public Integer call() throws Exception {
        if (!Files.isReadable(file)) {
            throw new SetupException("The file of lines cannot be read: " + file.toAbsolutePath());
        }
        return InstanceProgram.run(
                ".throughline-oracle",
                portOffset,
                OracleTrial.class,
                List.of(file.toAbsolutePath().toString(), Integer.toString(lines), Integer.toString(clients)));
    }
}
