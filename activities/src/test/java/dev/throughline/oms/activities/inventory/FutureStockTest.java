package dev.throughline.oms.activities.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.throughline.oms.activities.inventory.FutureStock.Demand;
import dev.throughline.oms.workflows.shared.LocationId;
import dev.throughline.oms.workflows.shared.Sku;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FutureStockTest {
    private static final Sku SKU = new Sku("MUG");
    private static final LocationId NORTH = new LocationId("north");
    private static final LocationId SOUTH = new LocationId("south");

    @Test
    void addsWhatIsDueToWhatIsFree() {
        var stock = List.of(new StockBalance(SKU, NORTH, 10, 3, 2, 1, 0, 1, 5));

        assertThat(FutureStock.promisable(stock, List.of(incoming(NORTH, 1, 5)), List.of()))
                .isEqualTo(Map.of(SKU, Map.of(NORTH, 9)));
    }

    @Test
    void whatComesInSettlesTheShortageAndTheSafetyStockFirst() {
        var stock = List.of(new StockBalance(SKU, NORTH, 0, 0, 0, 0, 2, 1, 5));

        assertThat(FutureStock.promisable(stock, List.of(incoming(NORTH, 1, 5)), List.of()))
                .isEqualTo(Map.of(SKU, Map.of(NORTH, 2)));
    }

    @Test
    void whoWaitsIsServedFromWhereUnitsComeEarliest() {
        var due = List.of(incoming(SOUTH, 1, 2), incoming(NORTH, 2, 4));
        var waiting = List.of(new Demand(SKU, List.of(NORTH, SOUTH), 3));

        assertThat(FutureStock.promisable(List.of(), due, waiting)).isEqualTo(Map.of(SKU, Map.of(NORTH, 3)));
    }

    @Test
    void whoCannotBeServedThereTakesNothing() {
        var waiting = List.of(new Demand(SKU, List.of(SOUTH), 3));

        assertThat(FutureStock.promisable(List.of(), List.of(incoming(NORTH, 1, 2)), waiting))
                .isEqualTo(Map.of(SKU, Map.of(NORTH, 2)));
    }

    private static IncomingStock incoming(LocationId location, int day, int units) {
        return new IncomingStock(SKU, location, "po-" + day, Instant.EPOCH.plusSeconds(86_400L * day), units);
    }
}
