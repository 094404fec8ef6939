package dev.throughline.oms.activities.inventory;

import dev.throughline.oms.workflows.shared.HoldId;
import dev.throughline.oms.workflows.shared.LocationId;
import dev.throughline.oms.workflows.shared.Sku;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The door for carts: units kept for a while. A hold is a promise, so it is refused when there is too little; a fact may still take its
 * units, the newest hold's first.
 */
public interface Holds {
    /**
     * Creates the hold, or lets it hold these lines instead; all or nothing: refused, it holds what it held before. Its time starts
     * anew, up to the longest life of a hold. A hold that has expired or was released starts again.
     */
    Answer put(Request request);

    Optional<Hold> find(HoldId id);

    /** Lives on for this long from now, up to the longest life of a hold; never shorter. Empty if it is not live. */
    Optional<Hold> extend(HoldId id, Duration life);

    /** Gives everything back; does nothing if there is nothing to give back. */
    void release(HoldId id);

    /**
     * What is to be held.
     *
     * @param holder the customer's reference, or the client's where there is no customer: the caps count by it
     * @param life from now on; the longest that is configured if missing
     * @param locations where units may be held; every location if empty
     * @param by the channel that sells: its allocations are drawn first, its buffers kept back; any channel's if missing
     */
    record Request(
            HoldId id,
            String holder,
            @Nullable Duration life,
            Collection<LocationId> locations,
            List<Line> lines,
            @Nullable ChannelView by) {
        public Request(
                HoldId id, String holder, @Nullable Duration life, Collection<LocationId> locations, List<Line> lines) {
            this(id, holder, life, locations, lines, null);
        }

        public Request {
            locations = List.copyOf(locations);
            lines = List.copyOf(lines);
        }
    }

    /**
     * Units of a SKU.
     *
     * @param location the one that the customer chose; where there is most if missing
     */
    record Line(Sku sku, int units, @Nullable LocationId location) {
        public Line {
            if (units < 1) {
                throw new IllegalArgumentException("held units are counted from 1");
            }
        }
    }

    /**
     * What became of it.
     *
     * @param hold missing when refused
     * @param missing SKUs of which there is too little; only with {@code OUT_OF_STOCK}
     */
    record Answer(@Nullable Hold hold, @Nullable Refusal refusal, List<Sku> missing) {
        static Answer refused(Refusal refusal) {
            return new Answer(null, refusal, List.of());
        }
    }

    enum Refusal {
        OUT_OF_STOCK,
        /** An order has taken it over; the next cart needs another hold. */
        CONVERTED,
        /** More units than one hold may have. */
        TOO_MANY_UNITS,
        /** The holder has as many live holds as one may have. */
        TOO_MANY_HOLDS
    }
}
