package dev.throughline.oms.bench.oracle;

import dev.throughline.oms.bench.reservations.Instance;
import dev.throughline.oms.bench.reservations.InstanceProgram;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.springframework.context.ApplicationContext;

/** The comparison, inside an instance. */
final class OracleTrial {
    private static final PrintStream ANSWERS = System.out;

    private final ApplicationContext context;
    private final SalesLedger ledger;
    private int runs;

    private OracleTrial(ApplicationContext context, SalesLedger ledger) {
        this.context = context;
        this.ledger = ledger;
    }

    public static void main(String[] args) {
        InstanceProgram.main(() -> {
            SalesLedger ledger;
            try (var content = Files.newInputStream(Path.of(args[2]))) {
                ledger = SalesLedger.read(content).first(Integer.parseInt(args[3]));
            }
            // What is asked is which answers are given, not what a power cut leaves: nobody waits for the disk.
            try (var context = Instance.open(
                    args[0],
                    args[1],
                    32,
                    "--spring.datasource.hikari.connection-init-sql=SET synchronous_commit = off")) {
                return new OracleTrial(context, ledger).compare(Integer.parseInt(args[4]));
            }
        });
    }

    private int compare(int clients) throws Exception {
        printSales();
        boolean met = true;
        for (boolean front : List.of(false, true)) {
            met &= compare(1, front);
            met &= compare(clients, front);
        }
        ANSWERS.println(met ? "All as a serial order has it." : "NOT as a serial order has it.");
        return met ? 0 : 1;
    }

    private void printSales() {
        int accepted = count(ledger.answersInTurn());
        ANSWERS.printf(
                Locale.ROOT,
                "%,d lines of %,d SKUs; in turn %,d are accepted, %,d rejected%n",
                ledger.lines().size(),
                ledger.opening().size(),
                accepted,
                ledger.lines().size() - accepted);
    }

    private boolean compare(int clients, boolean front) throws Exception {
        var shop = new Shop(context, ledger, ++runs);
        long begun = System.nanoTime();
        var answers = shop.sell(clients, front);
        double seconds = (System.nanoTime() - begun) / 1e9;
        var inTurn = ledger.answersInTurn();
        long differ = IntStream.range(0, inTurn.length)
                .filter(line -> inTurn[line] != answers.accepted()[line])
                .count();
        var findings = new SerialOrder(ledger, answers).findings();
        var books = shop.booksThatDiffer(answers);
        ANSWERS.printf(
                Locale.ROOT,
                "%-16s %2d clients: %,d accepted, %,d answers differ from those in turn; SKUs oversold %d, not serial %d, not in time %d,"
                        + " books differ %d (%.0f s)%n",
                front ? "front" : "commit statement",
                clients,
                count(answers.accepted()),
                differ,
                findings.oversold().size(),
                findings.notSerial().size(),
                findings.notInTime().size(),
                books.size(),
                seconds);
        return findings.none() && books.isEmpty() && (clients > 1 || differ == 0);
    }

    private static int count(boolean[] accepted) {
        return (int) IntStream.range(0, accepted.length)
                .filter(line -> accepted[line])
                .count();
    }
}
