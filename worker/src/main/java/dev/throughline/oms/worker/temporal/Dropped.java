package dev.throughline.oms.worker.temporal;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Whether an update may have been dropped on its way, so that the same one has to be asked again. */
final class Dropped {
    private Dropped() {}

    /** The server's words for a failed workflow task and for an update that was in flight then; or no word at all. */
    static boolean isSaidBy(@Nullable Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof TimeoutException
                    || (cause instanceof StatusRuntimeException grpc
                            && (grpc.getStatus().getCode() == Status.Code.FAILED_PRECONDITION
                                    || grpc.getStatus().getCode() == Status.Code.ABORTED))) {
                return true;
            }
        }
        return false;
    }
}
