package dev.throughline.oms.activities.sourcing;

import dev.throughline.oms.activities.inventory.Inventory;
import dev.throughline.oms.activities.inventory.Inventory.Shortfall;
import dev.throughline.oms.activities.inventory.OrderKits;
import dev.throughline.oms.activities.sourcing.Shortages.Split;
import dev.throughline.oms.activities.sourcing.SourcingPolicies.PolicyVersion;
import dev.throughline.oms.workflows.shared.LocationId;
import dev.throughline.oms.workflows.shared.OrderedUnits;
import dev.throughline.oms.workflows.shared.ShortagePolicy;
import dev.throughline.oms.workflows.shared.Sku;
import dev.throughline.oms.workflows.shared.TaskQueues;
import dev.throughline.oms.workflows.sourcing.SourcingActivities;
import dev.throughline.oms.workflows.sourcing.SourcingDecision;
import dev.throughline.oms.workflows.sourcing.SourcingRequest;
import io.temporal.spring.boot.ActivityImpl;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Plans on a plain read of availability, then writes the decision and commits the stock in one short transaction that the commitment
 * ends: hot balances are locked for one statement. Six round trips for an ordinary order, the transaction's end included.
 */
@Component
@ActivityImpl(taskQueues = TaskQueues.ORDERS)
class SourcingActivitiesImpl implements SourcingActivities {
    private final CandidateSearch search;
    private final SourcingPolicies policies;
    private final Situations situations;
    private final Inventory inventory;
    private final OrderKits kits;
    private final DecisionTable decisions;
    private final TransactionTemplate transaction;
    private final SourcingProperties properties;
    private final PromiseDates dates;
    private final Shortages shortages;
    private final Clock clock;

    SourcingActivitiesImpl(
            CandidateSearch search,
            SourcingPolicies policies,
            Situations situations,
            Inventory inventory,
            OrderKits kits,
            DecisionTable decisions,
            TransactionTemplate transaction,
            SourcingProperties properties,
            PromiseDates dates,
            Shortages shortages,
            Clock clock) {
        this.search = search;
        this.policies = policies;
        this.situations = situations;
        this.inventory = inventory;
        this.kits = kits;
        this.decisions = decisions;
        this.transaction = transaction;
        this.properties = properties;
        this.dates = dates;
        this.shortages = shortages;
        this.clock = clock;
    }

    @Override
    public SourcingDecision sourceAndCommit(SourcingRequest request) {
        var candidates = search.find(request);
        for (int attempt = 0; attempt < properties.attempts(); attempt++) {
            var decision = decide(request, candidates);
            if (decision.isPresent()) {
                return decision.get();
            }
        }
        throw new IllegalStateException("lost the race for stock " + properties.attempts() + " times; try again");
    }

    /** Each attempt is a transaction of its own: a lost one must not keep its locks while the next takes others. */
    private Optional<SourcingDecision> decide(SourcingRequest request, Candidates candidates) {
        var policy = policies.active();
        var skus = request.lines().stream().map(OrderedUnits::sku).distinct().toList();
        var places = candidates.ids();
        var made = kits.of(request.order(), request.lines());
        var justReleased = shortages.justReleased(skus);
        if (!justReleased.isEmpty()) {
            inventory.fillWaiting(justReleased);
        }
        var parts = available(request, made.parts(skus), places);
        var available = new HashMap<>(made.whole(skus, parts));
        available.keySet().removeAll(shortages.unreleased(skus));
        // Only a buffer asks which of the units the order's own hold keeps.
        var withoutHold = request.hold() == null || policy.rules().buffers().isEmpty()
                ? available
                : made.whole(skus, inventory.availability(made.parts(skus), places));
        var situation = situations.of(request, candidates, available, withoutHold, policy.rules());
        var plan = new SharedParts(policy.rules(), made, parts).plan(situation);
        return write(request, plan, situation, candidates, policy);
    }

    private Map<Sku, Map<LocationId, Integer>> available(
            SourcingRequest request, List<Sku> skus, List<LocationId> places) {
        if (places.isEmpty()) {
            return Map.of();
        }
        return request.hold() == null
                ? inventory.availability(skus, places)
                : inventory.availability(skus, places, request.hold());
    }

    private List<Shortfall> commit(SourcingRequest request, Plan plan) {
        return request.hold() == null
                ? inventory.commit(request.order(), request.step(), plan.allocations())
                : inventory.commit(request.order(), request.step(), plan.allocations(), request.hold());
    }

    private Optional<SourcingDecision> write(
            SourcingRequest request, Plan planned, Situation situation, Candidates candidates, PolicyVersion policy) {
        return transaction.execute(status -> {
            var room = inventory.lockWaitingRoom(shortages.limits(request, planned));
            var missing = shortages.split(request, planned, room);
            boolean isNothing = request.shortagePolicy() == ShortagePolicy.ALL_OR_NOTHING
                    && !missing.refused().isEmpty();
            var plan = isNothing ? planned.withoutAllocations() : planned;
            var decision = decision(
                    request, plan, isNothing ? missing.withoutWaiting() : missing, candidates, situation.promisedBy());
            var explanation = Explanation.of(situation, policy.rules(), plan);
            if (!decisions.insert(
                    request.order(), request.step(), decision, explanation, situation, policy, clock.instant())) {
                return Optional.of(decisions.read(request.order(), request.step()));
            }
            inventory.backorder(request.order(), request.step(), plan.later(), decision.backordered());
            if (!commit(request, plan).isEmpty()) {
                status.setRollbackOnly();
                return Optional.empty();
            }
            return Optional.of(decision);
        });
    }

    private SourcingDecision decision(
            SourcingRequest request, Plan plan, Split missing, Candidates candidates, @Nullable Instant kept) {
        var promised = dates.promise(request, candidates, plan.assignments());
        return new SourcingDecision(
                promised.assignments(),
                missing.waiting(),
                missing.refused(),
                dates.afterReleases(request, promised.by(), kept, missing.preorders()),
                missing.lacks(),
                missing.preorders());
    }
}
