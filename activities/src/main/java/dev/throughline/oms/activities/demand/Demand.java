package dev.throughline.oms.activities.demand;

import dev.throughline.oms.workflows.shared.Sku;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The door for what was asked for and what will be. */
public interface Demand {
    /** By location: the last weeks, and the latest forecast. Empty if the SKU was never asked for. */
    List<LocationDemand> of(Sku sku);

    /**
     * The demand at a location.
     *
     * @param location missing for what waited for stock and had no location when it was counted
     * @param history oldest first, up to the day that was planned for last, or else today; weeks without demand are there with 0
     */
    record LocationDemand(@Nullable String location, List<Week> history, Optional<DemandForecast> forecast) {
        public LocationDemand {
            history = List.copyOf(history);
        }
    }

    /** Seven days from {@code from} on. */
    record Week(LocalDate from, int units) {}
}
