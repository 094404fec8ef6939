package dev.throughline.oms.workflows.transfer;

import io.temporal.failure.ApplicationFailure;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An act that the transfer's status does not allow; nothing was changed. Not a Temporal failure: SDK 1.38 loses type and message of
 * those on their way out of a validator.
 */
public final class TransferRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    TransferRefusedException(String whatWouldBeRight) {
        super(whatWouldBeRight);
    }

    /** As an update's handler fails with it, when another act was faster. */
    ApplicationFailure asFailure() {
        return ApplicationFailure.newNonRetryableFailure(
                String.valueOf(getMessage()), TransferRefusedException.class.getName());
    }

    /** What would be right, if the failed call was refused; empty when it failed for another reason. */
    public static Optional<String> in(@Nullable Throwable thrown) {
        for (var cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof ApplicationFailure failure
                    && TransferRefusedException.class.getName().equals(failure.getType())) {
                return Optional.of(failure.getOriginalMessage());
            }
        }
        return Optional.empty();
    }
}
