package dev.throughline.oms.worker.fulfillment;

import dev.throughline.oms.activities.fulfillment.RejectReason;
import dev.throughline.oms.activities.fulfillment.RejectReasons;
import dev.throughline.oms.activities.fulfillment.StoreAccuracy;
import dev.throughline.oms.activities.fulfillment.WorkQueue.Place;
import dev.throughline.oms.activities.inventory.Locations;
import dev.throughline.oms.api.WorkApi;
import dev.throughline.oms.api.model.Accuracy;
import dev.throughline.oms.api.model.DeclinedUnits;
import dev.throughline.oms.api.model.RejectReasonList;
import dev.throughline.oms.api.model.RejectReasonRequest;
import dev.throughline.oms.api.model.StockEffect;
import dev.throughline.oms.api.model.WorkPage;
import dev.throughline.oms.worker.ApiController;
import dev.throughline.oms.worker.Cursors;
import dev.throughline.oms.worker.problem.Fields;
import dev.throughline.oms.worker.problem.ProblemException;
import dev.throughline.oms.worker.problem.ProblemType;
import dev.throughline.oms.worker.security.LocationScope;
import dev.throughline.oms.workflows.shared.LocationId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;

@ApiController
class WorkController implements WorkApi {
    private static final String LOCATION = "location with this id";

    private final WorkList work;
    private final RejectReasons reasons;
    private final StoreAccuracy accuracy;
    private final Locations locations;
    private final Clock clock;

    WorkController(WorkList work, RejectReasons reasons, StoreAccuracy accuracy, Locations locations, Clock clock) {
        this.work = work;
        this.reasons = reasons;
        this.accuracy = accuracy;
        this.locations = locations;
        this.clock = clock;
    }

    @Override
    public ResponseEntity<WorkPage> listWork(String locationId, Integer limit, @Nullable String cursor) {
        var after = Cursors.read(
                cursor, 3, key -> new Place(Instant.parse(key.get(0)), Instant.parse(key.get(1)), key.get(2)));
        return ResponseEntity.ok(work.page(location(locationId), after, limit));
    }

    @Override
    public ResponseEntity<Accuracy> getAccuracy(String locationId, Integer days) {
        var location = location(locationId);
        var since = clock.instant().minus(Duration.ofDays(days));
        var report = accuracy.of(location, since);
        var wire = new Accuracy(
                location.value(),
                since,
                report.requested(),
                report.counted(),
                report.declined().stream()
                        .map(one -> new DeclinedUnits(one.code(), one.counts(), one.units(), one.acts()))
                        .toList());
        return ResponseEntity.ok(
                report.requested() == 0
                        ? wire
                        : wire.accuracy(Math.max(0, 1 - (double) report.counted() / report.requested())));
    }

    private LocationId location(String id) {
        var location = Fields.parse("location_id", id, LocationId::new);
        if (locations.find(location).isEmpty()) {
            throw ProblemException.notFound(LOCATION);
        }
        LocationScope.require(location, LOCATION);
        return location;
    }

    @Override
    public ResponseEntity<RejectReasonList> listRejectReasons() {
        return ResponseEntity.ok(new RejectReasonList(
                reasons.all().stream().map(WorkController::wire).toList()));
    }

    @Override
    public ResponseEntity<dev.throughline.oms.api.model.RejectReason> putRejectReason(
            String reasonCode, RejectReasonRequest body) {
        if (!body.getTexts().containsKey("en")) {
            throw ProblemException.ofField(ProblemType.INVALID_REQUEST, "texts", "must have a text in English, en");
        }
        var reason = new RejectReason(
                reasonCode,
                body.getTexts(),
                RejectReason.StockEffect.valueOf(body.getStockEffect().name()),
                body.getCountsAgainstAccuracy(),
                !Boolean.FALSE.equals(body.getActive()));
        reasons.put(reason);
        return ResponseEntity.ok(wire(reason));
    }

    private static dev.throughline.oms.api.model.RejectReason wire(RejectReason reason) {
        return new dev.throughline.oms.api.model.RejectReason(
                reason.code(),
                reason.texts(),
                StockEffect.valueOf(reason.stockEffect().name()),
                reason.countsAgainstAccuracy(),
                reason.active());
    }
}
