package dev.throughline.oms.activities.inventory;

import dev.throughline.oms.workflows.shared.Actor;
import dev.throughline.oms.workflows.shared.LocationId;
import dev.throughline.oms.workflows.shared.Sku;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The door for files of systems that know stock. A file is applied part by part, each in one transaction and once: who is interrupted sends
 * the whole file again.
 */
public interface StockFeeds {
    /** Opens a feed, or finds it; empty if the name was used for another kind or time. */
    Optional<Feed> open(Feed feed);

    /** The result of a finished feed. */
    Optional<Finished> find(String id);

    /**
     * Applies a part: of a full feed what was there at its time, as a count; of a delta receipts and adjustments, each line id once.
     *
     * @return the part's result, the first one if it was applied before; empty if it was another part then
     */
    Optional<PartResult> apply(Feed feed, Part part, Actor actor);

    /**
     * Finishes a feed. What a full feed did not name of its locations is not there: counted as 0.
     *
     * @param fingerprint of the whole file
     */
    Finished finish(Feed feed, String fingerprint, Result result, Actor actor);

    enum Kind {
        FULL,
        DELTA
    }

    /**
     * A file.
     *
     * @param asOf of a full feed: when its figures were true
     */
    record Feed(String id, Kind kind, @Nullable Instant asOf) {}

    /**
     * Some lines of a file.
     *
     * @param number from 1
     * @param fingerprint of its lines as they came
     * @param lines those that could be read
     * @param bad those that could not
     */
    record Part(int number, String fingerprint, List<Line> lines, List<Bad> bad) {
        public Part {
            lines = List.copyOf(lines);
            bad = List.copyOf(bad);
        }
    }

    /**
     * A line that could be read.
     *
     * @param number in the file, from 1
     * @param id of a delta: unique among all lines of all deltas
     * @param change of a delta: what happened to the units
     * @param known whether {@code units} could be read; if not, the line only says that the SKU was named
     */
    record Line(
            long number,
            LocationId location,
            Sku sku,
            int units,
            String reason,
            @Nullable String id,
            @Nullable Change change,
            boolean known) {}

    enum Change {
        RECEIPT,
        DAMAGE,
        WRITE_OFF,
        FOUND,
        LOST
    }

    /** A line that was not applied, and what would be right. */
    record Bad(long line, String detail) {}

    /** What a part changed. */
    record PartResult(int changed, List<Bad> bad) {
        public PartResult {
            bad = List.copyOf(bad);
        }
    }

    /**
     * What a file changed.
     *
     * @param lines of the file, without its header
     * @param changed figures that are others now
     * @param unnamed figures that are 0 now because a full feed did not name them
     * @param badLines how many lines were not applied
     * @param bad the first of them
     */
    record Result(long lines, long changed, long unnamed, long badLines, List<Bad> bad) {
        public Result {
            bad = List.copyOf(bad);
        }
    }

    record Finished(Feed feed, String fingerprint, Result result) {}
}
