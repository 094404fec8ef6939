package dev.throughline.oms.activities.picking;

import dev.throughline.oms.activities.fulfillment.FulfillmentOrderRecord;
import dev.throughline.oms.workflows.shared.Actor;
import dev.throughline.oms.workflows.shared.LocationId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The door for waves: which orders of a location are picked together. A refused act changes nothing. */
public interface Waves {
    /** What a wave would have now: requested orders that are in no wave, most urgent first. Reads only. */
    List<FulfillmentOrderRecord> preview(LocationId location, WaveCriteria criteria);

    /** Makes a wave. Idempotent by location and document: a repeat answers the wave as it is. */
    Created create(LocationId location, String document, WaveCriteria criteria, Actor actor);

    Optional<Wave> find(WaveId id);

    /** The location's, newest first, after this one; without totes. */
    List<Wave> list(LocationId location, Wave.@Nullable Status status, @Nullable Place after, int limit);

    /** Somebody begins to pick; the first counts, others may pick with them. */
    Act start(WaveId id, Actor actor);

    /** Takes out of the wave what nobody has begun: it may go into another. What is begun goes on. */
    Act cancel(WaveId id, Actor actor);

    /** The last wave of the page before. */
    record Place(Instant createdAt, WaveId id) {}

    /**
     * What came of asking for a wave.
     *
     * @param wave missing if refused
     */
    record Created(Act act, @Nullable Wave wave) {}

    enum Act {
        DONE,
        UNKNOWN_WAVE,
        /** Done, or cancelled. */
        CLOSED,
        /** No order fits. */
        NOTHING_TO_PICK,
        /** The document was used with other criteria. */
        OTHER_CRITERIA
    }
}
