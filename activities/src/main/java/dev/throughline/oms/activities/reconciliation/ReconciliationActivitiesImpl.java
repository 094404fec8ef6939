package dev.throughline.oms.activities.reconciliation;

import dev.throughline.oms.activities.reconciliation.Reconciliation.Invariant;
import dev.throughline.oms.workflows.reconciliation.ReconciliationActivities;
import dev.throughline.oms.workflows.reconciliation.ReconciliationResult;
import dev.throughline.oms.workflows.shared.TaskQueues;
import io.temporal.spring.boot.ActivityImpl;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

@Component
@ActivityImpl(taskQueues = TaskQueues.ORDERS)
class ReconciliationActivitiesImpl implements ReconciliationActivities {
    private final Reconciliation reconciliation;

    ReconciliationActivitiesImpl(Reconciliation reconciliation) {
        this.reconciliation = reconciliation;
    }

    @Override
    public ReconciliationResult check() {
        return new ReconciliationResult(reconciliation.report().invariants().stream()
                .flatMap(ReconciliationActivitiesImpl::violations)
                .toList());
    }

    private static Stream<String> violations(Invariant invariant) {
        return invariant.violations().stream()
                .map(violation -> invariant.number() + " " + invariant.name() + ": " + violation);
    }
}
