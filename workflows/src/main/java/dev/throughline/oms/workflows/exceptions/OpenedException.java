package dev.throughline.oms.workflows.exceptions;

import dev.throughline.oms.workflows.shared.LocationId;
import dev.throughline.oms.workflows.shared.OrderId;
import java.time.Instant;
import java.util.List;

/**
 * An order needs a person.
 *
 * @param step unique within the order, the key of idempotency
 * @param locations that had a part in it
 * @param dueBy when the process goes on by itself
 * @param reason in the words of who caused it
 */
public record OpenedException(
        OrderId order, String step, ExceptionKind kind, List<LocationId> locations, Instant dueBy, String reason) {
    public OpenedException {
        locations = List.copyOf(locations);
    }
}
