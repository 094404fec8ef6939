package dev.throughline.oms.activities.audit;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The door of the record of refused access: rows are added, never changed. References only: no personal data, no codes. */
public interface Refusals {
    /**
     * Writes a refusal down, outside of the caller's transaction if it is to outlive it. Never fails: what cannot be written is logged. Of
     * one subject only so many are written per minute and instance.
     *
     * @return whether it was written
     */
    boolean record(Refusal refusal);

    /** Newest first. */
    List<RecordedRefusal> list(Query query);

    /**
     * What was refused to whom. Longer texts than a column's are cut.
     *
     * @param subject the actor's reference, or the name of the system that the caller pretends to be
     * @param client the calling system
     * @param operation of the contract
     * @param object an id of what was asked for
     */
    record Refusal(
            RefusalKind kind,
            String subject,
            @Nullable String client,
            @Nullable String operation,
            @Nullable String object,
            @Nullable String requestId) {
        private static final int LONGEST = 100;

        public Refusal {
            subject = subject.isBlank() ? "unknown" : cut(subject);
            client = client == null ? null : cut(client);
            operation = operation == null ? null : cut(operation);
            object = object == null ? null : cut(object);
            requestId = requestId == null ? null : cut(requestId);
        }

        private static String cut(String text) {
            return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
        }
    }

    record RecordedRefusal(long id, Instant at, Refusal refusal) {}

    /**
     * Filters; a missing one does not filter.
     *
     * @param beforeId the last entry of the page before
     */
    record Query(
            @Nullable RefusalKind kind,
            @Nullable String subject,
            @Nullable Instant since,
            @Nullable Long beforeId,
            int limit) {}
}
