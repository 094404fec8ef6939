package dev.throughline.oms.worker.fulfillment;

import dev.throughline.oms.activities.catalog.Catalog;
import dev.throughline.oms.activities.catalog.Product;
import dev.throughline.oms.activities.fulfillment.FulfillmentStatus;
import dev.throughline.oms.activities.fulfillment.Fulfillments;
import dev.throughline.oms.activities.fulfillment.Fulfillments.Place;
import dev.throughline.oms.activities.fulfillment.Fulfillments.QueueQuery;
import dev.throughline.oms.activities.inventory.Locations;
import dev.throughline.oms.api.FulfillmentApi;
import dev.throughline.oms.api.model.AttendedRequest;
import dev.throughline.oms.api.model.FulfillmentOrder;
import dev.throughline.oms.api.model.FulfillmentOrderPage;
import dev.throughline.oms.api.model.FulfillmentOrderStatus;
import dev.throughline.oms.api.model.LineUnits;
import dev.throughline.oms.api.model.LineUnitsRequest;
import dev.throughline.oms.api.model.PackRequest;
import dev.throughline.oms.api.model.ParcelDecisionRequest;
import dev.throughline.oms.api.model.ParcelResolution;
import dev.throughline.oms.api.model.ReadyRequest;
import dev.throughline.oms.api.model.RejectRequest;
import dev.throughline.oms.api.model.ResourcingResult;
import dev.throughline.oms.api.model.ShipRequest;
import dev.throughline.oms.api.model.ShortPickRequest;
import dev.throughline.oms.api.model.TrackingRequest;
import dev.throughline.oms.worker.Amounts;
import dev.throughline.oms.worker.ApiController;
import dev.throughline.oms.worker.Cursors;
import dev.throughline.oms.worker.problem.Fields;
import dev.throughline.oms.worker.problem.ProblemException;
import dev.throughline.oms.worker.problem.ProblemType;
import dev.throughline.oms.worker.security.Caller;
import dev.throughline.oms.worker.security.LocationScope;
import dev.throughline.oms.workflows.order.ParcelDecision;
import dev.throughline.oms.workflows.shared.FulfillmentOrderId;
import dev.throughline.oms.workflows.shared.LocationId;
import dev.throughline.oms.workflows.shared.OrderId;
import dev.throughline.oms.workflows.shared.Sku;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;

@ApiController
class FulfillmentController implements FulfillmentApi {
    private final Fulfillments fulfillments;
    private final LocationActs acts;
    private final PackingDesk packing;
    private final Locations locations;
    private final Catalog catalog;
    private final FulfillmentPresenter presenter;
    private final ReasonDesk reasons;

    FulfillmentController(
            Fulfillments fulfillments,
            LocationActs acts,
            PackingDesk packing,
            Locations locations,
            Catalog catalog,
            FulfillmentPresenter presenter,
            ReasonDesk reasons) {
        this.fulfillments = fulfillments;
        this.acts = acts;
        this.packing = packing;
        this.locations = locations;
        this.catalog = catalog;
        this.presenter = presenter;
        this.reasons = reasons;
    }

    @Override
    public ResponseEntity<FulfillmentOrderPage> listFulfillmentOrders(
            String locationId,
            Integer limit,
            @Nullable String cursor,
            @Nullable FulfillmentOrderStatus status,
            @Nullable String orderId) {
        var location = Fields.parse("location_id", locationId, LocationId::new);
        if (locations.find(location).isEmpty()) {
            throw ProblemException.notFound("location with this id");
        }
        var after = Cursors.read(
                cursor,
                3,
                k -> new Place(
                        Boolean.parseBoolean(k.get(0)), Instant.parse(k.get(1)), new FulfillmentOrderId(k.get(2))));
        var found = fulfillments.queue(new QueueQuery(
                location,
                status == null ? null : FulfillmentStatus.valueOf(status.name()),
                Fields.parseIfGiven("order_id", orderId, OrderId::new),
                after,
                limit + 1));
        return ResponseEntity.ok(presenter.page(found, limit));
    }

    @Override
    public ResponseEntity<FulfillmentOrderPage> listAttention(Integer limit, @Nullable String location) {
        var found = fulfillments.attention(
                LocationScope.narrowed(Fields.parseIfGiven("location", location, LocationId::new)), limit);
        return ResponseEntity.ok(presenter.page(found, limit));
    }

    @Override
    public ResponseEntity<FulfillmentOrder> attendFulfillment(String id, AttendedRequest body) {
        acts.attended(
                new FulfillmentOrderId(id), body.getNote(), Caller.current().actor());
        return present(new FulfillmentOrderId(id));
    }

