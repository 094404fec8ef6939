package dev.throughline.oms.activities.order;

import dev.throughline.oms.workflows.order.Placement;
import dev.throughline.oms.workflows.shared.OrderId;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The door for checkouts: what was said is written down before the process starts, so that a repeat is answered whatever became of
 * the workflow, and a process that did not start is found.
 */
public interface OrderIntake {
    /**
     * Writes the checkout down, or finds what the same client said with the same key before. Safe to call concurrently: one writes,
     * the others find.
     *
     * @param fingerprint of the request's body; another one under the same key is refused
     */
    Registration register(String client, String idempotencyKey, String fingerprint, Checkout checkout);

    /** What was said at checkout; empty when unknown. */
    Optional<Checkout> find(OrderId order);

    /** Says where to deliver an order to, that was to be collected or to go elsewhere; a repeat changes nothing. */
    void deliverTo(OrderId order, Checkout.Address address);

    /** What the customer reads on the confirmation. */
    Optional<String> numberOf(OrderId order);

    /** The numbers of those that are known. */
    Map<OrderId, String> numbersOf(Collection<OrderId> orders);

    /** Intakes without an answer for longer than this: the sweeper starts their process, which is harmless if it runs already. */
    List<OrderId> unanswered(Duration longerThan, int limit);

    /**
     * Erases what was said about the customer (contact, address, tender, client's reference and fields) at these checkouts, and at those
     * of these e-mail addresses that were refused; what was ordered stays. Idempotent.
     */
    void forget(Collection<OrderId> orders, Collection<String> emails);

    /**
     * What the intake knows.
     *
     * @param number the order's number, for people
     * @param answer the process's answer, once there is one
     */
    record Registration(
            OrderId order,
            String number,
            Outcome outcome,
            @Nullable Placement answer) {}

    enum Outcome {
        NEW,
        REPEATED,
        /** The key was used with another body. */
        KEY_REUSED
    }
}
