package dev.throughline.oms.bench.load;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * What was measured with so many orders open.
 *
 * @param memory MiB by process
 */
record OpenLevel(int open, Map<String, Double> memory, Latencies place, Latencies ready, Latencies handover) {
    private static final double PER_THOUSAND = 1_000;

    /** For people: each step's times beside those of the first level, memory, and by how much they grow. */
    static String report(
            Instant started, Machine machine, int rounds, List<OpenLevel> levels, List<String> differences) {
        StringBuilder text = new StringBuilder();
        text.append(String.format(
                Locale.ROOT,
                "# Open orders, %s%n%n%s, %d processors, %d GiB; load average before: %.2f. %d rounds at each level, one client.%n%n",
                started,
                machine.cpu(),
                machine.processors(),
                machine.memoryGib(),
                machine.loadBefore(),
                rounds));
        text.append(
                "| open | place p50 ms | p99 | ready p50 | p99 | handover p50 | p99 | handover p99 to the first |\n");
        text.append("|--:|--:|--:|--:|--:|--:|--:|--:|\n");
        levels.forEach(level -> text.append(level.row(levels.getFirst())));
        text.append("\n| open |");
        TreeSet<String> processes = new TreeSet<>(levels.getFirst().memory().keySet());
        processes.forEach(process -> text.append(' ').append(process).append(" MiB |"));
        text.append("\n|--:|").append("--:|".repeat(processes.size())).append('\n');
        levels.forEach(level -> text.append(processes.stream()
                .map(process -> "%.0f".formatted(level.memory().get(process)))
                .collect(Collectors.joining(" | ", "| " + level.open() + " | ", " |\n"))));
        text.append(String.format(
                Locale.ROOT,
                "%nFor each 1,000 open orders more: place p99 %+.2f ms, ready p99 %+.2f ms, handover p50 %+.2f ms, p99 %+.2f ms;",
                slope(levels, level -> level.place().millis(99)),
                slope(levels, level -> level.ready().millis(99)),
                slope(levels, level -> level.handover().millis(50)),
                slope(levels, level -> level.handover().millis(99))));
        processes.forEach(process -> text.append(String.format(
                Locale.ROOT,
                " %s %+.1f MiB",
                process,
                slope(levels, level -> level.memory().get(process)))));
        text.append(
                differences.isEmpty()
                        ? ".\n\nThe ledgers gained what was placed.\n"
                        : ".\n\n**The run does not count:**\n");
        differences.forEach(difference -> text.append("- ").append(difference).append('\n'));
        return text.toString();
    }

    private String row(OpenLevel first) {
        return String.format(
                Locale.ROOT,
                "| %d | %.1f | %.1f | %.1f | %.1f | %.1f | %.1f | %.2f |%n",
                open,
                place.millis(50),
                place.millis(99),
                ready.millis(50),
                ready.millis(99),
                handover.millis(50),
                handover.millis(99),
                handover.millis(99) / Math.max(0.001, first.handover.millis(99)));
    }

    /** Of the line with the least squares through all levels, per 1,000 open orders; 0 with one level. */
    static double slope(List<OpenLevel> levels, ToDoubleFunction<OpenLevel> value) {
        double meanOpen = levels.stream().mapToInt(OpenLevel::open).average().orElse(0);
        double meanValue = levels.stream().mapToDouble(value).average().orElse(0);
        double covariance = 0;
        double variance = 0;
        for (OpenLevel level : levels) {
            covariance += (level.open - meanOpen) * (value.applyAsDouble(level) - meanValue);
            variance += (level.open - meanOpen) * (level.open - meanOpen);
        }
        return variance == 0 ? 0 : covariance / variance * PER_THOUSAND;
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%d open: handover p50 %.1f ms, p99 %.1f ms; %s",
                open,
                handover.millis(50),
                handover.millis(99),
                memory);
    }
}