    @Override
    public ResponseEntity<FulfillmentOrder> getFulfillmentOrder(String id) {
        return present(new FulfillmentOrderId(id));
    }

    @Override
    public ResponseEntity<FulfillmentOrder> acceptFulfillment(String id) {
        acts.accept(new FulfillmentOrderId(id), Caller.current().actor());
        return present(new FulfillmentOrderId(id));
    }

    @Override
    public ResponseEntity<FulfillmentOrder> startFulfillment(String id) {
        acts.start(new FulfillmentOrderId(id), Caller.current().actor());
        return present(new FulfillmentOrderId(id));
    }

    @Override
    public ResponseEntity<FulfillmentOrder> pickUnits(String id, LineUnitsRequest body) {
        acts.pick(
                new FulfillmentOrderId(id),
                Amounts.units(body.getLines()),
                Caller.current().actor());
        return present(new FulfillmentOrderId(id));
    }

    @Override
    public ResponseEntity<ResourcingResult> shortPick(String id, ShortPickRequest body) {
        var reason = Objects.requireNonNullElse(body.getReason(), "not on the shelf");
        var result = acts.shortPick(
                new FulfillmentOrderId(id),
                Amounts.units(body.getLines()),
                components(body.getComponents()),
                Caller.current().actor(),
                reason);
        return ResponseEntity.ok(FulfillmentWire.resourcing(new FulfillmentOrderId(id).order(), result));
    }

    private @Nullable List<Sku> components(@Nullable List<String> codes) {
        if (codes == null || codes.isEmpty()) {
            return null;
        }
        var products = catalog.resolve(codes);
        return codes.stream()
                .map(code -> Optional.ofNullable(products.get(code))
                        .map(Product::sku)
                        .orElseThrow(() -> ProblemException.ofField(
                                ProblemType.UNKNOWN_SKU, "components", "must be SKUs or GTINs of the catalogue")))
                .toList();
    }

    @Override
    public ResponseEntity<ResourcingResult> rejectFulfillment(String id, RejectRequest body) {
        var result = acts.reject(
                new FulfillmentOrderId(id),
                reasons.rejection(body),
                Caller.current().actor());
        return ResponseEntity.ok(FulfillmentWire.resourcing(new FulfillmentOrderId(id).order(), result));
    }

    @Override
    public ResponseEntity<FulfillmentOrder> packFulfillment(String id, PackRequest body) {
        packing.pack(
                new FulfillmentOrderId(id),
                Objects.requireNonNullElse(body.getParcels(), List.of()),
                Caller.current().actor());
        return present(new FulfillmentOrderId(id));
    }

    @Override
    public ResponseEntity<FulfillmentOrder> shipFulfillment(String id, ShipRequest body) {
        acts.ship(
                new FulfillmentOrderId(id),
                body.getCarrier(),
                body.getTrackingNumber(),
                Caller.current().actor());
        return present(new FulfillmentOrderId(id));
    }

    @Override
    public ResponseEntity<FulfillmentOrder> readyForPickup(String id, ReadyRequest body) {
        acts.ready(
                new FulfillmentOrderId(id), body.getStagedAt(), Caller.current().actor());
        return present(new FulfillmentOrderId(id));
    }

    @Override
    public ResponseEntity<FulfillmentOrder> arriveFulfillment(String id, ReadyRequest body) {
        acts.arrive(
                new FulfillmentOrderId(id), body.getStagedAt(), Caller.current().actor());
        return present(new FulfillmentOrderId(id));
    }

    @Override
    public ResponseEntity<Void> reportTracking(String id, TrackingRequest body) {
        acts.track(
                new FulfillmentOrderId(id),
                body.getStatus(),
                Amounts.units(Objects.requireNonNullElse(body.getLines(), List.<LineUnits>of())),
                Caller.current().actor());
        return ResponseEntity.accepted().build();
    }

    @Override
    public ResponseEntity<ParcelResolution> decideParcel(String id, ParcelDecisionRequest body) {
        var became = acts.decide(
                new FulfillmentOrderId(id),
                ParcelDecision.Choice.valueOf(body.getChoice().name()),
                body.getReason(),
                Caller.current().actor());
        return ResponseEntity.ok(new ParcelResolution(
                Amounts.wire(became.replaced()), Amounts.wire(became.refunded()), Amounts.wire(became.waiting())));
    }

    private ResponseEntity<FulfillmentOrder> present(FulfillmentOrderId id) {
        return ResponseEntity.ok(presenter.one(acts.find(id)));
    }
}
