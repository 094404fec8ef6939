package dev.throughline.oms.bench.load;

import dev.throughline.oms.bench.load.ClosedLoop.Outcome;
import dev.throughline.oms.bench.load.Report.Anatomy;
import dev.throughline.oms.bench.load.Report.Configuration;
import dev.throughline.oms.bench.load.Report.Level;
import dev.throughline.oms.bench.load.RowCounts.Written;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** A report for people. */
final class Markdown {
    private final StringBuilder text = new StringBuilder();

    private Markdown() {}

    static String of(Report report) {
        Markdown markdown = new Markdown();
        markdown.head(report);
        report.configurations().forEach(configuration -> markdown.rates(configuration, report));
        Anatomy anatomy = report.anatomy();
        if (anatomy != null) {
            markdown.histories(anatomy);
            markdown.rows(anatomy);
        }
        markdown.verdict(report);
        return markdown.text.toString();
    }

    private void head(Report report) {
        Machine machine = report.machine();
        line("# What an order costs, %s", report.startedAt());
        line("");
        line(
                "%s, %d processors, %d GiB, %s; JVM %s. Load average before: %.2f%s.",
                machine.cpu(),
                machine.processors(),
                machine.memoryGib(),
                machine.system(),
                machine.java(),
                machine.loadBefore(),
                machine.wasIdle() ? "" : " — **the machine was not idle: don't compare these figures**");
        line("Temporal: %s. Seed %d, %d SKUs.", report.temporal(), report.seed(), report.skus());
        line(
                "Each scenario: warm-up %s, measured %s. The whole run: %d s.",
                report.warmUp(), report.measured(), report.seconds());
        line("");
    }

    private void rates(Configuration configuration, Report report) {
        line("## Rates: %s", configuration.name());
        line("");
        if (!configuration.settings().isEmpty()) {
            line("Settings: `%s`.", configuration.settings());
            line("");
        }
        TreeSet<String> processes =
                new TreeSet<>(report.idleCpuMillisPerSecond().keySet());
        StringBuilder names = new StringBuilder();
        processes.forEach(name -> names.append(" CPU ms ").append(name).append(" |"));
        line("| scenario | clients | orders | orders/s | p50 ms | p99 ms | ratio to (a) |%s", names);
        line("|---|--:|--:|--:|--:|--:|--:|%s", "--:|".repeat(processes.size()));
        for (Level level : configuration.levels()) {
            row("(a) answer only", level.answered(), 1, processes);
            row("(b) accepted", level.accepted(), level.acceptedRatio(), processes);
            row("(c) delivered or collected", level.fulfilled(), level.fulfilledRatio(), processes);
        }
        line("");
    }

    private void row(String name, Outcome outcome, double ratio, Set<String> processes) {
        StringBuilder cpu = new StringBuilder();
        processes.forEach(process -> cpu.append(
                String.format(Locale.ROOT, " %.1f |", outcome.cpuMillis().getOrDefault(process, 0.0))));
        line(
                "| %s | %d | %d | %.1f | %.0f | %.0f | %.2f |%s",
                name,
                outcome.clients(),
                outcome.orders(),
                outcome.perSecond(),
                outcome.p50Millis(),
                outcome.p99Millis(),
                ratio,
                cpu);
    }

    private void histories(Anatomy anatomy) {
        line("## Histories, mean per order");
        line("");
        line("| | sample | events | workflow tasks | local activities | activities | bytes |");
        line("|---|--:|--:|--:|--:|--:|--:|");
        anatomy.histories()
                .forEach((name, cost) -> line(
                        "| %s | %d | %.1f | %.1f | %.1f | %.1f | %.0f |",
                        name,
                        cost.sample(),
                        cost.events(),
                        cost.workflowTasks(),
                        cost.localActivities(),
                        cost.activities(),
                        cost.bytes()));
        line("");
    }

    private void rows(Anatomy anatomy) {
        List<String> scenarios = List.copyOf(anatomy.rows().keySet());
        line("## Rows per order, inserted + updated");
        line("");
        StringBuilder head = new StringBuilder("| table |");
        scenarios.forEach(scenario -> head.append(' ').append(scenario).append(" |"));
        line("%s", head);
        line("|---|%s", "--:|".repeat(scenarios.size()));
        TreeSet<String> tables = new TreeSet<>();
        anatomy.rows().values().forEach(rows -> tables.addAll(rows.keySet()));
        tables.forEach(table -> rowsOf(table, scenarios, anatomy.rows()));
        line("");
    }

    private void rowsOf(String table, List<String> scenarios, Map<String, Map<String, Written>> rows) {
        StringBuilder cells = new StringBuilder();
        for (String scenario : scenarios) {
            Written written = rows.getOrDefault(scenario, Map.of()).getOrDefault(table, new Written(0, 0));
            cells.append(String.format(Locale.ROOT, " %.1f + %.1f |", written.inserted(), written.updated()));
        }
        line("| %s |%s", table, cells);
    }

    private void verdict(Report report) {
        line("## Afterwards");
        line("");
        line("CPU when idle, ms per second: %s.", report.idleCpuMillisPerSecond());
        if (report.counts()) {
            line(
                    "Every invariant holds, and the ledgers gained what was placed: %,d orders, %,d units, %,d minor units of money.",
                    report.figures().getOrDefault("orders_accepted", 0L),
                    report.figures().getOrDefault("units_ordered", 0L),
                    report.figures().getOrDefault("authorized_minor", 0L));
        } else {
            line("**The run does not count:**");
            line("");
            report.differences().forEach(difference -> line("- %s", difference));
        }
    }

    @SuppressWarnings("AnnotateFormatMethod") // The annotation would be another library.
    private void line(String format, Object... values) {
        text.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}
