package dev.throughline.oms.activities.exceptions;

import dev.throughline.oms.workflows.exceptions.ExceptionKind;
import dev.throughline.oms.workflows.shared.Actor;
import dev.throughline.oms.workflows.shared.LocationId;
import dev.throughline.oms.workflows.shared.OrderId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The door of the exception queue. An order's process opens and closes entries; people take them and write notes. */
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

    enum Act {
        DONE,
        UNKNOWN,
        CLOSED
    }

    /**
     * What to list.
     *
     * @param escalated only those that nobody took in time
     * @param closed also what is closed
     */
    record Query(
            @Nullable ExceptionKind kind,
            @Nullable LocationId location,
            @Nullable OrderId order,
            @Nullable String owner,
            boolean escalated,
            boolean closed,
            @Nullable Instant afterDue,
            @Nullable String afterId,
            int limit) {}

    /**
     * One entry.
     *
     * @param locations that had a part in it
     * @param dueBy when the process goes on by itself
     * @param escalated whether nobody has taken it in time
     */
    record Entry(
            String id,
            OrderId order,
            ExceptionKind kind,
            List<LocationId> locations,
            String reason,
            Instant openedAt,
            Instant dueBy,
            boolean escalated,
            @Nullable String owner,
            @Nullable Instant closedAt,
            @Nullable String closedBy,
            @Nullable String resolution,
            List<Note> notes) {}

    record Note(Instant at, String actor, String note) {}
}
