package dev.throughline.oms.worker.orders;

import dev.throughline.oms.activities.order.Checkout;
import dev.throughline.oms.activities.promise.OrderPromises;
import dev.throughline.oms.activities.promise.OrderPromises.Wish;
import dev.throughline.oms.worker.problem.ProblemException;
import dev.throughline.oms.worker.problem.ProblemType;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The promise that a checkout names. */
@Component
class AcceptedPromise {
    private static final String FIELD = "promise_id";

    private final OrderPromises promises;

    AcceptedPromise(OrderPromises promises) {
        this.promises = promises;
    }

    /** Throws a problem when it cannot be kept to. */
    void accept(Checkout checkout, @Nullable String promiseId) {
        if (promiseId != null) {
            promises.accept(checkout.id(), promiseId, wish(checkout)).ifPresent(refusal -> {
                throw problem(refusal);
            });
        }
    }

    private static Wish wish(Checkout checkout) {
        var address = checkout.address();
        return new Wish(
                checkout.channel(),
                checkout.method(),
                checkout.location(),
                address == null ? null : address.postcode(),
                checkout.lines().stream()
                        .collect(Collectors.toMap(Checkout.Line::sku, Checkout.Line::quantity, Integer::sum)));
    }

    private static ProblemException problem(OrderPromises.Refusal refusal) {
        return switch (refusal) {
            case UNKNOWN ->
                ProblemException.ofField(ProblemType.PROMISE_MISMATCH, FIELD, "must be of an option of POST /promises");
            case MISMATCH ->
                ProblemException.ofField(
                        ProblemType.PROMISE_MISMATCH,
                        FIELD,
                        "must be for this channel, basket, method, store and postcode");
            case EXPIRED -> ProblemException.ofField(ProblemType.PROMISE_EXPIRED, FIELD, "must be asked for again");
        };
    }
}
