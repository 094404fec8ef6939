package dev.throughline.oms.activities.sourcing;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.throughline.oms.activities.catalog.Logistics;
import dev.throughline.oms.activities.inventory.Location;
import dev.throughline.oms.workflows.shared.FulfillmentMethod;
import dev.throughline.oms.workflows.shared.LocationId;
import dev.throughline.oms.workflows.shared.OrderedUnits;
import dev.throughline.oms.workflows.shared.ShortagePolicy;
import dev.throughline.oms.workflows.shared.Sku;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All that a decision looks at, as it was then: kept with it, so that another policy can be tried on the same.
 *
 * @param candidates nearest first; those that the order itself does not rule out
 * @param outside locations that no policy could choose, and why
 * @param products by SKU; those that are as usual, or of which nobody asked, are left out
 * @param promisedBy what the customer was promised before; missing when nothing was
 * @param own of the stock, what the cart's hold keeps for this order, by location and SKU: no buffer keeps it back
 * @param withheld why the channel has no more of the stock there, by location and SKU; where there is more
 * @param store where it is sent and collected; its own stock need not be sent
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record Situation(
        FulfillmentMethod method,
        ShortagePolicy shortagePolicy,
        List<OrderedUnits> lines,
        List<Seen> candidates,
        Map<String, String> outside,
        Map<String, Logistics> products,
        @Nullable Instant promisedBy,
        Map<String, Map<String, Integer>> own,
        Map<String, Map<String, String>> withheld,
        @Nullable LocationId store) {
    Situation {
        lines = lines == null ? List.of() : List.copyOf(lines);
        candidates = candidates == null ? List.of() : List.copyOf(candidates);
        outside = outside == null ? Map.of() : Map.copyOf(outside);
        products = products == null ? Map.of() : Map.copyOf(products);
        own = own == null ? Map.of() : Map.copyOf(own);
        withheld = withheld == null ? Map.of() : Map.copyOf(withheld);
    }

    /** Of an order without a hold. */
    Situation(
            FulfillmentMethod method,
            ShortagePolicy shortagePolicy,
            List<OrderedUnits> lines,
            List<Seen> candidates,
            Map<String, String> outside,
            Map<String, Logistics> products,
            @Nullable Instant promisedBy) {
        this(method, shortagePolicy, lines, candidates, outside, products, promisedBy, Map.of(), Map.of(), null);
    }

    /**
     * A candidate.
     *
     * @param meters to the destination; 0 for all when that is not known
     * @param work parcels that are its day's work; missing when nobody asked
     * @param stock units available to promise, by SKU; none if left out
     * @param days since the last receipt, by SKU; left out when not known
     * @param arrival when the customer has what it sends; missing when not known
     * @param declined units that it turns down, in thousandths of what it is asked for; missing when nobody asked, or none to speak of
     * @param busy why others come first: closed, or full; missing when it is neither
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record Seen(
            LocationId location,
            Location.Kind kind,
            long meters,
            @Nullable Integer work,
            Map<String, Integer> stock,
            Map<String, Integer> days,
            @Nullable Instant arrival,
            @Nullable Integer declined,
            @Nullable String busy) {
        Seen {
            stock = stock == null ? Map.of() : Map.copyOf(stock);
            days = days == null ? Map.of() : Map.copyOf(days);
        }

        /** Accurate, open, and with room for more. */
        Seen(
                LocationId location,
                Location.Kind kind,
                long meters,
                @Nullable Integer work,
                Map<String, Integer> stock,
                Map<String, Integer> days,
                @Nullable Instant arrival) {
            this(location, kind, meters, work, stock, days, arrival, null, null);
        }

        int units(Sku sku) {
            return stock.getOrDefault(sku.value(), 0);
        }

        Seen withWork(int parcels) {
            return new Seen(location, kind, meters, parcels, stock, days, arrival, declined, busy);
        }

        Seen withStock(Map<String, Integer> units) {
            return new Seen(location, kind, meters, work, units, days, arrival, declined, busy);
        }

        private Seen patient() {
            return new Seen(location, kind, meters, work, stock, days, arrival, declined, null);
        }
    }

    boolean hasBusy() {
        return candidates.stream().anyMatch(seen -> seen.busy() != null);
    }

    /** As if everybody had time. */
    Situation withoutBusy() {
        return new Situation(
                method,
                shortagePolicy,
                lines,
                candidates.stream().map(Seen::patient).toList(),
                outside,
                products,
                promisedBy,
                own,
                withheld,
                store);
    }

    /** Whether what it gives is sent; else the customer collects it there. */
    boolean sendsFrom(Seen seen) {
        return method.isSent() && !seen.location().equals(store);
    }

    Logistics product(Sku sku) {
        return products.getOrDefault(sku.value(), Logistics.USUAL);
    }

    /** Units of the SKU that the order's own hold keeps there. */
    int own(Seen seen, Sku sku) {
        return own.getOrDefault(seen.location().value(), Map.of()).getOrDefault(sku.value(), 0);
    }

    /** Why the channel has no more of the SKU there; empty where it has all. */
    String withheld(Seen seen, Sku sku) {
        return withheld.getOrDefault(seen.location().value(), Map.of()).getOrDefault(sku.value(), "");
    }

    List<LocationId> places() {
        return candidates.stream().map(Seen::location).toList();
    }
}
