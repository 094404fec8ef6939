package dev.throughline.oms.activities.sourcing;

import dev.throughline.oms.workflows.shared.Actor;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The door for sourcing policies. Versions and activations are appended; nothing that decided an order is ever changed. */
public interface SourcingPolicies {
    /** The latest version of each policy, and the one that decides now, by id. */
    List<PolicyVersion> all();

    /** Every version of a policy, newest first; empty when unknown. */
    List<PolicyVersion> versions(String id);

    Optional<PolicyVersion> find(String id, int version);

    /** The version that decides orders now; other instances follow within a few seconds. */
    PolicyVersion active();

    /** Adds a draft version. The same rules as in the latest version add nothing and answer that one. */
    PolicyVersion put(String id, SourcingRules rules, Actor actor, String reason);

    /**
     * Lets a version decide from a time on. Of the activations in force the one made last counts.
     *
     * @param from now if missing
     * @param until after that the activation before counts again; without end if missing
     * @return empty when there is no such version
     */
    Optional<PolicyVersion> activate(
            String id, int version, @Nullable Instant from, @Nullable Instant until, Actor actor, String reason);

    enum Status {
        /** Never activated. */
        DRAFT,
        /** Decides orders now. */
        ACTIVE,
        /** Activated for later, or replaced by another. */
        INACTIVE
    }

    /**
     * A version.
     *
     * @param createdBy kind and reference of the actor
     * @param activation the last one; missing for a draft
     */
    record PolicyVersion(
            String id,
            int version,
            SourcingRules rules,
            Status status,
            String createdBy,
            String reason,
            Instant createdAt,
            @Nullable Activation activation) {}

    record Activation(Instant from, @Nullable Instant until, String by, String reason, Instant at) {}
}
