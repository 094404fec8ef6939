package dev.throughline.oms.activities.sourcing;

import dev.throughline.oms.activities.fulfillment.StoreTerms;
import dev.throughline.oms.activities.promise.OrderPromises;
import dev.throughline.oms.activities.promise.OrderPromises.Made;
import dev.throughline.oms.activities.promise.OrderPromises.Prospect;
import dev.throughline.oms.activities.promise.OrderPromises.Sourced;
import dev.throughline.oms.activities.promise.WorkTimes;
import dev.throughline.oms.workflows.shared.FulfillmentMethod;
import dev.throughline.oms.workflows.shared.OrderedUnits;
import dev.throughline.oms.workflows.shared.Sku;
import dev.throughline.oms.workflows.sourcing.Preorder;
import dev.throughline.oms.workflows.sourcing.SourcingDecision.Assignment;
import dev.throughline.oms.workflows.sourcing.SourcingRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** When the customer has what was sourced: by the promise's terms, or, where there are none, after a fixed time. */
@Component
class PromiseDates {
    private final OrderPromises promises;
    private final StoreTerms storeTerms;
    private final WorkTimes workTimes;
    private final SourcingProperties properties;
    private final Clock clock;

    PromiseDates(
            OrderPromises promises,
            StoreTerms storeTerms,
            WorkTimes workTimes,
            SourcingProperties properties,
            Clock clock) {
        this.promises = promises;
        this.storeTerms = storeTerms;
        this.workTimes = workTimes;
        this.properties = properties;
        this.clock = clock;
    }

    /**
     * Assignments with their dates.
     *
     * @param by missing when there are none
     */
    record Promised(List<Assignment> assignments, @Nullable Instant by) {}

    Promised promise(SourcingRequest request, Candidates candidates, List<Assignment> assignments) {
        if (assignments.isEmpty()) {
            return new Promised(assignments, null);
        }
        var now = clock.instant();
        var units = assignments.stream().collect(Collectors.toMap(Assignment::location, PromiseDates::units));
        var sourced = new Sourced(
                request.order(), request.method(), candidates.destination(), units, request.promisedBy(), now);
        var limited = limited(assignments, now);
        return promises.make(sourced)
                .map(made -> promised(limited, made, now))
                .orElseGet(() -> new Promised(limited, now.plus(within(request))));
    }

    /** With the time by when each location says that it takes the work on, where it has to. */
    private List<Assignment> limited(List<Assignment> assignments, Instant now) {
        var terms = storeTerms.of(assignments.stream().map(Assignment::location).toList());
        return assignments.stream()
                .map(one -> {
                    var within = terms.getOrDefault(one.location(), storeTerms.usual())
                            .acceptWithin();
                    return within == null ? one : one.acceptedBy(workTimes.worked(one.location(), now, within));
                })
                .toList();
    }

    /**
     * What is preordered is sent from its release on: as long after it as an order without terms takes, unless the order names a promise,
     * which was made for the release.
     */
    @Nullable
    Instant afterReleases(
            SourcingRequest request, @Nullable Instant by, @Nullable Instant kept, List<Preorder> preorders) {
        if (kept != null && !preorders.isEmpty()) {
            return kept;
        }
        var latest = by;
        for (var preorder : preorders) {
            var there = preorder.releaseAt().plus(within(request));
            latest = latest == null || there.isAfter(latest) ? there : latest;
        }
        return latest;
    }

    /** When candidates would arrive at an order that was promised something before; a pickup has no candidates but its store. */
    Optional<Prospect> prospect(SourcingRequest request, Candidates candidates) {
        return request.method() == FulfillmentMethod.PICKUP
                ? Optional.empty()
                : promises.prospect(
                        request.order(),
                        candidates.destination(),
                        request.promisedBy(),
                        candidates.ids(),
                        clock.instant());
    }

    private Duration within(SourcingRequest request) {
        return switch (request.method()) {
            case SHIP -> properties.shipWithin();
            case PICKUP -> properties.pickupWithin();
            case SHIP_TO_STORE -> properties.shipWithin().plus(properties.pickupWithin());
        };
    }

    private static Promised promised(List<Assignment> assignments, Made made, Instant now) {
        return new Promised(
                assignments.stream().map(one -> dated(one, made, now)).toList(), made.by());
    }

    /** Where the lead is longer than the time that is left, it is looked at when it is due. */
    private static Assignment dated(Assignment assignment, Made made, Instant now) {
        var dueBy = made.dueBy().get(assignment.location());
        var early = dueBy == null ? null : dueBy.minus(made.lead());
        return new Assignment(
                assignment.location(),
                assignment.lines(),
                dueBy,
                early != null && early.isAfter(now) ? early : dueBy,
                assignment.acceptBy());
    }

    private static Map<Sku, Integer> units(Assignment assignment) {
        return assignment.lines().stream()
                .collect(Collectors.toMap(OrderedUnits::sku, OrderedUnits::quantity, Integer::sum));
    }
}
