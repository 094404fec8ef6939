package dev.throughline.oms.worker.exceptions;

import dev.throughline.oms.activities.exceptions.Exceptions;
import dev.throughline.oms.activities.exceptions.Exceptions.Act;
import dev.throughline.oms.activities.exceptions.Exceptions.Entry;
import dev.throughline.oms.activities.exceptions.Resolution;
import dev.throughline.oms.activities.inventory.Locations;
import dev.throughline.oms.api.model.ResolutionRequest;
import dev.throughline.oms.worker.problem.Fields;
import dev.throughline.oms.worker.problem.ProblemException;
import dev.throughline.oms.worker.problem.ProblemType;
import dev.throughline.oms.worker.security.Caller;
import dev.throughline.oms.worker.temporal.RunningOrders;
import dev.throughline.oms.workflows.order.UnfillableDecision;
import dev.throughline.oms.workflows.order.UnfillableDecision.Choice;
import dev.throughline.oms.workflows.shared.LocationId;
import java.util.List;
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

    ResolutionDesk(Exceptions exceptions, RunningOrders orders, Locations locations) {
        this.exceptions = exceptions;
        this.orders = orders;
        this.locations = locations;
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
            case LATE, ADDRESS_INVALID, FOUND -> acknowledge(entry, body.getNote(), caller);
            default -> throw closed();
        }
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
