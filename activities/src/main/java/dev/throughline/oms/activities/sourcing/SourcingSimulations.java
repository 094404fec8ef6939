package dev.throughline.oms.activities.sourcing;

import dev.throughline.oms.workflows.shared.LocationId;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The door for trying a policy on past orders. */
public interface SourcingSimulations {
    /**
     * Decides past parcels again, by these rules, and changes nothing. Each is decided on the stock and the distances that its decision
     * saw then, products are as the catalogue has them now, and a location's day is full by the parcels of this simulation.
     * Decisions from before there were policies, and those too large to keep what they saw, are left out.
     *
     * @param rules of the policy to try
     * @param after where the page before ended; the first page if missing
     * @param limit decisions
     */
    Simulation simulate(SourcingRules rules, Instant from, Instant before, @Nullable Place after, int limit);

    /** A decision's place in time. */
    record Place(Instant at, String order, String step) {}

    /**
     * Both sides over the same decisions; sums, so that pages add up.
     *
     * @param past as it was decided, its cost by the rules that are tried
     * @param changed decisions that chose other locations
     * @param end of the page; missing when there is no more
     */
    record Simulation(
            int decisions,
            int changed,
            Measure past,
            Measure tried,
            @Nullable Place end) {}

    /**
     * One side.
     *
     * @param shortUnits that nobody served
     * @param splits decisions with more than one parcel
     * @param meters of all parcels
     * @param promises decisions of which is known whether they keep their promise
     * @param kept those that do
     * @param parcelsByLocation the load
     */
    record Measure(
            long units,
            long shortUnits,
            int parcels,
            int splits,
            long costMinor,
            long meters,
            int promises,
            int kept,
            Map<LocationId, Integer> parcelsByLocation) {}
}
