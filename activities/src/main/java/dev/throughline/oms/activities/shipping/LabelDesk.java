package dev.throughline.oms.activities.shipping;

import dev.throughline.oms.activities.shipping.Labels.Outcome;
import dev.throughline.oms.activities.shipping.Labels.Result;
import dev.throughline.oms.activities.shipping.PurchaseTable.Purchase;
import dev.throughline.oms.workflows.shared.Actor;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The rows of a purchase: two short transactions, with the call of the carrier between them. */
@Component
class LabelDesk {
    private final ParcelTable parcels;
    private final PurchaseTable purchases;
    private final Consignments consignments;
    private final ParcelEvents events;
    private final ShippingProperties properties;

    LabelDesk(
            ParcelTable parcels,
            PurchaseTable purchases,
            Consignments consignments,
            ParcelEvents events,
            ShippingProperties properties) {
        this.parcels = parcels;
        this.purchases = purchases;
        this.consignments = consignments;
        this.events = events;
        this.properties = properties;
    }

    /**
     * A purchase that is to be made now.
     *
     * @param isNew whether the carrier cannot know its key yet
     */
    record Intent(Parcel parcel, Purchase purchase, boolean isNew, Consignment consignment) {}

    /** Either an intent, or why there is none. */
    record Opened(@Nullable Intent intent, Result result) {
        static Opened not(Outcome outcome) {
            return new Opened(null, new Result(outcome, null));
        }
    }

    /** The address is read under the parcel's lock: whoever corrects it waits, or finds the purchase. */
    @Transactional
    public Opened open(String id, @Nullable String service) {
        var parcel = parcels.lockOne(id).orElse(null);
        if (parcel == null) {
            return Opened.not(Outcome.UNKNOWN);
        }
        if (parcel.label() != null) {
            return Opened.not(Outcome.DONE);
        }
        if (parcel.status() != ParcelStatus.PACKED) {
            return Opened.not(Outcome.NOT_PACKED);
        }
        var consignment = consignments.of(parcel).orElse(null);
        if (consignment == null) {
            return Opened.not(
                    consignments.storeOf(parcel).isPresent() ? Outcome.STORE_WITHOUT_ADDRESS : Outcome.NO_ADDRESS);
        }
        return open(parcel, service, consignment);
    }

    private Opened open(Parcel parcel, @Nullable String service, Consignment consignment) {
        var live = purchases.live(parcel.id()).orElse(null);
        if (live == null) {
            var opened = purchases.open(parcel.id(), service, properties.lease());
            return new Opened(new Intent(parcel, opened, true, consignment), new Result(Outcome.DONE, null));
        }
        if (live.leased()) {
            return Opened.not(Outcome.BUSY);
        }
        purchases.lease(live, properties.lease());
        return new Opened(new Intent(parcel, live, false, consignment), new Result(Outcome.DONE, null));
    }

    /** The next who asks need not wait: this one got no answer. */
    @Transactional
    public void leave(Purchase purchase) {
        purchases.lease(purchase, Duration.ZERO);
    }

    @Transactional
    public void settle(Intent intent, LabelAnswer answer, Actor actor) {
        var parcel = parcels.lockOne(intent.parcel().id()).orElseThrow();
        var label = answer.label();
        boolean first =
                purchases.settle(intent.purchase(), "PENDING", label == null ? "REFUSED" : "DONE", answer.refusal());
        if (!first) {
            return;
        }
        if (label == null) {
            events.refused(parcel, intent.purchase(), answer.refusal(), actor);
        } else {
            parcels.setLabel(parcel.id(), label);
            events.labelled(parcel, intent.purchase(), label, actor);
        }
    }

    /** From now on it is on no manifest; empty when the parcel has no label to give back, or has left. */
    @Transactional
    public Optional<Purchase> beginVoid(String id) {
        return parcels.lockOne(id)
                .filter(parcel -> parcel.status() == ParcelStatus.LABELLED && parcel.manifest() == null)
                .flatMap(parcel -> purchases.live(id))
                .map(purchase -> {
                    purchases.settle(purchase, "DONE", "VOIDING", null);
                    return purchase;
                });
    }

    /**
     * Notes what the carrier said.
     *
     * @param taken whether it took the label back
     */
    @Transactional
    public void endVoid(Purchase purchase, boolean taken, Actor actor) {
        var parcel = parcels.lockOne(purchase.parcel()).orElseThrow();
        if (purchases.settle(purchase, "VOIDING", taken ? "VOIDED" : "DONE", null) && taken) {
            parcels.clearLabel(parcel.id());
            events.voided(parcel, purchase, actor);
        }
    }

    Optional<Purchase> live(String id) {
        return purchases.live(id);
    }
}
