package dev.throughline.oms.activities.exceptions;

import dev.throughline.oms.workflows.exceptions.ExceptionKind;
import dev.throughline.oms.workflows.exceptions.OpenedException;
import dev.throughline.oms.workflows.shared.Actor;
import dev.throughline.oms.workflows.shared.FulfillmentOrderId;
import dev.throughline.oms.workflows.shared.LocationId;
import dev.throughline.oms.workflows.shared.Money;
import dev.throughline.oms.workflows.shared.OrderId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The door of the exception queue. Processes open and close entries; people take them, write notes and decide. A decision that changes an
 * order's course is told to its process, which closes the entry; here is what does not.
 */
public interface Exceptions {
    /** Entries by due time, earliest first, after this one. */
    List<Entry> list(Query query);

    Optional<Entry> find(String id);

    /**
     * A person takes an entry, also one that another has, or gives it back.
     *
     * @param owner who decides from now on; missing gives it back to everybody
     */
    Act own(String id, @Nullable String owner, Actor actor);

    /** Adds a note; a repeat of the last note by the same actor is the same note. */
    Act note(String id, String note, Actor actor);

    /** A person has seen to it, and nothing else changes. */
    Act acknowledge(String id, String note, Actor actor);

    /**
     * A person has seen to a fulfillment order: what is late about it is acknowledged; whatever else is open about it waits for a decision
     * still, and gets the note.
     */
    void attended(FulfillmentOrderId fulfillmentOrder, String note, Actor actor);

    /** Opens an entry outside of a process, which may have ended; says so in the order's timeline. Idempotent by order and step. */
    void report(OpenedException opened, Actor actor);

    enum Act {
        DONE,
        UNKNOWN,
        CLOSED
    }

    /**
     * What to list.
     *
     * @param locations only those that one of them had a part in
     * @param escalation only those of this level or a higher one; 0 for all
     * @param closed also what is closed
     */
    record Query(
            @Nullable ExceptionKind kind,
            @Nullable List<LocationId> locations,
            @Nullable OrderId order,
            @Nullable String owner,
            int escalation,
            boolean closed,
            @Nullable Instant afterDue,
            @Nullable String afterId,
            int limit) {}

    /**
     * One entry.
     *
     * @param locations that had a part in it
     * @param dueBy when the process goes on by itself, or when somebody has to have seen to it
     * @param escalation 1 when nobody has taken it in time, 2 past its due time; 0 else, and when it is closed
     * @param fulfillmentOrder the fulfillment order it is about
     * @param refund the step of the refund that failed, and how much is owed
     * @param version counts what happened to it
     */
    record Entry(
            String id,
            OrderId order,
            ExceptionKind kind,
            List<LocationId> locations,
            String reason,
            Instant openedAt,
            Instant dueBy,
            int escalation,
            @Nullable String owner,
            @Nullable Instant closedAt,
            @Nullable String closedBy,
            @Nullable String resolution,
            @Nullable FulfillmentOrderId fulfillmentOrder,
            @Nullable String refund,
            @Nullable Money amount,
            long version,
            List<Note> notes) {
        public boolean isClosed() {
            return closedAt != null;
        }
    }

    record Note(Instant at, String actor, String note) {}
}
