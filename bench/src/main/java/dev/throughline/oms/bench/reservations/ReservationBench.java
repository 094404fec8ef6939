package dev.throughline.oms.bench.reservations;

import dev.throughline.oms.bench.cli.Program;
import dev.throughline.oms.bench.reservations.InstanceProcess.Result;
import dev.throughline.oms.bench.run.DataFolder;
import dev.throughline.oms.bench.run.LocalPostgres;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures how many reservations a second each design makes, in one run; ratios are what counts. */
@Command(
        name = "./run reservation-bench",
        sortOptions = false,
        description = {
            "Reservations a second: one hot SKU at 32 in flight, 1,000 SKUs by Zipf's law at 32, three lines an order at 256, one after the"
                    + " other; with one and two instances (JVMs), beside plain SELECT ... FOR UPDATE and pgbench's simple-update on the same"
                    + " PostgreSQL, which flushes each commit to the disk.",
            ""
        },
        footer = {
            "",
            "Exit code: 0 all goals met, 1 not all, 2 something has to be put right first, 3 the books do not add up."
        })
public final class ReservationBench implements Callable<Integer> {
    private static final int CONNECTIONS = 32;

    @Option(names = "--seconds", paramLabel = "N", description = "Of each trial. Default: ${DEFAULT-VALUE}.")
    private int seconds = 5;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            description = "Each design in turn, so often. Default: ${DEFAULT-VALUE}.")
    private int rounds = 2;

    @Option(names = "--lanes", paramLabel = "N", description = "Of the front, per instance. Default: ${DEFAULT-VALUE}.")
    private int lanes = 1;

    @Option(names = "--port-offset", paramLabel = "N", description = "Default: ${DEFAULT-VALUE}.")
    private int portOffset = 600;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this.")
    @SuppressWarnings("UnusedVariable") // Read by the command line's library.
    private boolean help;

    private long seed = System.currentTimeMillis() % 1_000_000 * 1_000;
    private long orders;
    private long units;

    public static void main(String[] arguments) {
        Program.main(new ReservationBench(), arguments);
    }

    /** Reservations a second, and the milliseconds of the median. */
    private record Rate(double perSecond, double p50, double p99) {}

    @Override
    public Integer call() throws Exception {
        var root = Path.of(System.getProperty("throughline.root", "."))
                .toAbsolutePath()
                .normalize();
        try (var folder = DataFolder.open(root.resolve(".throughline-reservations"))) {
            folder.wipe();
            var postgres = LocalPostgres.at(folder, portOffset);
            var stop = new Thread(postgres::end, "stop");
            Runtime.getRuntime().addShutdownHook(stop);
            postgres.begin();
            try (var first = instance(root, folder, postgres, 1);
                    var database = DriverManager.getConnection(postgres.jdbcUrl(), LocalPostgres.USER, "")) {
                Site.open(database);
                try (var second = instance(root, folder, postgres, 2)) {
                    return measure(List.of(first), List.of(first, second), database);
                }
            }
        }
    }

    private InstanceProcess instance(Path root, DataFolder folder, LocalPostgres postgres, int number) {
        return InstanceProcess.start(
                root, postgres.jdbcUrl(), LocalPostgres.USER, CONNECTIONS, lanes, folder.log("instance-" + number));
    }

    private int measure(List<InstanceProcess> one, List<InstanceProcess> two, Connection database) throws Exception {
        long deadlocks = Site.deadlocks(database);
        System.out.println("Warming up ...");
        for (var design : Design.values()) {
            run(new Trial(design, Scenario.THREE_LINES, 64, 5_000, seed++), two);
        }
        boolean met = true;
        for (var instances : List.of(one, two)) {
            System.out.printf("%nInstances: %d%n", instances.size());
            System.out.printf(
                    "%-12s %-18s %12s %9s %9s %14s %12s%n",
                    "scenario", "design", "orders/s", "p50 ms", "p99 ms", "x FOR UPDATE", "x pgbench");
            for (var scenario : Scenario.values()) {
                if (scenario != Scenario.LONE || instances.size() == 1) {
                    met &= report(scenario, rates(scenario, instances));
                }
            }
        }
        return verdict(database, deadlocks, met);
    }

    private int verdict(Connection database, long deadlocks, boolean met) throws Exception {
        var findings = Site.findings(database, orders, units);
        long dead = Site.deadlocks(database) - deadlocks;
        if (dead > 0) {
            findings.add("deadlocks: " + dead);
        }
        System.out.printf(
                "%n%,d orders, %,d units: %s%n",
                orders,
                units,
                findings.isEmpty()
                        ? "books add up, nothing below zero, no order half committed, no deadlock"
                        : String.join("; ", findings));
        System.out.println(met ? "All goals met." : "Not all goals met.");
        return findings.isEmpty() ? met ? 0 : 1 : 3;
    }

    private Map<Design, Rate> rates(Scenario scenario, List<InstanceProcess> instances) {
        var sums = new EnumMap<Design, List<Rate>>(Design.class);
        for (int round = 0; round < rounds; round++) {
            for (var design : Design.values()) {
                int inFlight = Math.max(1, scenario.inFlight / instances.size());
                var trial = new Trial(design, scenario, inFlight, seconds * 1_000L, seed++);
                sums.computeIfAbsent(design, _ -> new ArrayList<>()).add(run(trial, instances));
            }
        }
        var rates = new EnumMap<Design, Rate>(Design.class);
        sums.forEach((design, of) -> rates.put(
                design,
                new Rate(
                        of.stream().mapToDouble(Rate::perSecond).average().orElse(0),
                        of.stream().mapToDouble(Rate::p50).average().orElse(0),
                        of.stream().mapToDouble(Rate::p99).average().orElse(0))));
        return rates;
    }

    private Rate run(Trial trial, List<InstanceProcess> instances) {
        var results = new ArrayList<Result>();
        for (var instance : instances) {
            instance.begin(new Trial(trial.design(), trial.scenario(), trial.inFlight(), trial.millis(), seed++));
        }
        instances.forEach(instance -> results.add(instance.await()));
        long done = results.stream().mapToLong(Result::orders).sum();
        if (trial.design() != Design.PGBENCH) {
            orders += done;
            units += done * trial.scenario().lines;
        }
        return new Rate(
                done * 1_000.0 / trial.millis(),
                results.stream().mapToDouble(Result::p50).average().orElse(0),
                results.stream().mapToDouble(Result::p99).max().orElse(0));
    }

    private static boolean report(Scenario scenario, Map<Design, Rate> rates) {
        var plain = of(rates, Design.SELECT_FOR_UPDATE);
        var pgbench = of(rates, Design.PGBENCH);
        rates.forEach((design, rate) -> System.out.printf(
                Locale.ROOT,
                "%-12s %-18s %,12.0f %9.2f %9.2f %14.2f %12.2f%n",
                scenario,
                design,
                rate.perSecond(),
                rate.p50(),
                rate.p99(),
                rate.perSecond() / plain.perSecond(),
                rate.perSecond() / pgbench.perSecond()));
        double byDefault = of(rates, Design.DEFAULT).perSecond();
        double byFront = of(rates, Design.FRONT).perSecond();
        return switch (scenario) {
            case HOT -> {
                boolean ours = goal("default at least 1.3 x FOR UPDATE", byDefault >= 1.3 * plain.perSecond());
                boolean front = goal("front at least 5 x FOR UPDATE", byFront >= 5 * plain.perSecond());
                yield ours && front;
            }
            case ZIPF -> true;
            case THREE_LINES -> goal("front at least 1.5 x pgbench", byFront >= 1.5 * pgbench.perSecond());
            case LONE ->
                goal(
                        "through the front at most 1.2 x the direct time",
                        of(rates, Design.FRONT).p50()
                                <= 1.2 * of(rates, Design.DEFAULT).p50());
        };
    }

    private static Rate of(Map<Design, Rate> rates, Design design) {
        return Objects.requireNonNull(rates.get(design));
    }

    private static boolean goal(String what, boolean met) {
        System.out.println("  " + (met ? "met: " : "NOT MET: ") + what);
        return met;
    }
}
