package dev.throughline.oms.worker.shipping;

import dev.throughline.oms.activities.shipping.CarrierUnavailableException;
import dev.throughline.oms.activities.shipping.Labels;
import dev.throughline.oms.activities.shipping.Labels.Outcome;
import dev.throughline.oms.activities.shipping.Labels.Result;
import dev.throughline.oms.worker.problem.ProblemException;
import dev.throughline.oms.worker.problem.ProblemType;
import dev.throughline.oms.workflows.shared.Actor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Where labels are asked for. What is refused is a problem; whoever asks at the same time gets the same label. */
@Component
class LabelCounter {
    private static final int ASKED_AGAIN = 40;
    private static final long PAUSE_MILLIS = 250;

    private final Labels labels;

    LabelCounter(Labels labels) {
        this.labels = labels;
    }

    void buy(String parcel, @Nullable String service, Actor actor) {
        require(available(() -> untilSettled(parcel, service, actor)));
    }

    /** Another's purchase takes as long as the carrier does. */
    private Result untilSettled(String parcel, @Nullable String service, Actor actor) {
        var result = labels.buy(parcel, service, actor);
        for (int again = 0; result.outcome() == Outcome.BUSY && again < ASKED_AGAIN; again++) {
            pause();
            result = labels.buy(parcel, service, actor);
        }
        return result;
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unavailable();
        }
    }

    void voidLabel(String parcel, Actor actor) {
        require(available(() -> labels.voidLabel(parcel, actor)));
    }

    /** Turns a carrier that does not answer into a problem that says so. */
    static <T> T available(Supplier<T> call) {
        try {
            return call.get();
        } catch (CarrierUnavailableException _) {
            throw unavailable();
        }
    }

    private static ProblemException unavailable() {
        return new ProblemException(
                ProblemType.UNAVAILABLE, "The carrier does not answer: repeat the request, nothing is bought twice");
    }

    private static void require(Result result) {
        switch (result.outcome()) {
            case DONE -> {}
            case REFUSED -> throw refused(result);
            case BUSY -> throw unavailable();
            case UNKNOWN -> throw ProblemException.notFound("parcel with this id");
            case NOT_PACKED ->
                throw new ProblemException(ProblemType.NOT_RELEASED, "Only what is packed and released gets a label");
            case NO_ADDRESS ->
                throw new ProblemException(ProblemType.ADDRESS_INVALID, "The order has no recipient with an address");
            case STORE_WITHOUT_ADDRESS ->
                throw new ProblemException(
                        ProblemType.UNPROCESSABLE,
                        "The store that it goes to has no address: put one, PUT /v1/locations/{location_id}");
            case ON_ITS_WAY ->
                throw new ProblemException(ProblemType.CONFLICT, "It is handed over, or the carrier has it already");
        }
    }

    private static ProblemException refused(Result result) {
        return switch (result.refusal()) {
            case ADDRESS_INVALID ->
                new ProblemException(
                        ProblemType.ADDRESS_INVALID,
                        "Correct the order's delivery address, or the store's, then buy the label again; it waits among the exceptions");
            case SERVICE_UNAVAILABLE, PARCEL_REFUSED, ACCOUNT_REFUSED ->
                new ProblemException(ProblemType.CARRIER_REFUSED, "The carrier says " + result.refusal());
            case null -> throw new IllegalStateException("a refusal has a reason");
        };
    }
}
