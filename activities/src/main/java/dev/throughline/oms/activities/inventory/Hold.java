package dev.throughline.oms.activities.inventory;

import dev.throughline.oms.workflows.shared.HoldId;
import dev.throughline.oms.workflows.shared.LocationId;
import dev.throughline.oms.workflows.shared.Sku;
import java.time.Instant;
import java.util.List;

/**
 * A cart's hold.
 *
 * @param expiresAt from when on its units go back to everybody, within the sweep's interval
 * @param units what it holds now: none once it has ended, and fewer than were asked for after a fact took some
 */
public record Hold(HoldId id, Status status, Instant createdAt, Instant expiresAt, List<Held> units) {
    public Hold {
        units = List.copyOf(units);
    }

    public enum Status {
        LIVE,
        EXPIRED,
        RELEASED,
        /** An order took the units over. */
        CONVERTED
    }

    /** Units at a location. */
    public record Held(Sku sku, LocationId location, int units) {
        StockKey key() {
            return new StockKey(sku, location);
        }
    }
}
