package dev.throughline.oms.worker.temporal;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.client.WorkflowExecutionAlreadyStarted;
import org.jspecify.annotations.Nullable;

/** Whether a start was refused because the process has run already, to its end. */
final class Ended {
    private Ended() {}

    /** The SDK says it in its own words for a start, and in the server's for an update with a start. */
    static boolean isSaidBy(@Nullable Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof WorkflowExecutionAlreadyStarted
                    || (cause instanceof StatusRuntimeException grpc
                            && grpc.getStatus().getCode() == Status.Code.ALREADY_EXISTS)) {
                return true;
            }
        }
        return false;
    }
}
