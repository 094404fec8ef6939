package dev.throughline.oms.activities.sourcing;

import dev.throughline.oms.activities.channel.ChannelStock;
import dev.throughline.oms.activities.inventory.ChannelView;
import dev.throughline.oms.activities.inventory.Inventory;
import dev.throughline.oms.activities.inventory.OrderKits;
import dev.throughline.oms.activities.inventory.ReservationFront;
import dev.throughline.oms.activities.inventory.ReservationFront.Reservation;
import dev.throughline.oms.activities.sourcing.Shortages.Split;
import dev.throughline.oms.activities.sourcing.SourcingPolicies.PolicyVersion;
import dev.throughline.oms.workflows.shared.OrderedUnits;
import dev.throughline.oms.workflows.shared.ShortagePolicy;
import dev.throughline.oms.workflows.shared.TaskQueues;
import dev.throughline.oms.workflows.sourcing.SourcingActivities;
import dev.throughline.oms.workflows.sourcing.SourcingDecision;
import dev.throughline.oms.workflows.sourcing.SourcingRequest;
import io.temporal.spring.boot.ActivityImpl;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
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
    private final ReservationFront front;
    private final OrderKits kits;
    private final ChannelStock channels;
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
            ReservationFront front,
            OrderKits kits,
            ChannelStock channels,
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
        this.front = front;
        this.kits = kits;
        this.channels = channels;
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
        var places = candidates.ids();
        var made = kits.of(request.order(), request.lines());
        var skus = request.lines().stream().map(OrderedUnits::sku).distinct().toList();
        var justReleased = shortages.justReleased(skus);
        if (!justReleased.isEmpty()) {
            inventory.fillWaiting(justReleased);
        }
        var view = channels.view(request.channel());
        var stock = places.isEmpty()
                ? Stock.NONE
                : Stock.of(inventory, request, view.at(places), made, shortages.unreleased(skus));
        var situation = situations.of(request, candidates, stock, policy.rules());
        var plan = new SharedParts(policy.rules(), made, stock.parts()).plan(situation);
        return front.isOpen() && isWholeAndWithoutHold(request, plan)
                ? commitAmongOthers(request, plan, situation, candidates, policy, view)
                : write(request, plan, situation, candidates, policy, view);
    }

    /** Nothing waits, nothing is refused, no cart ends: all that is left to do is to commit. */
    private static boolean isWholeAndWithoutHold(SourcingRequest request, Plan plan) {
        return request.hold() == null
                && plan.missing().isEmpty()
                && !plan.allocations().isEmpty();
    }

    private Optional<SourcingDecision> commitAmongOthers(
            SourcingRequest request,
            Plan plan,
            Situation situation,
            Candidates candidates,
            PolicyVersion policy,
            ChannelView view) {
        var nothing = new Split(List.of(), List.of(), List.of(), List.of());
        var decision = decision(request, plan, nothing, candidates, situation.promisedBy());
        var explanation = Explanation.of(situation, policy.rules(), plan);
        var entry = decisions.entry(
                request.order(), request.step(), decision, explanation, situation, policy, clock.instant());
        var answer = front.commit(
                new Reservation<>(request.order(), request.step(), plan.allocations(), view, entry, decisions));
        if (answer.repeated()) {
            return Optional.of(decisions.read(request.order(), request.step()));
        }
        return answer.shortfalls().isEmpty() ? Optional.of(decision) : Optional.empty();
    }

    private Optional<SourcingDecision> write(
            SourcingRequest request,
            Plan planned,
            Situation situation,
            Candidates candidates,
            PolicyVersion policy,
            ChannelView view) {
        return transaction.execute(status -> {
            var room = inventory.lockWaitingRoom(shortages.limits(request, planned));
            var missing = shortages.split(request, planned, room);
            boolean isNothing = request.shortagePolicy() == ShortagePolicy.ALL_OR_NOTHING
                    && !missing.refused().isEmpty();
            var plan = isNothing ? planned.withoutAllocations() : planned;
            var decision = decision(
                    request, plan, isNothing ? missing.withoutWaiting() : missing, candidates, situation.promisedBy());
            var explanation = Explanation.of(situation, policy.rules(), plan);
            var entry = decisions.entry(
                    request.order(), request.step(), decision, explanation, situation, policy, clock.instant());
            if (!decisions.write(List.of(entry)).getFirst()) {
                return Optional.of(decisions.read(request.order(), request.step()));
            }
            inventory.backorder(request.order(), request.step(), plan.later(), decision.backordered());
            if (!inventory
                    .commit(request.order(), request.step(), plan.allocations(), view, request.hold())
                    .isEmpty()) {
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
