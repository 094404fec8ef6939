package dev.throughline.oms.activities.demand;

import dev.throughline.oms.activities.demand.ReplenishmentPlan.Place;
import dev.throughline.oms.activities.inventory.Inventory;
import dev.throughline.oms.activities.inventory.StockBalance;
import dev.throughline.oms.activities.inventory.StockQuery;
import dev.throughline.oms.workflows.shared.LocationId;
import dev.throughline.oms.workflows.shared.Sku;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/** What there is of an SKU, and what is on its way. */
@Component
class StockPositions {
    private static final int MOST_LOCATIONS = 100_000;

    private final Inventory inventory;
    private final SuggestionTable suggestions;
    private final ApprovedUnits approvedUnits;
    private final DemandProperties properties;

    StockPositions(
            Inventory inventory,
            SuggestionTable suggestions,
            ApprovedUnits approvedUnits,
            DemandProperties properties) {
        this.inventory = inventory;
        this.suggestions = suggestions;
        this.approvedUnits = approvedUnits;
        this.properties = properties;
    }

    /**
     * Every location that has the SKU or was asked for it. What was approved within the lead time counts as on its way as long as the
     * books do not know of it.
     */
    List<Place> places(Sku sku, Map<LocationId, DemandForecast> forecasts, LocalDate day) {
        var balances = new HashMap<LocationId, StockBalance>();
        inventory
                .balances(new StockQuery(null, sku, null, null, MOST_LOCATIONS))
                .forEach(balance -> balances.put(balance.location(), balance));
        var approved = approvedUnits.notYetAnnounced(suggestions.approved(sku, day.minusWeeks(properties.leadWeeks())));
        var locations = new TreeSet<>(balances.keySet());
        locations.addAll(forecasts.keySet());
        var places = new ArrayList<Place>();
        for (var location : locations) {
            var balance = balances.get(location);
            places.add(new Place(
                    location,
                    (balance == null ? 0 : position(balance)) + approved.getOrDefault(location, 0),
                    balance == null ? 0 : balance.available(),
                    forecasts.get(location)));
        }
        return places;
    }

    private static int position(StockBalance balance) {
        return balance.onHand() - balance.committed() - balance.held() - balance.shortage() + balance.incoming();
    }
}
