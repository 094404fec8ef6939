package dev.throughline.oms.activities.inventory;

import dev.throughline.oms.workflows.shared.LocationId;
import dev.throughline.oms.workflows.shared.Sku;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** The door for those who ask how far the books are from the shelves. */
public interface RecordAccuracy {
    /** What counts and till sales since a time have shown, by SKU and location; none where there were neither. */
    List<Accuracy> since(Instant time, Collection<Sku> skus);

    /**
     * How far off the books were.
     *
     * @param counts how many cycle counts; those that a later one had overtaken do not count
     * @param missing units that the books had too many in nine counts of ten, at most; 0 if none were missing
     * @param tillDelay mean time from a till sale until it was told
     */
    record Accuracy(Sku sku, LocationId location, int counts, int missing, Duration tillDelay) {}
}
