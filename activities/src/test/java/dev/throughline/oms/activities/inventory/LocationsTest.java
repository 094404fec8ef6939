package dev.throughline.oms.activities.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.throughline.oms.testing.DatabaseTest;
import dev.throughline.oms.workflows.shared.LocationId;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@DatabaseTest
class LocationsTest {
    @Autowired
    private Locations locations;

    @Test
    void keepsWhatWasPutLast() {
        var store = StockSamples.newStore();
        locations.put(store);
        assertThat(locations.find(store.id())).contains(store);

        var warehouse = new Location(
                store.id(), "A warehouse", Location.Kind.WAREHOUSE, 51.5, 0.1, ZoneId.of("UTC"), true, false);
        locations.put(warehouse);

        assertThat(locations.find(store.id())).contains(warehouse);
        assertThat(locations.all()).contains(warehouse).doesNotContain(store);
    }

    @Test
    void keepsTheAddressAndTheTelephoneUntilItIsPutWithoutThem() {
        var plain = StockSamples.newStore();
        var known = new Location(
                plain.id(),
                "Leeds",
                Location.Kind.STORE,
                53.8,
                -1.5,
                ZoneId.of("Europe/London"),
                false,
                true,
                new PostalAddress("1 Test Street", "Unit 2", "Leeds", "LS1 1AA", "GB"),
                "+441132434444");
        locations.put(known);
        assertThat(locations.find(plain.id())).contains(known);

        locations.put(plain);

        assertThat(locations.find(plain.id())).contains(plain);
    }

    @Test
    void findsNothingForAnUnknownId() {
        assertThat(locations.find(new LocationId("nowhere"))).isEmpty();
    }
}
