package dev.throughline.oms.workflows.shared;

/**
 * Who acts: a reference (token subject, employee number, system name), never a person's name or address.
 *
 * @param reference at most 64 characters
 */
public record Actor(Kind kind, String reference) {
    public enum Kind {
        CUSTOMER,
        EMPLOYEE,
        OPERATIONS,
        SYSTEM
    }

    public Actor {
        if (reference.isBlank() || reference.length() > 64) {
            throw new IllegalArgumentException("an actor's reference has 1 to 64 characters");
        }
    }

    public static Actor system(String name) {
        return new Actor(Kind.SYSTEM, name);
    }
}
