package dev.throughline.oms.worker.problem;

import io.grpc.StatusRuntimeException;
import java.sql.SQLTransientException;
import java.util.concurrent.TimeoutException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;

/** Whether a failure only says that Temporal or the database cannot be reached at the moment. */
final class Outages {
    private Outages() {}

    static boolean isOutage(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof StatusRuntimeException grpc) {
                return switch (grpc.getStatus().getCode()) {
                    // The precondition: an update waits for a process whose task fails just now, as when its worker was
                    // killed.
                    case UNAVAILABLE, DEADLINE_EXCEEDED, RESOURCE_EXHAUSTED, CANCELLED, ABORTED, FAILED_PRECONDITION ->
                        true;
                    default -> false;
                };
            }
            if (cause instanceof DataAccessResourceFailureException
                    || cause instanceof TransientDataAccessException
                    || cause instanceof CannotCreateTransactionException
                    || cause instanceof SQLTransientException
                    || cause instanceof TimeoutException) {
                return true;
            }
        }
        return false;
    }
}
