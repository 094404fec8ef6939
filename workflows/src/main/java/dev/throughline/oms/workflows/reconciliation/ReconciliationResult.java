package dev.throughline.oms.workflows.reconciliation;

import java.util.List;

/**
 * What a check found.
 *
 * @param violations per violated invariant its number, name and first references; empty when all hold
 */
public record ReconciliationResult(List<String> violations) {
    public ReconciliationResult {
        violations = List.copyOf(violations);
    }
}
