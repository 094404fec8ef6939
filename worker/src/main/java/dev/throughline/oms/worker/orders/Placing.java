package dev.throughline.oms.worker.orders;

import dev.throughline.oms.activities.order.Checkout;
import dev.throughline.oms.activities.order.OrderIntake;
import dev.throughline.oms.activities.order.OrderIntake.Registration;
import dev.throughline.oms.worker.problem.ProblemException;
import dev.throughline.oms.worker.problem.ProblemType;
import dev.throughline.oms.worker.temporal.OrderStarts;
import dev.throughline.oms.workflows.order.Placement;
import dev.throughline.oms.workflows.shared.OrderId;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * From a request to the order's answer. What was said is written down first; the process is started together with the question for its
 * answer. A repeat gets the first answer, whatever has become of channel, catalogue or process since.
 */
@Component
public class Placing {
    private final OrderIntake intake;
    private final OrderStarts starts;
    private final CheckoutProperties properties;

    Placing(OrderIntake intake, OrderStarts starts, CheckoutProperties properties) {
        this.intake = intake;
        this.starts = starts;
        this.properties = properties;
    }

    /**
     * What became of the request.
     *
     * @param placement the process's answer; missing if it is not decided yet
     */
    public record Answer(
            Checkout checkout, String number, @Nullable Placement placement) {}

    /**
     * Places once per client and key.
     *
     * @param reading turns the body into a checkout, or throws the problem with it
     */
    public Answer place(String client, String key, Object body, Function<OrderId, Checkout> reading) {
        var id = new OrderId(RequestKeys.id("ord_", client, key));
        var fingerprint = RequestKeys.fingerprint(body);
        var checkout = readOrRecall(id, reading);
        Supplier<Registration> registering = () -> intake.register(client, key, fingerprint, checkout);
        var registration = registering.get();
        return switch (registration.outcome()) {
            case KEY_REUSED ->
                throw new ProblemException(
                        ProblemType.IDEMPOTENCY_KEY_REUSED,
                        "Send the first body again, or another Idempotency-Key for another order");
            case REPEATED -> answer(registration, intake.find(id).orElse(checkout), registering);
            case NEW -> answer(registration, checkout, registering);
        };
    }

    /** What the registries refuse now may be a repeat of what they allowed before. */
    private Checkout readOrRecall(OrderId id, Function<OrderId, Checkout> reading) {
        try {
            return reading.apply(id);
        } catch (ProblemException refused) {
            return intake.find(id).orElseThrow(() -> refused);
        }
    }

    /** Without an answer in time it may be in the intake by now: the process may have closed in between. */
    private Answer answer(Registration registration, Checkout checkout, Supplier<Registration> registering) {
        var placement = registration.answer();
        if (placement == null) {
            placement = starts.placeAndWait(checkout, registration.number(), properties.patience())
                    .orElseGet(() -> registering.get().answer());
        }
        return new Answer(checkout, registration.number(), placement);
    }
}
