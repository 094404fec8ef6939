package dev.throughline.oms.activities.shipping;

import dev.throughline.oms.activities.event.Events;
import dev.throughline.oms.activities.event.NewEvent;
import dev.throughline.oms.activities.shipping.PurchaseTable.Purchase;
import dev.throughline.oms.workflows.shared.Actor;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The events of parcels, in the sequence of their order. */
@Component
class ParcelEvents {
    private final Events events;

    ParcelEvents(Events events) {
        this.events = events;
    }

    void labelled(Parcel parcel, Purchase purchase, Parcel.Label label, Actor actor) {
        append(
                parcel,
                "label/" + purchase.number(),
                "labelled",
                actor,
                null,
                Map.of(
                        "carrier",
                        label.carrier(),
                        "service",
                        label.service(),
                        "tracking_number",
                        label.trackingNumber(),
                        "cost_minor",
                        label.cost().amountMinor(),
                        "currency",
                        label.cost().currency()));
    }

    void refused(Parcel parcel, Purchase purchase, @Nullable CarrierRefusal refusal, Actor actor) {
        append(
                parcel,
                "label/" + purchase.number(),
                "label_refused",
                actor,
                refusal == null ? null : refusal.name(),
                Map.of());
    }

    void voided(Parcel parcel, Purchase purchase, Actor actor) {
        append(parcel, "void/" + purchase.number(), "label_voided", actor, null, Map.of());
    }

    /** What the carrier told and the customer may know. */
    void tracked(Parcel parcel, ParcelStatus status, Actor carrier) {
        append(parcel, "tracked/" + status, status.name().toLowerCase(Locale.ROOT), carrier, null, Map.of());
    }

    private void append(
            Parcel parcel,
            String step,
            String word,
            Actor actor,
            @Nullable String reason,
            Map<String, Object> figures) {
        var data = new HashMap<>(figures);
        data.put("parcel", parcel.id());
        data.put("fulfillment_order", parcel.fulfillmentOrder().value());
        events.append(new NewEvent(
                parcel.fulfillmentOrder().order(),
                "parcel/" + parcel.id() + "/" + step,
                "oms.parcel." + word + ".v1",
                actor,
                reason,
                data));
    }
}
