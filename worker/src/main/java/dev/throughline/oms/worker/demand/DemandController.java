package dev.throughline.oms.worker.demand;

import dev.throughline.oms.activities.catalog.Catalog;
import dev.throughline.oms.activities.demand.Demand;
import dev.throughline.oms.activities.demand.Replenishment;
import dev.throughline.oms.activities.demand.Replenishment.Query;
import dev.throughline.oms.activities.demand.Suggestion;
import dev.throughline.oms.activities.demand.Suggestion.Status;
import dev.throughline.oms.api.DemandApi;
import dev.throughline.oms.api.model.DemandReport;
import dev.throughline.oms.api.model.ReplenishmentDecision;
import dev.throughline.oms.api.model.ReplenishmentStatus;
import dev.throughline.oms.api.model.ReplenishmentSuggestion;
import dev.throughline.oms.api.model.ReplenishmentSuggestionPage;
import dev.throughline.oms.worker.ApiController;
import dev.throughline.oms.worker.Cursors;
import dev.throughline.oms.worker.problem.Fields;
import dev.throughline.oms.worker.problem.ProblemException;
import dev.throughline.oms.worker.problem.ProblemType;
import dev.throughline.oms.worker.security.Caller;
import dev.throughline.oms.worker.security.LocationScope;
import dev.throughline.oms.workflows.shared.LocationId;
import dev.throughline.oms.workflows.shared.Sku;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;

@ApiController
class DemandController implements DemandApi {
    private final Demand demand;
    private final Replenishment replenishment;
    private final Catalog catalog;
    private final ReplenishmentDocuments documents;

    DemandController(Demand demand, Replenishment replenishment, Catalog catalog, ReplenishmentDocuments documents) {
        this.demand = demand;
        this.replenishment = replenishment;
        this.catalog = catalog;
        this.documents = documents;
    }

    @Override
    public ResponseEntity<DemandReport> getDemand(String code) {
        var product = catalog.find(code).orElseThrow(() -> ProblemException.notFound("product with this code"));
        var within = LocationScope.narrowed(null);
        return ResponseEntity.ok(new DemandReport(
                product.sku().value(),
                demand.of(product.sku()).stream()
                        .filter(at -> within == null
                                || within.stream().anyMatch(l -> l.value().equals(at.location())))
                        .map(DemandWire::location)
                        .toList()));
    }

    @Override
    public ResponseEntity<ReplenishmentSuggestionPage> listReplenishmentSuggestions(
            Integer limit,
            @Nullable String cursor,
            @Nullable ReplenishmentStatus status,
            @Nullable String location,
            @Nullable String sku) {
        var found = replenishment.list(new Query(
                status == null ? null : Status.valueOf(status.name()),
                LocationScope.narrowed(Fields.parseIfGiven("location", location, LocationId::new)),
                Fields.parseIfGiven("sku", sku, Sku::new),
                Cursors.read(cursor, 1, List::getFirst),
                limit));
        var page = new ReplenishmentSuggestionPage(
                found.stream().map(DemandWire::suggestion).toList());
        return ResponseEntity.ok(
                found.size() < limit
                        ? page
                        : page.nextCursor(Cursors.after(found.getLast().id())));
    }

    @Override
    public ResponseEntity<ReplenishmentSuggestion> approveReplenishment(String id, ReplenishmentDecision decision) {
        return decide(id, Status.APPROVED, decision);
    }

    @Override
    public ResponseEntity<ReplenishmentSuggestion> rejectReplenishment(String id, ReplenishmentDecision decision) {
        return decide(id, Status.REJECTED, decision);
    }

    private ResponseEntity<ReplenishmentSuggestion> decide(String id, Status wanted, ReplenishmentDecision decision) {
        Suggestion decided = replenishment
                .decide(id, wanted == Status.APPROVED, Caller.current().actor(), decision.getNote())
                .orElseThrow(() -> ProblemException.notFound("suggestion with this id"));
        if (decided.status() != wanted) {
            throw new ProblemException(
                    ProblemType.SUGGESTION_DECIDED,
                    "It is " + decided.status().name().toLowerCase(Locale.ROOT) + "; only an open one can be decided");
        }
        if (wanted == Status.APPROVED && decided.document() == null && documents.write(decided)) {
            decided = replenishment.find(id).orElseThrow();
        }
        return ResponseEntity.ok(DemandWire.suggestion(decided));
    }
}
