package dev.throughline.oms.bench.demand;

import dev.throughline.oms.bench.cli.Program;
import dev.throughline.oms.bench.demand.ReorderTrial.Policy;
import dev.throughline.oms.forecast.BasicModel;
import dev.throughline.oms.forecast.Croston;
import dev.throughline.oms.forecast.DemandModel;
import dev.throughline.oms.forecast.ErrorBands;
import dev.throughline.oms.forecast.ExponentialSmoothing;
import dev.throughline.oms.forecast.PointOnly;
import dev.throughline.oms.forecast.Tsb;
import dev.throughline.oms.forecast.TunedSmoothing;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./run demand-backtest}: the forecasts and the reorder policy on real sales; see docs/demand.md. */
@Command(
        name = "./run demand-backtest",
        sortOptions = false,
        description = {
            "Forecasts the last weeks of Online Retail II from what was known before each, beside plain models, and plays the reorder"
                    + " policy beside a static reorder point at equal mean stock.",
            ""
        },
        footer = {
            "",
            "Exit code: 0 the shipped model beats every plain one on every measure, 1 it does not, 2 the file is missing."
        })
public final class DemandBacktest implements Callable<Integer> {
    private static final List<DemandModel> PLAIN = List.of(
            new PointOnly(BasicModel.ZERO),
            new ErrorBands(BasicModel.ZERO),
            new PointOnly(BasicModel.NAIVE),
            new ErrorBands(BasicModel.NAIVE),
            new PointOnly(new ExponentialSmoothing(0.2)),
            new ErrorBands(new ExponentialSmoothing(0.2)),
            new PointOnly(new TunedSmoothing()),
            new ErrorBands(new TunedSmoothing()));
    private static final List<DemandModel> OTHERS = List.of(
            new ErrorBands(new Croston(0.1, false)),
            new ErrorBands(new Croston(0.1, true)),
            new ErrorBands(new Tsb(0.1, 0.1)));
    private static final List<Double> LEVELS = List.of(0.8, 0.9, 0.95, 0.98);

    @Option(names = "--lines", required = true, paramLabel = "FILE", description = "lines.csv.gz of Online Retail II.")
    private Path lines = Path.of("lines.csv.gz");

    @Option(names = "--weeks", paramLabel = "N", description = "Weeks to forecast. Default: ${DEFAULT-VALUE}.")
    private int weeks = 16;

    @Option(
            names = "--lead-time",
            paramLabel = "WEEKS",
            description = "Between order and delivery. Default: ${DEFAULT-VALUE}.")
    private int leadTime = 2;

    @Option(
            names = "--shift",
            paramLabel = "WEEKS",
            description = "Leave out as many weeks at the end: a test on other months. Default: ${DEFAULT-VALUE}.")
    private int shift = 0;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this.")
    @SuppressWarnings("UnusedVariable") // Read by the command line's library.
    private boolean help;

    private boolean beatsAll = true;

    public static void main(String[] arguments) {
        Program.main(new DemandBacktest(), arguments);
    }

    @Override
    public Integer call() throws IOException {
        var sales = SalesFile.read(lines).without(shift);
        var articles = sales.articles();
        say(
                "%d lines, %d sales of goods (%d more were cancelled whole on the same day), %d SKUs, %d whole weeks up to %s."
                        .formatted(
                                sales.counts().lines(),
                                sales.counts().sales() - sales.counts().cancelledAtOnce(),
                                sales.counts().cancelledAtOnce(),
                                articles.size(),
                                sales.weeks(),
                                sales.last()));
        accuracy(articles, 1);
        accuracy(articles, leadTime);
        reorder(articles);
        return beatsAll ? 0 : 1;
    }

    private void accuracy(List<Article> articles, int horizon) {
        var backtest = new Backtest(weeks, horizon);
        var shipped = backtest.score(new Shipped(), articles);
        say("\nDemand of %d week%s, %d origins, %d SKUs with at least half a year of history:\n"
                .formatted(horizon, horizon == 1 ? "" : "s", weeks, shipped.skus()));
        say(
                "| model | pinball 0.5 | pinball 0.9 | pinball 0.95 | MASE | RMSSE | pinball, units |\n|---|--:|--:|--:|--:|--:|--:|");
        for (DemandModel model : PLAIN) {
            var plain = backtest.score(model, articles);
            say(plain.row());
            beatsAll &= shipped.beats(plain);
        }
        OTHERS.forEach(model -> say(backtest.score(model, articles).row()));
        say(shipped.row());
    }

    private void reorder(List<Article> articles) {
        var backtest = new Backtest(weeks, leadTime);
        var choice = new Shipped().choice();
        var trials = articles.parallelStream()
                .filter(backtest::counts)
                .map(article -> new ReorderTrial(article, choice, weeks, 2 * leadTime, leadTime))
                .toList();
        var comparison = new ReorderComparison(trials);
        say("\nReorder policy: %d SKUs, lead time %d days, reviewed every evening, %d weeks after a warm-up of %d:\n"
                .formatted(trials.size(), leadTime * DailySales.DAYS, weeks, 2 * leadTime));
        say("| policy | mean stock, units | fill rate, units | fill rate, mean of SKUs |\n|---|--:|--:|--:|");
        for (double level : LEVELS) {
            var plain = comparison.at(Policy.STATIC, level);
            say(row("static at %.2f".formatted(level), plain));
            var frozen = comparison.atStock(Policy.FROZEN, plain.stock());
            say(row("forecast of the start, at %.4f".formatted(frozen.level()), frozen));
            var shipped = comparison.atStock(Policy.RENEWED, plain.stock());
            say(row("**shipped, renewed weekly**, at %.4f".formatted(shipped.level()), shipped));
            say(row(
                    "shipped, no SKU with more stock than under static",
                    comparison.withinStockOfEach(Policy.RENEWED, level)));
            beatsAll &= shipped.fillRate() > plain.fillRate() && shipped.meanFillRate() > plain.meanFillRate();
        }
    }

    private static String row(String name, ReorderComparison.Result result) {
        return "| %s | %.0f | %.4f | %.4f |".formatted(name, result.stock(), result.fillRate(), result.meanFillRate());
    }

    private static void say(String text) {
        System.out.println(text);
    }
}
