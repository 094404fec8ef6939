package dev.throughline.oms.activities.shipping;

import dev.throughline.oms.activities.shipping.LabelDesk.Intent;
import dev.throughline.oms.activities.shipping.PurchaseTable.Purchase;
import dev.throughline.oms.workflows.exceptions.ClosedException;
import dev.throughline.oms.workflows.exceptions.ExceptionActivities;
import dev.throughline.oms.workflows.exceptions.ExceptionKind;
import dev.throughline.oms.workflows.exceptions.OpenedException;
import dev.throughline.oms.workflows.shared.Actor;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Intent, carrier, outcome. A repeat looks the purchase up before it asks again, by the same key. */
@Service
class StoredLabels implements Labels {
    private final LabelDesk desk;
    private final ParcelTable parcels;
    private final Consignments consignments;
    private final Carrier carrier;
    private final ScanDesk scans;
    private final ExceptionActivities exceptions;
    private final ShippingProperties properties;
    private final Clock clock;

    StoredLabels(
            LabelDesk desk,
            ParcelTable parcels,
            Consignments consignments,
            Carrier carrier,
            ScanDesk scans,
            ExceptionActivities exceptions,
            ShippingProperties properties,
            Clock clock) {
        this.desk = desk;
        this.parcels = parcels;
        this.consignments = consignments;
        this.carrier = carrier;
        this.scans = scans;
        this.exceptions = exceptions;
        this.properties = properties;
        this.clock = clock;
    }

    @Override
    public List<Rate> rates(Parcel parcel) {
        return consignments.of(parcel).map(carrier::rates).orElse(List.of());
    }

    @Override
    public Result buy(String parcel, @Nullable String service, Actor actor) {
        var opened = desk.open(parcel, service);
        var intent = opened.intent();
        return intent == null ? opened.result() : finish(intent, ask(intent), actor);
    }

    private Result finish(Intent intent, LabelAnswer answer, Actor actor) {
        tellPeople(intent, answer, actor);
        desk.settle(intent, answer, actor);
        var label = answer.label();
        if (label == null) {
            return new Result(Outcome.REFUSED, answer.refusal());
        }
        scans.applyWaiting(label.trackingNumber());
        return new Result(Outcome.DONE, null);
    }

    private LabelAnswer ask(Intent intent) {
        var purchase = intent.purchase();
        try {
            var known = intent.isNew() ? Optional.<LabelAnswer>empty() : carrier.find(purchase.key());
            return known.orElseGet(() -> carrier.buy(purchase.key(), intent.consignment(), purchase.service()));
        } catch (RuntimeException e) {
            desk.leave(purchase);
            throw e;
        }
    }

    /** Before the outcome is noted: if we fail between, the same step is told again. */
    private void tellPeople(Intent intent, LabelAnswer answer, Actor actor) {
        var work = intent.parcel().fulfillmentOrder();
        var step = "shipping/" + intent.purchase().key();
        if (answer.refusal() == CarrierRefusal.ADDRESS_INVALID) {
            exceptions.open(new OpenedException(
                    work,
                    step + "/address-invalid",
                    ExceptionKind.ADDRESS_INVALID,
                    intent.parcel().location(),
                    clock.instant().plus(properties.addressDue()),
                    "the carrier does not know the address of "
                            + intent.parcel().id()));
        } else if (answer.label() != null && intent.purchase().number() > 1) {
            exceptions.close(new ClosedException(
                    work, step + "/labelled", ExceptionKind.ADDRESS_INVALID, actor, "the label was bought"));
        }
    }

    @Override
    public Result voidLabel(String id, Actor actor) {
        var parcel = parcels.find(id).orElse(null);
        if (parcel == null) {
            return new Result(Outcome.UNKNOWN, null);
        }
        if (parcel.label() == null) {
            return new Result(Outcome.DONE, null);
        }
        var purchase = desk.beginVoid(id).orElse(null);
        if (purchase == null) {
            return new Result(Outcome.ON_ITS_WAY, null);
        }
        boolean taken = carrier.voidLabel(purchase.key());
        desk.endVoid(purchase, taken, actor);
        return new Result(taken ? Outcome.DONE : Outcome.ON_ITS_WAY, null);
    }

    /** Looks a purchase up whose outcome is not known, and buys nothing. */
    void lookUp(String parcel) {
        var intent = desk.open(parcel, null).intent();
        if (intent == null) {
            return;
        }
        try {
            carrier.find(intent.purchase().key()).ifPresent(answer -> finish(intent, answer, Actor.system("shipping")));
        } finally {
            desk.leave(intent.purchase());
        }
    }

    @Override
    public byte @Nullable [] document(String id) {
        var parcel = parcels.find(id).filter(found -> found.label() != null).orElse(null);
        var consignment = parcel == null ? null : consignments.of(parcel).orElse(null);
        var key = desk.live(id).map(Purchase::key).orElse(null);
        return consignment == null || key == null ? null : carrier.document(key, consignment);
    }
}
