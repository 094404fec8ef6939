package dev.throughline.oms.bench.oracle;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Whether answers could have been given one after the other. Of each SKU, with A the lines accepted, R those rejected, and nothing
 * restocked, that is so if and only if A's units are at most the opening stock, and each line of R asked for more than what A leaves: then
 * A in any order followed by R is such an order, and nothing else is, since never is less left than at the end.
 *
 * <p>In real time as well, a rejected line must have asked for more than what is left when all of A that were asked before it was answered
 * have theirs: others cannot have come before it.
 */
final class SerialOrder {
    private final SalesLedger ledger;
    private final Answers answers;
    private final Map<String, List<Integer>> bySku = new TreeMap<>();

    SerialOrder(SalesLedger ledger, Answers answers) {
        this.ledger = ledger;
        this.answers = answers;
        for (int i = 0; i < ledger.lines().size(); i++) {
            bySku.computeIfAbsent(ledger.lines().get(i).sku(), _ -> new ArrayList<>())
                    .add(i);
        }
    }

    /**
     * SKUs by what is wrong with them.
     *
     * @param oversold more accepted than there was
     * @param notSerial a line was rejected that would fit in what was left at the end
     * @param notInTime a line was rejected for units that only later lines took
     */
    record Findings(List<String> oversold, List<String> notSerial, List<String> notInTime) {
        boolean none() {
            return oversold.isEmpty() && notSerial.isEmpty() && notInTime.isEmpty();
        }
    }

    Findings findings() {
        var findings = new Findings(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        var opening = ledger.opening();
        bySku.forEach((sku, lines) -> {
            int stock = opening.getOrDefault(sku, 0);
            var accepted =
                    lines.stream().filter(line -> answers.accepted()[line]).toList();
            var rejected =
                    lines.stream().filter(line -> !answers.accepted()[line]).toList();
            long left = stock - accepted.stream().mapToLong(this::units).sum();
            if (left < 0) {
                findings.oversold().add(sku);
            }
            if (rejected.stream().anyMatch(line -> units(line) <= left)) {
                findings.notSerial().add(sku);
            }
            if (wasRejectedTooEarly(stock, accepted, rejected)) {
                findings.notInTime().add(sku);
            }
        });
        return findings;
    }

    private int units(int line) {
        return ledger.lines().get(line).units();
    }

    private boolean wasRejectedTooEarly(int stock, List<Integer> accepted, List<Integer> rejected) {
        var inTime = accepted.stream()
                .sorted(Comparator.comparingLong(line -> answers.asked()[line]))
                .toList();
        var asked = inTime.stream().mapToLong(line -> answers.asked()[line]).toArray();
        var taken = new long[asked.length + 1];
        for (int i = 0; i < asked.length; i++) {
            taken[i + 1] = taken[i] + units(inTime.get(i));
        }
        return rejected.stream().anyMatch(line -> {
            int found = Arrays.binarySearch(asked, answers.answered()[line]);
            int before = found < 0 ? -found - 1 : found + 1;
            return units(line) <= stock - taken[before];
        });
    }
}
