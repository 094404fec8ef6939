package dev.throughline.oms.worker.sourcing;

import dev.throughline.oms.activities.sourcing.SourcingDecisions;
import dev.throughline.oms.activities.sourcing.SourcingPolicies;
import dev.throughline.oms.activities.sourcing.SourcingPolicies.PolicyVersion;
import dev.throughline.oms.activities.sourcing.SourcingSimulations;
import dev.throughline.oms.activities.sourcing.SourcingSimulations.Place;
import dev.throughline.oms.api.SourcingApi;
import dev.throughline.oms.api.model.SourcingActivationRequest;
import dev.throughline.oms.api.model.SourcingDecisionList;
import dev.throughline.oms.api.model.SourcingPolicy;
import dev.throughline.oms.api.model.SourcingPolicyList;
import dev.throughline.oms.api.model.SourcingPolicyRequest;
import dev.throughline.oms.api.model.SourcingSimulation;
import dev.throughline.oms.api.model.SourcingSimulationRequest;
import dev.throughline.oms.worker.ApiController;
import dev.throughline.oms.worker.Cursors;
import dev.throughline.oms.worker.problem.ProblemException;
import dev.throughline.oms.worker.problem.ProblemType;
import dev.throughline.oms.worker.security.Caller;
import dev.throughline.oms.workflows.shared.OrderId;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.springframework.http.ResponseEntity;

@ApiController
class SourcingController implements SourcingApi {
    private static final int DEFAULT_LIMIT = 200;

    private final SourcingPolicies policies;
    private final SourcingDecisions decisions;
    private final SourcingSimulations simulations;
    private final Clock clock;

    SourcingController(
            SourcingPolicies policies, SourcingDecisions decisions, SourcingSimulations simulations, Clock clock) {
        this.policies = policies;
        this.decisions = decisions;
        this.simulations = simulations;
        this.clock = clock;
    }

    @Override
    public ResponseEntity<SourcingDecisionList> getSourcing(String orderId) {
        var found = decisions.of(new OrderId(orderId));
        if (found.isEmpty()) {
            throw ProblemException.notFound("sourcing decision about this order");
        }
        return ResponseEntity.ok(new SourcingDecisionList(
                found.stream().map(SourcingWire::decision).toList()));
    }

    @Override
    public ResponseEntity<SourcingPolicyList> listSourcingPolicies() {
        return ResponseEntity.ok(list(policies.all()));
    }

    @Override
    public ResponseEntity<SourcingPolicyList> getSourcingPolicy(String policyId) {
        var versions = policies.versions(policyId);
        if (versions.isEmpty()) {
            throw ProblemException.notFound("sourcing policy with this id");
        }
        return ResponseEntity.ok(list(versions));
    }

    private static SourcingPolicyList list(List<PolicyVersion> versions) {
        return new SourcingPolicyList(versions.stream().map(RulesWire::policy).toList());
    }

    @Override
    public ResponseEntity<SourcingPolicy> putSourcingPolicy(String policyId, SourcingPolicyRequest body) {
        var rules = RulesWire.rules(body.getRules());
        return ResponseEntity.ok(
                RulesWire.policy(policies.put(policyId, rules, Caller.current().actor(), body.getReason())));
    }

    @Override
    public ResponseEntity<SourcingPolicy> activateSourcingPolicy(String policyId, SourcingActivationRequest body) {
        var from = Objects.requireNonNullElseGet(body.getEffectiveFrom(), clock::instant);
        requireAfter("effective_until", from, Objects.requireNonNullElse(body.getEffectiveUntil(), Instant.MAX));
        return policies.activate(
                        policyId,
                        body.getVersion(),
                        body.getEffectiveFrom(),
                        body.getEffectiveUntil(),
                        Caller.current().actor(),
                        body.getReason())
                .map(version -> ResponseEntity.ok(RulesWire.policy(version)))
                .orElseThrow(SourcingController::noVersion);
    }

    @Override
    public ResponseEntity<SourcingSimulation> simulateSourcingPolicy(String policyId, SourcingSimulationRequest body) {
        requireAfter("decided_before", body.getDecidedFrom(), body.getDecidedBefore());
        var policy = policies.find(policyId, body.getVersion()).orElseThrow(SourcingController::noVersion);
        var after =
                Cursors.read(body.getCursor(), 3, key -> new Place(Instant.parse(key.get(0)), key.get(1), key.get(2)));
        int limit = Objects.requireNonNullElse(body.getLimit(), DEFAULT_LIMIT);
        var simulated =
                simulations.simulate(policy.rules(), body.getDecidedFrom(), body.getDecidedBefore(), after, limit);
        return ResponseEntity.ok(
                SourcingWire.simulation(simulated, policy.rules().currency()));
    }

    private static void requireAfter(String field, Instant from, Instant end) {
        if (!end.isAfter(from)) {
            throw ProblemException.ofField(ProblemType.UNPROCESSABLE, field, "must be later than the beginning");
        }
    }

    private static ProblemException noVersion() {
        return ProblemException.notFound("such version of a sourcing policy with this id");
    }
}
