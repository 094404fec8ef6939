package dev.throughline.oms.activities.inventory;

import dev.throughline.oms.activities.inventory.Inventory.Allocation;
import dev.throughline.oms.workflows.inventory.StockStep;
import dev.throughline.oms.workflows.shared.LocationId;
import dev.throughline.oms.workflows.shared.OrderId;
import dev.throughline.oms.workflows.shared.OrderedUnits;
import dev.throughline.oms.workflows.shared.Sku;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;

/** Ids that no other test uses. */
final class StockSamples {
    private StockSamples() {}

    static String unique() {
        return UUID.randomUUID().toString().replace("-", "").substring(0, 20);
    }

    static OrderId newOrder() {
        return new OrderId("ord_" + unique());
    }

    static Sku newSku() {
        return new Sku("SKU-" + unique());
    }

    static Location newStore() {
        return new Location(
                new LocationId("st_" + unique()),
                "A store",
                Location.Kind.STORE,
                53.8,
                -1.55,
                ZoneId.of("Europe/London"),
                true,
                true);
    }

    static OrderedUnits units(int line, Sku sku, int quantity) {
        return new OrderedUnits(line, sku, quantity);
    }

    static Allocation allocation(LocationId location, int line, Sku sku, int quantity) {
        return new Allocation(location, units(line, sku, quantity));
    }

    static StockStep step(OrderId order, String step, LocationId location, OrderedUnits... lines) {
        return new StockStep(order, step, location, List.of(lines));
    }

    /** Nothing held, kept back or on its way. */
    static StockBalance balance(Sku sku, LocationId location, int onHand, int committed, int damaged, int shortage) {
        return new StockBalance(sku, location, onHand, committed, 0, damaged, shortage, 0, 0);
    }
}
