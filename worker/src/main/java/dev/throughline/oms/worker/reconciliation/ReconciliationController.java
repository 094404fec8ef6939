package dev.throughline.oms.worker.reconciliation;

import dev.throughline.oms.activities.reconciliation.Reconciliation.Report;
import dev.throughline.oms.api.ReconciliationApi;
import dev.throughline.oms.api.model.Invariant;
import dev.throughline.oms.api.model.Reconciliation;
import dev.throughline.oms.worker.ApiController;
import org.springframework.http.ResponseEntity;

@ApiController
class ReconciliationController implements ReconciliationApi {
    private final dev.throughline.oms.activities.reconciliation.Reconciliation checker;

    ReconciliationController(dev.throughline.oms.activities.reconciliation.Reconciliation checker) {
        this.checker = checker;
    }

    @Override
    public ResponseEntity<Reconciliation> getReconciliation() {
        return ResponseEntity.ok(wire(checker.report()));
    }

    private static Reconciliation wire(Report report) {
        return new Reconciliation(
                report.figures(),
                report.invariants().stream()
                        .map(i -> new Invariant(i.number(), i.name(), i.holds(), i.violations()))
                        .toList());
    }
}
