package dev.throughline.oms.worker.shipping;

import dev.throughline.oms.activities.shipping.Manifest;
import dev.throughline.oms.activities.shipping.Parcel;
import dev.throughline.oms.activities.shipping.Parcels.Tracked;
import dev.throughline.oms.activities.shipping.Rate;
import dev.throughline.oms.api.model.ParcelStatus;
import dev.throughline.oms.api.model.Tracking;
import dev.throughline.oms.api.model.TrackingEvent;
import dev.throughline.oms.worker.Amounts;

/** Parcels in the contract's words. */
final class ShippingWire {
    private ShippingWire() {}

    static dev.throughline.oms.api.model.Parcel parcel(Parcel parcel) {
        var wire = new dev.throughline.oms.api.model.Parcel(
                        parcel.id(),
                        parcel.fulfillmentOrder().value(),
                        parcel.fulfillmentOrder().order().value(),
                        parcel.location().value(),
                        parcel.number(),
                        ParcelStatus.valueOf(parcel.status().name()),
                        parcel.statusAt(),
                        parcel.weightGrams(),
                        Amounts.wire(parcel.lines()))
                .events(null)
                .manifestId(parcel.manifest());
        var size = parcel.size();
        if (size != null) {
            wire.lengthMm(size.lengthMm()).widthMm(size.widthMm()).heightMm(size.heightMm());
        }
        var label = parcel.label();
        if (label != null) {
            wire.service(label.service())
                    .cost(Amounts.wire(label.cost()))
                    .tracking(new Tracking(label.carrier(), label.trackingNumber()));
        }
        return wire;
    }

    static TrackingEvent event(Tracked tracked) {
        return new TrackingEvent(
                ParcelStatus.valueOf(tracked.status().name()), tracked.occurredAt(), tracked.receivedAt());
    }

    static dev.throughline.oms.api.model.Rate rate(Rate rate) {
        return new dev.throughline.oms.api.model.Rate(rate.carrier(), rate.service(), Amounts.wire(rate.cost()))
                .transitDays(rate.transitDays());
    }

    /** Without its parcels. */
    static dev.throughline.oms.api.model.Manifest head(Manifest manifest) {
        return new dev.throughline.oms.api.model.Manifest(
                        manifest.id(),
                        manifest.document(),
                        manifest.location().value(),
                        manifest.carrier(),
                        manifest.cutOff(),
                        manifest.closedAt(),
                        manifest.parcelCount())
                .parcels(null);
    }

    static dev.throughline.oms.api.model.Manifest whole(Manifest manifest) {
        return head(manifest)
                .parcels(manifest.parcels().stream().map(ShippingWire::parcel).toList());
    }
}
