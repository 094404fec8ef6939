package dev.throughline.oms.bench.promise;

import dev.throughline.oms.bench.cli.Program;
import dev.throughline.oms.bench.play.SetupException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./run promise-oracle}: promised dates on real deliveries, beside a plain table of lanes. */
@Command(
        name = "./run promise-oracle",
        sortOptions = false,
        description = {
            "Learns terms (processing per seller, transit per lane and distance) from the orders that were delivered before a month, puts"
                    + " them in by the API, valid from the first of the month, and asks POST /v1/promises for the month's orders, as of"
                    + " their purchase. Month by month.",
            "Beside it, learned from the same orders: a plain table of calendar days per lane, at the quantile that promises the same days"
                    + " on average.",
            ""
        },
        footer = {"", "Exit code: 0 fewer late orders at every quantile, 1 not, 2 something has to be put right first."
        })
public final class PromiseOracle implements Callable<Integer> {
    private static final double FINEST = 0.005;

    @Option(names = "--olist", required = true, paramLabel = "FOLDER", description = "Olist's files, as *.csv.gz.")
    private Path olist = Path.of(".");

    @Option(
            names = "--from",
            paramLabel = "MONTH",
            description = "The first month that is promised. Default: ${DEFAULT-VALUE}.")
    private String from = "2017-09";

    @Option(
            names = "--to",
            paramLabel = "MONTH",
            description = "The last month that is promised. Default: ${DEFAULT-VALUE}.")
    private String to = "2018-03";

    @Option(names = "--quantiles", split = ",", paramLabel = "Q", description = "Default: 0.6,0.7,0.8,0.9.")
    private List<Double> quantiles = List.of(0.6, 0.7, 0.8, 0.9);

    @Option(names = "--port-offset", paramLabel = "N", description = "Default: ${DEFAULT-VALUE}.")
    private int portOffset = 400;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this.")
    @SuppressWarnings("UnusedVariable") // Read by the command line's library.
    private boolean help;

    /** Of orders: how many days were promised on average, and which share came later. */
    record Score(double days, double late) {
        static Score of(Map<Delivery, LocalDate> promises) {
            return new Score(
                    promises.entrySet().stream()
                            .mapToLong(one -> one.getKey().days(one.getValue()))
                            .average()
                            .orElseThrow(),
                    promises.entrySet().stream()
                                    .filter(one -> one.getKey().isLate(one.getValue()))
                                    .count()
                            / (double) promises.size());
        }
    }

    public static void main(String[] arguments) {
        Program.main(new PromiseOracle(), arguments);
    }

    @Override
    public Integer call() throws Exception {
        if (!Files.exists(olist.resolve("orders.csv.gz"))) {
            throw new SetupException(
                    "There is no orders.csv.gz in " + olist + "; --olist names the folder of the files.");
        }
        var all = new OlistFiles(olist).deliveries();
        var months = all.stream()
                .filter(one -> month(one).compareTo(YearMonth.parse(from)) >= 0
                        && month(one).compareTo(YearMonth.parse(to)) <= 0)
                .collect(Collectors.groupingBy(PromiseOracle::month, TreeMap::new, Collectors.toList()));
        var asked = months.values().stream().flatMap(List::stream).toList();
        System.out.printf("%d delivered orders, %d of them promised, %s to %s.%n", all.size(), asked.size(), from, to);
        try (var stack = PromiseStack.start(portOffset)) {
            var shop = new OlistShop(stack);
            shop.open(asked, all);
            return compare(all, asked, months, shop) ? 0 : 1;
        }
    }

    private static YearMonth month(Delivery order) {
        return YearMonth.from(order.day());
    }

    private boolean compare(
            List<Delivery> all, List<Delivery> asked, Map<YearMonth, List<Delivery>> months, OlistShop shop) {
        var days = new BrazilDays(LocalDate.of(2016, 8, 1), LocalDate.of(2019, 12, 31));
        var training = new TreeMap<YearMonth, Training>();
        var plain = new TreeMap<YearMonth, LaneTable>();
        months.keySet().forEach(month -> {
            var known = before(all, month);
            training.put(month, new Training(known, days));
            plain.put(month, LaneTable.plain(known));
        });
        training.forEach((month, terms) -> shop.work(month.atDay(1), asked, terms));
        var states = asked.stream().map(one -> one.seller().state()).distinct().toList();
        var destinations = asked.stream().map(Delivery::toState).distinct().toList();
        var curve = curve(months, plain);
        System.out.println("quantile  promised days  late: promises  plain lanes, same days");
        boolean better = true;
        for (double quantile : quantiles) {
            training.forEach((month, terms) -> shop.carry(month.atDay(1), terms.lanes(states, destinations, quantile)));
            var score = Score.of(asked.stream().collect(Collectors.toMap(one -> one, shop::promise)));
            double other = lateAt(curve, score.days());
            better &= score.late() < other;
            System.out.printf(
                    Locale.ROOT,
                    "%8.2f %14.1f %13.1f %% %21.1f %%%n",
                    quantile,
                    score.days(),
                    100 * score.late(),
                    100 * other);
        }
        var told = Score.of(asked.stream().collect(Collectors.toMap(one -> one, Delivery::estimated)));
        System.out.printf(
                Locale.ROOT,
                "What Olist told its customers: %.1f days, %.1f %% late; the plain table at these days: %.1f %%.%n",
                told.days(),
                100 * told.late(),
                100 * lateAt(curve, told.days()));
        return better;
    }

    /** What was known on the first of the month. */
    private static List<Delivery> before(List<Delivery> all, YearMonth month) {
        return all.stream()
                .filter(one -> one.delivered().toLocalDate().isBefore(month.atDay(1)))
                .toList();
    }

    private static List<Score> curve(Map<YearMonth, List<Delivery>> months, Map<YearMonth, LaneTable> plain) {
        var curve = new ArrayList<Score>();
        for (double share = 0.3; share < 1; share += FINEST) {
            var promises = new IdentityHashMap<Delivery, LocalDate>();
            double quantile = share;
            plain.forEach((month, table) -> months.getOrDefault(month, List.of())
                    .forEach(one -> promises.put(one, table.promise(one, quantile))));
            curve.add(Score.of(promises));
        }
        return curve;
    }

    /** Between the two neighboring quantiles of the table, in proportion. */
    private static double lateAt(List<Score> curve, double days) {
        for (int i = 1; i < curve.size(); i++) {
            var one = curve.get(i - 1);
            var next = curve.get(i);
            if (one.days() <= days && days <= next.days()) {
                double share = next.days() == one.days() ? 0 : (days - one.days()) / (next.days() - one.days());
                return one.late() + share * (next.late() - one.late());
            }
        }
        return days < curve.getFirst().days() ? 1 : 0;
    }
}
