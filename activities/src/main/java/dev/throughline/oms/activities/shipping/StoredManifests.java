package dev.throughline.oms.activities.shipping;

import dev.throughline.oms.activities.fulfillment.Fulfillments;
import dev.throughline.oms.workflows.shared.Actor;
import dev.throughline.oms.workflows.shared.LocationId;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Closes a manifest, ships its fulfillment orders, tells the carrier: each step does nothing where it was done. */
@Service
class StoredManifests implements Manifests {
    private final ManifestDesk desk;
    private final ManifestTable manifests;
    private final ParcelTable parcels;
    private final Fulfillments fulfillments;
    private final Carrier carrier;

    StoredManifests(
            ManifestDesk desk,
            ManifestTable manifests,
            ParcelTable parcels,
            Fulfillments fulfillments,
            Carrier carrier) {
        this.desk = desk;
        this.manifests = manifests;
        this.parcels = parcels;
        this.fulfillments = fulfillments;
        this.carrier = carrier;
    }

    @Override
    public Closing close(Request request) {
        var written = desk.write(request);
        if (written.id() == null) {
            return new Closing(written.outcome(), null);
        }
        announce(written.id());
        return new Closing(Outcome.CLOSED, find(written.id()).orElseThrow());
    }

    /** Ships what is on it and tells the carrier, unless it was told. */
    void announce(String id) {
        if (manifests.isAnnounced(id)) {
            return;
        }
        var manifest = find(id).orElseThrow();
        manifest.parcels().stream()
                .map(Parcel::fulfillmentOrder)
                .distinct()
                .forEach(work -> ship(parcels.of(work), manifest.actor()));
        carrier.handOver(id, manifests.keys(id));
        manifests.announced(id);
    }

    /** Under the first parcel's number: a fulfillment order has one. */
    private void ship(List<Parcel> all, Actor actor) {
        if (all.stream().allMatch(parcel -> parcel.manifest() != null)) {
            var first = all.getFirst();
            var label = Objects.requireNonNull(first.label());
            fulfillments.ship(first.fulfillmentOrder(), label.carrier(), label.trackingNumber(), actor);
        }
    }

    List<String> unannounced(int limit) {
        return manifests.unannounced(limit);
    }

    @Override
    public Optional<Manifest> find(String id) {
        return manifests.find(id).map(manifest -> manifest.with(parcels.onManifest(id)));
    }

    @Override
    public List<Manifest> list(
            LocationId location, @Nullable Instant beforeClosedAt, @Nullable String beforeId, int limit) {
        return manifests.list(location, beforeClosedAt, beforeId, limit);
    }
}
