package dev.throughline.oms.activities.inventory;

import dev.throughline.oms.workflows.shared.Actor;
import dev.throughline.oms.workflows.shared.LocationId;
import dev.throughline.oms.workflows.shared.Sku;
import java.time.Instant;
import java.util.List;

/**
 * The door for facts that people find out about stock. Never refused: if units are gone that carts hold or orders are promised, holds end
 * and commitments become shortages in the same transaction. Idempotent by document: a repeat changes nothing and answers as before.
 */
public interface StockFacts {
    /**
     * Posts a count. The variance is what was counted less what the books had at the time of the count, so that whatever moved since
     * stays as it is. A count older than one that was posted before is kept, and changes nothing.
     *
     * @return per SKU, in the order of the SKUs
     */
    List<Variance> count(Count count);

    /** Posts a damage, a write-off or an adjustment; returns the number of entries applied, 0 when the document was known. */
    int adjust(Adjustment adjustment);

    /**
     * What was counted.
     *
     * @param countedAt when the units were counted; not in the future
     * @param lines each SKU once
     */
    record Count(String document, LocationId location, Instant countedAt, Actor actor, List<CountedLine> lines) {
        public Count {
            lines = List.copyOf(lines);
        }
    }

    /**
     * A SKU's count.
     *
     * @param counted sellable units there, those picked and not yet packed included
     * @param reason why the books may differ: cycle count, theft, mis-shipment
     */
    record CountedLine(Sku sku, int counted, String reason) {
        public CountedLine {
            if (counted < 0) {
                throw new IllegalArgumentException("units are counted from 0");
            }
        }
    }

    /**
     * How a count and the books differed.
     *
     * @param books units that the books had when it was counted; negative if facts took more than they knew of
     * @param superseded whether a later count was posted before: the variance was not applied
     */
    record Variance(Sku sku, int counted, int books, boolean superseded) {
        public int units() {
            return counted - books;
        }
    }

    /** Units of one location that are not what they were. */
    record Adjustment(
            String document, LocationId location, Kind kind, Actor actor, String reason, List<AdjustedLine> lines) {
        public Adjustment {
            lines = List.copyOf(lines);
        }
    }

    /** Units of a SKU. */
    record AdjustedLine(Sku sku, int units) {
        public AdjustedLine {
            if (units < 1) {
                throw new IllegalArgumentException("adjusted units are counted from 1");
            }
        }
    }

    enum Kind {
        /** Sellable units are damaged from now on. */
        DAMAGE,
        /** Units are gone for good: damaged ones first, then sellable ones. */
        WRITE_OFF,
        /** Sellable units that the books did not have. */
        FOUND,
        /** Sellable units that the books had and nobody finds. */
        LOST
    }
}
