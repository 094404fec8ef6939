package dev.throughline.oms.worker.exceptions;

import dev.throughline.oms.activities.exceptions.Exceptions;
import dev.throughline.oms.activities.exceptions.Exceptions.Act;
import dev.throughline.oms.activities.exceptions.Exceptions.Entry;
import dev.throughline.oms.activities.exceptions.Resolution;
import dev.throughline.oms.activities.fulfillment.Fulfillments;
import dev.throughline.oms.activities.fulfillment.StoreTerms;
import dev.throughline.oms.activities.inventory.Locations;
import dev.throughline.oms.api.model.ResolutionRequest;
import dev.throughline.oms.worker.problem.Fields;
import dev.throughline.oms.worker.problem.ProblemException;
import dev.throughline.oms.worker.problem.ProblemType;
import dev.throughline.oms.worker.security.Caller;
import dev.throughline.oms.worker.temporal.RunningOrders;
import dev.throughline.oms.workflows.order.CancelOrder;
import dev.throughline.oms.workflows.order.Packed;
import dev.throughline.oms.workflows.order.ParcelDecision;
import dev.throughline.oms.workflows.order.Postponement;
import dev.throughline.oms.workflows.order.RefundDecision;
import dev.throughline.oms.workflows.order.UnfillableDecision;
import dev.throughline.oms.workflows.order.UnfillableDecision.Choice;
import dev.throughline.oms.workflows.shared.FulfillmentOrderId;
import dev.throughline.oms.workflows.shared.LocationId;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Brings a decision to whom it concerns. The id of the update holds the version of the entry that the decision was made on: the same
 * decision, repeated or at once, is one; after something has happened to the entry it is a new one.
 */
@Component
class ResolutionDesk {
    private final Exceptions exceptions;
    private final RunningOrders orders;
    private final Locations locations;
    private final Fulfillments fulfillments;
    private final StoreTerms terms;

    ResolutionDesk(
            Exceptions exceptions,
            RunningOrders orders,
            Locations locations,
            Fulfillments fulfillments,
            StoreTerms terms) {
        this.exceptions = exceptions;
        this.orders = orders;
        this.locations = locations;
        this.fulfillments = fulfillments;
        this.terms = terms;
    }

    void resolve(Entry entry, ResolutionRequest body, Caller caller) {
        if (entry.isClosed()) {
            throw closed();
        }
        var resolution = Resolution.valueOf(body.getResolution().name());
        var possible = Resolution.of(entry.kind());
        if (!possible.contains(resolution)) {
            throw ProblemException.ofField(
                    ProblemType.RESOLUTION_NOT_POSSIBLE,
                    "resolution",
                    entry.kind() + " can be resolved by " + possible);
        }
        switch (entry.kind()) {
            case UNFILLABLE, SHORTAGE -> decide(entry, resolution, body, caller);
            case LOST, DAMAGED -> parcel(entry, resolution, body.getNote(), caller);
            case CAPTURE_FAILED -> capture(entry, resolution, body.getNote(), caller);
            case REFUND_FAILED -> refund(entry, resolution, body, caller);
            case LATE -> late(entry, body, caller);
            case ADDRESS_INVALID, FOUND -> acknowledge(entry, body.getNote(), caller);
        }
    }

    private void parcel(Entry entry, Resolution resolution, String note, Caller caller) {
        var choice = ParcelDecision.Choice.valueOf(resolution.name());
        orders.resolveParcel(
                new ParcelDecision(about(entry), choice, caller.actor(), note), updateId(entry, resolution));
    }

    /** Asks for the capture again, as if it was packed again; or the customer does without these units. */
    private void capture(Entry entry, Resolution resolution, String note, Caller caller) {
        var about = about(entry);
        var id = updateId(entry, resolution);
        if (resolution == Resolution.CANCEL) {
            orders.cancel(entry.order(), new CancelOrder(List.of(), caller.actor(), note, about), id);
            return;
        }
        var work = fulfillments.find(about).orElseThrow(ResolutionDesk::closed);
        if (work.method().isSent()) {
            orders.packed(new Packed(about, caller.actor()), id);
        } else {
            var kept = terms.of(work.handoverLocation()).pickup();
            orders.readyForPickup(new Packed(about, caller.actor(), kept), id);
        }
    }

    private void refund(Entry entry, Resolution resolution, ResolutionRequest body, Caller caller) {
        var reference = body.getReference();
        boolean needed = resolution == Resolution.SETTLED_OTHERWISE;
        if (needed == (reference == null)) {
            throw ProblemException.ofField(
                    ProblemType.INVALID_REQUEST,
                    "reference",
                    needed ? "must say where the payment is found" : "is for SETTLED_OTHERWISE only");
        }
        orders.decideRefund(
                entry.order(),
                Objects.requireNonNull(entry.refund()),
                new RefundDecision(
                        RefundDecision.Choice.valueOf(resolution.name()), reference, caller.actor(), body.getNote()),
                updateId(entry, resolution));
    }

    /** Only a new due time is the process's business. */
    private void late(Entry entry, ResolutionRequest body, Caller caller) {
        var about = about(entry);
        var dueBy = body.getDueBy();
        if (dueBy != null) {
            orders.postpone(
                    new Postponement(about, dueBy, caller.actor(), body.getNote()),
                    updateId(entry, Resolution.ACKNOWLEDGE) + "/" + dueBy);
        } else {
            acknowledge(entry, body.getNote(), caller);
        }
        fulfillments.attended(about, body.getNote(), caller.actor());
    }

    private static FulfillmentOrderId about(Entry entry) {
        return Objects.requireNonNull(entry.fulfillmentOrder());
    }

    private void decide(Entry entry, Resolution resolution, ResolutionRequest body, Caller caller) {
        var choice = resolution == Resolution.CANCEL ? Choice.CANCEL : Choice.SOURCE_AGAIN;
        var decision =
                new UnfillableDecision(List.of(), choice, location(body.getLocation()), caller.actor(), body.getNote());
        orders.decide(entry.order(), decision, updateId(entry, resolution));
    }

    private @Nullable LocationId location(@Nullable String named) {
        var location = Fields.parseIfGiven("location", named, LocationId::new);
        if (location != null && locations.find(location).isEmpty()) {
            throw ProblemException.ofField(
                    ProblemType.UNKNOWN_LOCATION, "location", "must be a location of GET /v1/locations");
        }
        return location;
    }

    private void acknowledge(Entry entry, String note, Caller caller) {
        if (exceptions.acknowledge(entry.id(), note, caller.actor()) == Act.CLOSED) {
            throw closed();
        }
    }

    static ProblemException closed() {
        return new ProblemException(ProblemType.EXCEPTION_CLOSED, "It was decided about already");
    }

    private static String updateId(Entry entry, Resolution resolution) {
        return "resolve/" + entry.id() + "/" + entry.version() + "/" + resolution;
    }
}
