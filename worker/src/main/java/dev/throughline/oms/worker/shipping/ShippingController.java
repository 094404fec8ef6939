package dev.throughline.oms.worker.shipping;

import dev.throughline.oms.activities.fulfillment.FulfillmentOrderRecord;
import dev.throughline.oms.activities.fulfillment.Fulfillments;
import dev.throughline.oms.activities.inventory.Locations;
import dev.throughline.oms.activities.order.Checkout;
import dev.throughline.oms.activities.shipping.DeliveryAddresses;
import dev.throughline.oms.activities.shipping.Labels;
import dev.throughline.oms.activities.shipping.Manifest;
import dev.throughline.oms.activities.shipping.Manifests;
import dev.throughline.oms.activities.shipping.Papers;
import dev.throughline.oms.activities.shipping.Parcel;
import dev.throughline.oms.activities.shipping.ParcelStatus;
import dev.throughline.oms.activities.shipping.Parcels;
import dev.throughline.oms.api.ShippingApi;
import dev.throughline.oms.api.model.Address;
import dev.throughline.oms.api.model.LabelRequest;
import dev.throughline.oms.api.model.ManifestPage;
import dev.throughline.oms.api.model.ManifestRequest;
import dev.throughline.oms.api.model.ParcelList;
import dev.throughline.oms.api.model.RateList;
import dev.throughline.oms.worker.ApiController;
import dev.throughline.oms.worker.Cursors;
import dev.throughline.oms.worker.problem.Fields;
import dev.throughline.oms.worker.problem.ProblemException;
import dev.throughline.oms.worker.problem.ProblemType;
import dev.throughline.oms.worker.security.Caller;
import dev.throughline.oms.worker.security.LocationScope;
import dev.throughline.oms.workflows.shared.FulfillmentOrderId;
import dev.throughline.oms.workflows.shared.LocationId;
import dev.throughline.oms.workflows.shared.OrderId;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

@ApiController
class ShippingController implements ShippingApi {
    private final Parcels parcels;
    private final Labels labels;
    private final LabelCounter counter;
    private final Manifests manifests;
    private final Papers papers;
    private final DeliveryAddresses addresses;
    private final Fulfillments fulfillments;
    private final Locations locations;
    private final Clock clock;

    ShippingController(
            Parcels parcels,
            Labels labels,
            LabelCounter counter,
            Manifests manifests,
            Papers papers,
            DeliveryAddresses addresses,
            Fulfillments fulfillments,
            Locations locations,
            Clock clock) {
        this.parcels = parcels;
        this.labels = labels;
        this.counter = counter;
        this.manifests = manifests;
        this.papers = papers;
        this.addresses = addresses;
        this.fulfillments = fulfillments;
        this.locations = locations;
        this.clock = clock;
    }

    @Override
    public ResponseEntity<ParcelList> listParcels(String id) {
        return ResponseEntity.ok(new ParcelList(
                parcels.of(work(id)).stream().map(ShippingWire::parcel).toList()));
    }

    @Override
    public ResponseEntity<Resource> getPackingSlip(String id) {
        var work = work(id);
        return pdf(papers.packingSlip(work), "packing-slip-" + work.id());
    }

    private FulfillmentOrderRecord work(String id) {
        return fulfillments
                .find(new FulfillmentOrderId(id))
                .orElseThrow(() -> new ProblemException(
                        ProblemType.UNKNOWN_FULFILLMENT_ORDER, "There is no fulfillment order with this id"));
    }

    @Override
    public ResponseEntity<dev.throughline.oms.api.model.Parcel> getParcel(String id) {
        var parcel = parcel(id);
        return ResponseEntity.ok(ShippingWire.parcel(parcel)
                .events(parcels.history(id).stream().map(ShippingWire::event).toList()));
    }

    /** As it stands after what became of its fulfillment order. */
    private Parcel parcel(String id) {
        var found = parcels.find(id).orElseThrow(ShippingController::noParcel);
        LocationScope.require(found.location(), "parcel with this id");
        fulfillments.find(found.fulfillmentOrder()).ifPresent(parcels::of);
        return parcels.find(id)
                .filter(parcel -> parcel.status() != ParcelStatus.VOID)
                .orElseThrow(ShippingController::noParcel);
    }

    private static ProblemException noParcel() {
        return ProblemException.notFound("parcel with this id");
    }

    @Override
    public ResponseEntity<RateList> listRates(String id) {
        var parcel = parcel(id);
        return ResponseEntity.ok(new RateList(LabelCounter.available(() -> labels.rates(parcel)).stream()
                .map(ShippingWire::rate)
                .toList()));
    }

    @Override
    public ResponseEntity<dev.throughline.oms.api.model.Parcel> buyLabel(String id, LabelRequest body) {
        counter.buy(parcel(id).id(), body.getService(), Caller.current().actor());
        return ResponseEntity.ok(ShippingWire.parcel(parcel(id)));
    }

