package dev.throughline.oms.bench.play;

import dev.throughline.oms.client.model.Invariant;
import dev.throughline.oms.client.model.Reconciliation;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The reconciliation, in words and figures for people. */
final class Report {
    private static final int SHOWN = 10;

    private final PrintStream out;

    Report(PrintStream out) {
        this.out = out;
    }

    void file(OrdersFile file, List<PlannedOrder> planned) {
        out.printf(
                "%,d lines, %,d orders with %,d good lines and %,d units, %,d lines that take something back.%n",
                file.lines(),
                file.invoices().size(),
                file.invoices().stream()
                        .mapToInt(invoice -> invoice.lines().size())
                        .sum(),
                file.invoices().stream().mapToInt(Invoice::units).sum(),
                file.credits().size());
        out.printf("%d bad lines are left out:%n", file.bad().size());
        Map<String, Integer> reasons = new TreeMap<>();
        file.bad()
                .forEach(line ->
                        reasons.merge(line.reason().replaceAll(" \\(-?\\d+\\)| -?[\\d.]+$", ""), 1, Integer::sum));
        reasons.forEach((reason, count) -> out.printf("  %5d  %s%n", count, reason));
        shown(file.bad());
        if (!file.skipped().isEmpty()) {
            out.printf(
                    "%d orders have no good line and are skipped: %s%n",
                    file.skipped().size(), some(file.skipped()));
        }
        if (planned.size() < file.invoices().size()) {
            out.printf("Of the orders the first %d are played.%n", planned.size());
        }
        out.println(Planner.RULES);
    }

    /** Lists a few; the file of all bad lines is named by the caller. */
    void shown(List<?> entries) {
        entries.stream().limit(SHOWN).forEach(entry -> out.println("    " + entry));
        if (entries.size() > SHOWN) {
            out.printf("    ... and %d more%n", entries.size() - SHOWN);
        }
    }

    private static String some(List<String> names) {
        return String.join(", ", names.subList(0, Math.min(SHOWN, names.size())))
                + (names.size() > SHOWN ? ", ..." : "");
    }

    void refusals(List<OrderRun> runs) {
        Map<String, Integer> reasons = new TreeMap<>();
        runs.stream()
                .filter(run -> run.refusal() != null)
                .forEach(run -> reasons.merge(run.refusal() + "", 1, Integer::sum));
        out.println("\nRefused at the checkout: " + (reasons.isEmpty() ? "none" : reasons.toString()));
        int cancelled =
                runs.stream().mapToInt(run -> run.takenBack().cancelled()).sum();
        int left = runs.stream().mapToInt(run -> run.takenBack().notTakenBack()).sum();
        out.printf(
                "Customers cancelled %,d units; %,d units that the file brings back were never delivered here.%n",
                cancelled, left);
    }

    /** Prints both sides; answers whether they are equal. */
    boolean figures(Map<String, Long> expected, Map<String, Long> baseline, Map<String, Long> ledgers) {
        out.printf(
                "%n%-18s %16s %16s %16s %12s%n",
                "RECONCILIATION", "before", "from the input", "in the ledgers", "difference");
        boolean equal = true;
        for (Map.Entry<String, Long> entry : new LinkedHashMap<>(expected).entrySet()) {
            Long ledger = ledgers.get(entry.getKey());
            long before = baseline.getOrDefault(entry.getKey(), 0L);
            if (ledger == null) {
                out.printf("%-18s %16s %,16d %16s%n", entry.getKey(), "", entry.getValue(), "missing");
                equal = false;
                continue;
            }
            long difference = ledger - before - entry.getValue();
            equal &= difference == 0;
            out.printf(
                    "%-18s %,16d %,16d %,16d %,12d%n",
                    entry.getKey(), before, entry.getValue(), ledger - before, difference);
        }
        return equal;
    }

    /** Prints what others did since the play was over. */
    void since(Map<String, Long> finished, Map<String, Long> ledgers) {
        out.printf("%n%-18s %16s %16s%n", "SINCE THE PLAY", "then", "now");
        finished.forEach((name, then) -> {
            long now = ledgers.getOrDefault(name, then);
            out.printf("%-18s %,16d %,16d%s%n", name, then, now, now == then ? "" : "  by others");
        });
    }

    boolean invariants(Reconciliation reconciliation) {
        out.println();
        boolean all = true;
        for (Invariant invariant : reconciliation.getInvariants()) {
            all &= invariant.getHolds();
            out.printf(
                    "invariant %2d %-5s %s%n",
                    invariant.getNumber(), invariant.getHolds() ? "holds" : "BROKEN", invariant.getName());
            if (!invariant.getHolds()) {
                shown(invariant.getViolations());
            }
        }
        return all;
    }

    boolean none(String what, List<String> found) {
        if (!found.isEmpty()) {
            out.printf("%n%d %s:%n", found.size(), what);
            shown(found);
        }
        return found.isEmpty();
    }
}
