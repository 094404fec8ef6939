package dev.throughline.oms.worker.fulfillment;

import dev.throughline.oms.activities.fulfillment.Pickups.Coming;
import dev.throughline.oms.activities.fulfillment.StoreTerms;
import dev.throughline.oms.activities.inventory.Locations;
import dev.throughline.oms.api.PickupApi;
import dev.throughline.oms.api.model.FulfillmentOrder;
import dev.throughline.oms.api.model.GiveUpRequest;
import dev.throughline.oms.api.model.HandoverRequest;
import dev.throughline.oms.api.model.OnMyWayRequest;
import dev.throughline.oms.api.model.PickupProxyRequest;
import dev.throughline.oms.api.model.RescheduleRequest;
import dev.throughline.oms.api.model.ResendCodeRequest;
import dev.throughline.oms.worker.ApiController;
import dev.throughline.oms.worker.problem.Fields;
import dev.throughline.oms.worker.problem.ProblemException;
import dev.throughline.oms.worker.problem.ProblemType;
import dev.throughline.oms.worker.security.Caller;
import dev.throughline.oms.workflows.shared.Actor;
import dev.throughline.oms.workflows.shared.FulfillmentOrderId;
import dev.throughline.oms.workflows.shared.LocationId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;

@ApiController
class PickupController implements PickupApi {
    private static final int USUAL_DAYS = 14;
    private static final int USUALLY_KEPT = 7;
    private static final int USUALLY_REMINDED = 2;
    private static final Duration SOON = Duration.ofDays(1);
    private static final Duration CLOCK_DIFFERENCE = Duration.ofMinutes(5);

    private final PickupActs pickups;
    private final LocationActs acts;
    private final FulfillmentPresenter presenter;
    private final StoreTerms terms;
    private final Locations locations;
    private final Clock clock;

    PickupController(
            PickupActs pickups,
            LocationActs acts,
            FulfillmentPresenter presenter,
            StoreTerms terms,
            Locations locations,
            Clock clock) {
        this.pickups = pickups;
        this.acts = acts;
        this.presenter = presenter;
        this.terms = terms;
        this.locations = locations;
        this.clock = clock;
    }

    @Override
    public ResponseEntity<FulfillmentOrder> handOver(String id, HandoverRequest body) {
        var seen = acts.find(known(id));
        pickups.handOver(seen, HandoverForm.of(body), actor());
        return present(seen.id());
    }

    @Override
    public ResponseEntity<FulfillmentOrder> resendPickupCode(String id, ResendCodeRequest body) {
        var pickup = known(id);
        pickups.resend(pickup, Boolean.TRUE.equals(body.getRenew()), actor());
        return present(pickup);
    }

    @Override
    public ResponseEntity<FulfillmentOrder> putPickupProxy(String id, PickupProxyRequest body) {
        var pickup = known(id);
        pickups.nameProxy(pickup, notBlank("name", body.getName()), actor());
        return present(pickup);
    }

    @Override
    public ResponseEntity<Void> deletePickupProxy(String id) {
        pickups.removeProxy(known(id), actor());
        return ResponseEntity.noContent().build();
    }

    @Override
    public ResponseEntity<FulfillmentOrder> reschedulePickup(String id, RescheduleRequest body) {
        var seen = acts.find(known(id));
        pickups.reschedule(seen, body.getCollectBy(), body.getReason(), actor());
        return present(seen.id());
    }

    @Override
    public ResponseEntity<FulfillmentOrder> giveUpPickup(String id, GiveUpRequest body) {
        var seen = acts.find(known(id));
        pickups.giveUp(seen, body.getReason(), actor());
        return present(seen.id());
    }

    @Override
    public ResponseEntity<FulfillmentOrder> tellOnMyWay(String id, OnMyWayRequest body) {
        var pickup = known(id);
        pickups.onMyWay(pickup, new Coming(soon(body.getEta()), body.getSpot(), body.getVehicle()), actor());
        return present(pickup);
    }

    @Override
    public ResponseEntity<FulfillmentOrder> tellArrived(String id) {
        var pickup = known(id);
        pickups.arrived(pickup, actor());
        return present(pickup);
    }

    @Override
    public ResponseEntity<dev.throughline.oms.api.model.StoreTerms> getStoreTerms(String locationId) {
        return ResponseEntity.ok(wire(terms.of(location(locationId))));
    }

    @Override
    public ResponseEntity<dev.throughline.oms.api.model.StoreTerms> putStoreTerms(
            String locationId, dev.throughline.oms.api.model.StoreTerms body) {
        var location = location(locationId);
        int collect = Objects.requireNonNullElse(body.getCollectWithinDays(), USUAL_DAYS);
        int keep = Objects.requireNonNullElse(body.getKeepDays(), Math.min(USUALLY_KEPT, collect));
        if (keep > collect) {
            throw ProblemException.ofField(
                    ProblemType.UNPROCESSABLE, "keep_days", "must be at most collect_within_days, which is " + collect);
        }
        terms.put(
                location,
                new StoreTerms.Terms(
                        Optional.ofNullable(body.getAcceptWithinMinutes())
                                .map(Duration::ofMinutes)
                                .orElse(null),
                        keep,
                        Objects.requireNonNullElse(body.getRemindDaysBefore(), USUALLY_REMINDED),
                        collect,
                        Boolean.TRUE.equals(body.getCurbside())));
        return ResponseEntity.ok(wire(terms.of(location)));
    }

    private static dev.throughline.oms.api.model.StoreTerms wire(StoreTerms.Terms terms) {
        return new dev.throughline.oms.api.model.StoreTerms()
                .acceptWithinMinutes(minutes(terms.acceptWithin()))
                .keepDays(terms.keepDays())
                .remindDaysBefore(terms.remindDaysBefore())
                .collectWithinDays(terms.collectWithinDays())
                .curbside(terms.curbside());
    }

    private static @Nullable Integer minutes(@Nullable Duration duration) {
        return duration == null ? null : (int) duration.toMinutes();
    }

    private LocationId location(String id) {
        var location = Fields.parse("location_id", id, LocationId::new);
        if (locations.find(location).isEmpty()) {
            throw ProblemException.notFound("location with this id");
        }
        return location;
    }

    private FulfillmentOrderId known(String id) {
        return acts.find(new FulfillmentOrderId(id)).id();
    }

    private Instant soon(Instant eta) {
        var now = clock.instant();
        if (eta.isBefore(now.minus(CLOCK_DIFFERENCE)) || eta.isAfter(now.plus(SOON))) {
            throw ProblemException.ofField(ProblemType.INVALID_REQUEST, "eta", "must lie within a day from now");
        }
        return eta;
    }

    private static String notBlank(String field, String text) {
        if (text.isBlank()) {
            throw ProblemException.ofField(ProblemType.INVALID_REQUEST, field, "must be a name, not blanks");
        }
        return text.strip();
    }

    private static Actor actor() {
        return Caller.current().actor();
    }

    private ResponseEntity<FulfillmentOrder> present(FulfillmentOrderId id) {
        return ResponseEntity.ok(presenter.one(acts.find(id)));
    }
}
