package dev.throughline.oms.bench.reads;

import dev.throughline.oms.bench.cli.Program;
import dev.throughline.oms.bench.reservations.InstanceProgram;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./run read-bench}: how long availability takes, and how much longer when there is more stock. */
@Command(
        name = "./run read-bench",
        sortOptions = false,
        description = {
            "Availability of 100 SKUs for a channel, summed over 500 locations, with 10,000 balances and with 5,000,000 whose rows lie"
                    + " as locations received them; beside it a balance read by primary key, in the same run. From the balances, from the"
                    + " rows per SKU, and from those while orders are placed.",
            ""
        },
        footer = {
            "",
            "Exit code: 0 all goals met (p99 below 25 ms; the median at most twice that with 10,000 balances), 1 not all,"
                    + " 2 something has to be put right first, 3 an answer was wrong."
        })
public final class ReadBench implements Callable<Integer> {
    @Option(
            names = "--balances",
            paramLabel = "N",
            description = "In the larger case, in thousands. Default: ${DEFAULT-VALUE}.")
    private int thousands = 5_000;

    @Option(names = "--requests", paramLabel = "N", description = "Measured of each kind. Default: ${DEFAULT-VALUE}.")
    private int requests = 2_000;

    @Option(names = "--port-offset", paramLabel = "N", description = "Default: ${DEFAULT-VALUE}.")
    private int portOffset = 700;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this.")
    @SuppressWarnings("UnusedVariable") // Read by the command line's library.
    private boolean help;

    public static void main(String[] arguments) {
        Program.main(new ReadBench(), arguments);
    }

    @Override
    public Integer call() throws Exception {
        return InstanceProgram.run(
                ".throughline-reads",
                portOffset,
                ReadTrial.class,
                List.of(Integer.toString(thousands), Integer.toString(requests)));
    }
}
