package dev.throughline.oms.bench.faults;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What a run found, for people.
 *
 * @param settledSeconds from the end of the last fault until every order was final or owned and nothing was wrong
 */
record Report(
        String command,
        long seconds,
        double settledSeconds,
        List<String> faults,
        Counters counters,
        List<String> violations) {
    private static final int SHOWN = 30;

    Report {
        faults = List.copyOf(faults);
        violations = List.copyOf(violations);
    }

    boolean holds() {
        return violations.isEmpty();
    }

    /** As Markdown. */
    String text() {
        List<String> lines = new ArrayList<>();
        lines.add("`" + command + "`, " + seconds + " s");
        lines.add("");
        lines.add("| fault | orders in flight |\n|---|---|");
        lines.addAll(faults);
        lines.add("");
        lines.add("| counted | |\n|---|---:|");
        for (Counter counter : Counter.values()) {
            lines.add("| " + counter.text() + " | " + counters.of(counter) + " |");
        }
        lines.add("");
        if (holds()) {
            lines.add(String.format(
                    Locale.ROOT,
                    "Every order final or owned, every invariant and every sum right %.1f s after the last fault.",
                    settledSeconds));
        } else {
            lines.add("**" + violations.size() + " violations**");
            violations.stream().limit(SHOWN).forEach(violation -> lines.add("- " + violation));
        }
        return String.join("\n", lines) + "\n";
    }
}
