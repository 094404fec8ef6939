package dev.throughline.oms.activities.sourcing;

import dev.throughline.oms.activities.inventory.Location.Kind;
import dev.throughline.oms.activities.sourcing.Situation.Seen;
import dev.throughline.oms.activities.sourcing.SourcingRules.Ageing;
import dev.throughline.oms.activities.sourcing.SourcingRules.Band;
import dev.throughline.oms.activities.sourcing.SourcingRules.Buffer;
import dev.throughline.oms.activities.sourcing.SourcingRules.Capacity;
import dev.throughline.oms.activities.sourcing.SourcingRules.Handling;
import dev.throughline.oms.activities.sourcing.SourcingRules.Restriction;
import dev.throughline.oms.workflows.shared.FulfillmentMethod;
import dev.throughline.oms.workflows.shared.LocationId;
import dev.throughline.oms.workflows.shared.OrderedUnits;
import dev.throughline.oms.workflows.shared.ShortagePolicy;
import dev.throughline.oms.workflows.shared.Sku;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Rules and situations of tests. */
final class PolicySamples {
    private static final Handling FREE = new Handling(0, 0);

    private PolicySamples() {}

    /** As shipped: the fewest parcels, then the shortest ways. */
    static SourcingRules shipped() {
        return new RulesBuilder().build();
    }

    /** Rules as shipped, but for what a test is about. */
    static final class RulesBuilder {
        boolean splitLines = true;

        @Nullable
        Integer maximumKm;

        Set<LocationId> optedOut = Set.of();
        List<Buffer> buffers = List.of();
        List<Restriction> restrictions = List.of();
        Capacity capacity = new Capacity(null, null, Map.of());
        boolean keepPromise;
        List<Band> shipping = List.of(new Band(null, 0, 0, 1));
        Handling warehouse = FREE;
        Handling store = FREE;
        long splitPenalty = 1_000_000;

        @Nullable
        Ageing ageing;

        long loadBalance;
        long inaccuracy;

        SourcingRules build() {
            return new SourcingRules(
                    "GBP",
                    splitLines,
                    maximumKm,
                    optedOut,
                    buffers,
                    restrictions,
                    capacity,
                    keepPromise,
                    shipping,
                    warehouse,
                    store,
                    splitPenalty,
                    ageing,
                    loadBalance,
                    500,
                    inaccuracy);
        }
    }

    static Situation shipment(List<OrderedUnits> lines, List<Seen> candidates) {
        return new Situation(
                FulfillmentMethod.SHIP, ShortagePolicy.SHIP_AVAILABLE, lines, candidates, Map.of(), Map.of(), null);
    }

    static Seen seen(String location, Kind kind, long meters, Map<Sku, Integer> stock) {
        var bySku = new HashMap<String, Integer>();
        stock.forEach((sku, units) -> bySku.put(sku.value(), units));
        return new Seen(new LocationId(location), kind, meters, 0, bySku, Map.of(), null);
    }
}