    @Override
    public ResponseEntity<dev.throughline.oms.api.model.Parcel> voidLabel(String id) {
        counter.voidLabel(parcel(id).id(), Caller.current().actor());
        return ResponseEntity.ok(ShippingWire.parcel(parcel(id)));
    }

    @Override
    public ResponseEntity<Resource> getLabel(String id) {
        var parcel = parcel(id);
        var label = LabelCounter.available(() -> labels.document(parcel.id()));
        if (label == null) {
            throw new ProblemException(ProblemType.CONFLICT, "It has no label, or nobody to go to any more");
        }
        return pdf(label, "label-" + parcel.id());
    }

    @Override
    public ResponseEntity<dev.throughline.oms.api.model.Manifest> closeManifest(
            String locationId, ManifestRequest body) {
        var location = location(locationId);
        var cutOff = Objects.requireNonNullElseGet(body.getCutOff(), clock::instant);
        var closing = LabelCounter.available(() -> manifests.close(new Manifests.Request(
                location,
                body.getDocument(),
                body.getCarrier(),
                cutOff,
                Caller.current().actor())));
        return switch (closing.outcome()) {
            case CLOSED -> ResponseEntity.ok(ShippingWire.whole(Objects.requireNonNull(closing.manifest())));
            case NOTHING_TO_HAND_OVER ->
                throw new ProblemException(
                        ProblemType.NOTHING_TO_HAND_OVER, "Buy labels first, or take a later cut-off");
            case SEVERAL_CARRIERS ->
                throw ProblemException.ofField(
                        ProblemType.UNPROCESSABLE, "carrier", "must be given: there are parcels of several carriers");
            case OTHER_MANIFEST ->
                throw new ProblemException(
                        ProblemType.IDEMPOTENCY_KEY_REUSED, "Take another document for another carrier");
        };
    }

    private LocationId location(String id) {
        var location = Fields.parse("location_id", id, LocationId::new);
        LocationScope.require(location, "location with this id");
        if (locations.find(location).isEmpty()) {
            throw ProblemException.notFound("location with this id");
        }
        return location;
    }

    private record Place(Instant closedAt, String id) {}

    @Override
    public ResponseEntity<ManifestPage> listManifests(String locationId, Integer limit, @Nullable String cursor) {
        var before = Cursors.read(cursor, 2, k -> new Place(Instant.parse(k.get(0)), k.get(1)));
        var found = manifests.list(
                location(locationId),
                before == null ? null : before.closedAt(),
                before == null ? null : before.id(),
                limit + 1);
        var shown = found.stream().limit(limit).toList();
        var page = new ManifestPage(shown.stream().map(ShippingWire::head).toList());
        if (found.size() > limit) {
            page.nextCursor(
                    Cursors.after(shown.getLast().closedAt(), shown.getLast().id()));
        }
        return ResponseEntity.ok(page);
    }

    @Override
    public ResponseEntity<dev.throughline.oms.api.model.Manifest> getManifest(String id) {
        return ResponseEntity.ok(ShippingWire.whole(manifest(id)));
    }

    @Override
    public ResponseEntity<Resource> getManifestDocument(String id) {
        return pdf(papers.manifest(manifest(id)), id);
    }

    private Manifest manifest(String id) {
        var manifest = manifests.find(id).orElseThrow(() -> ProblemException.notFound("manifest with this id"));
        LocationScope.require(manifest.location(), "manifest with this id");
        return manifest;
    }

    @Override
    public ResponseEntity<Void> putDeliveryAddress(String orderId, Address body) {
        var address = new Checkout.Address(
                body.getLine1(),
                body.getLine2(),
                body.getCity(),
                body.getPostcode(),
                body.getCountry(),
                body.getLatitude(),
                body.getLongitude());
        return switch (addresses.correct(
                new OrderId(orderId), address, Caller.current().actor())) {
            case DONE -> ResponseEntity.noContent().build();
            case UNKNOWN -> throw ProblemException.notFound("order with this id in the order book");
            case NOTHING_TO_DELIVER ->
                throw new ProblemException(ProblemType.WRONG_METHOD, "Nothing of the order is still to be delivered");
            case LABEL_BOUGHT ->
                throw new ProblemException(
                        ProblemType.LABEL_BOUGHT, "Give the label back first: DELETE /v1/parcels/{parcel_id}/label");
        };
    }

    /** Names and addresses are on it: nothing on the way keeps it. */
    private static ResponseEntity<Resource> pdf(byte[] document, String name) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .cacheControl(CacheControl.noStore())
                .header("Content-Disposition", "inline; filename=\"" + name + ".pdf\"")
                .body(new ByteArrayResource(document));
    }
}
