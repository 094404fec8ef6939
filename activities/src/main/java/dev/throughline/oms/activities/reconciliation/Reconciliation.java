package dev.throughline.oms.activities.reconciliation;

import java.util.List;
import java.util.Map;

/** The door of the checker: what the ledgers add up to, and whether the invariants hold. Reads one consistent snapshot. */
public interface Reconciliation {
    /** Checks everything. Steps under way between two systems may show as violations; a quiet system has none. */
    Report report();

    /**
     * The result.
     *
     * @param figures sums in units, or in minor units of money, by name
     */
    record Report(Map<String, Long> figures, List<Invariant> invariants) {
        /** Whether every invariant holds. */
        public boolean isClean() {
            return invariants.stream().allMatch(Invariant::holds);
        }
    }

    /**
     * One invariant of docs/invariants.
     *
     * @param violations the first few, with references; empty when it holds
     */
    record Invariant(int number, String name, List<String> violations) {
        public boolean holds() {
            return violations.isEmpty();
        }
    }
}
