package dev.throughline.oms.worker.sourcing;

import dev.throughline.oms.activities.sourcing.SourcingPolicies.PolicyVersion;
import dev.throughline.oms.activities.sourcing.SourcingRules;
import dev.throughline.oms.api.model.SourcingPolicy;
import dev.throughline.oms.worker.problem.ProblemException;
import dev.throughline.oms.worker.problem.ProblemType;
import java.util.Objects;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** Policies between the contract and our types, which have the same names. */
final class RulesWire {
    private static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    private RulesWire() {}

    /** @throws ProblemException where a rule contradicts another */
    static SourcingRules rules(dev.throughline.oms.api.model.SourcingRules wire) {
        try {
            return JSON.convertValue(wire, SourcingRules.class);
        } catch (JacksonException e) {
            throw ProblemException.ofField(ProblemType.UNPROCESSABLE, "rules", reason(e));
        }
    }

    private static String reason(JacksonException e) {
        return e.getCause() instanceof IllegalArgumentException broken
                ? Objects.requireNonNullElse(broken.getMessage(), "must not contradict each other")
                : "must be as the contract says";
    }

    static SourcingPolicy policy(PolicyVersion version) {
        var wire = new SourcingPolicy(
                version.id(),
                version.version(),
                SourcingPolicy.StatusEnum.valueOf(version.status().name()),
                JSON.convertValue(version.rules(), dev.throughline.oms.api.model.SourcingRules.class),
                version.createdBy(),
                version.createdAt(),
                version.reason());
        var activation = version.activation();
        return activation == null
                ? wire
                : wire.effectiveFrom(activation.from())
                        .effectiveUntil(activation.until())
                        .activatedBy(activation.by())
                        .activatedAt(activation.at())
                        .activationReason(activation.reason());
    }
}
