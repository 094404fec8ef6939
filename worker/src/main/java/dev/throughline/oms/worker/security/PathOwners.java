package dev.throughline.oms.worker.security;

import dev.throughline.oms.worker.problem.ProblemException;
import java.util.Optional;

/**
 * Knows whose the things of one kind are that paths of the contract name. Every operation with such a path asks, before its request is
 * read: what is outside the caller's reach is answered as if it were not there.
 */
public interface PathOwners {
    /** The path's variable, such as order_id. */
    String variable();

    /** Whether the operation asks; what everybody may see does not. */
    default boolean guards(String operation) {
        return true;
    }

    /** Nothing if there is no such thing, which the operation says itself. */
    Optional<Owner> ownerOf(String id, String operation);

    /** As the operation says it. */
    ProblemException missing();
}
