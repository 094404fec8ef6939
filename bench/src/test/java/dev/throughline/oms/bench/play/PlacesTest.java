package dev.throughline.oms.bench.play;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlacesTest {
    @Test
    void everyLocationHasATownAndADistrict() {
        assertThat(Places.load().sites()).hasSize(14).allSatisfy(site -> {
            assertThat(site.district()).matches("[A-Z]{1,2}[0-9]{1,2}[A-Z]?");
            assertThat(site.city()).startsWith(site.name().replace(" warehouse", ""));
        });
    }
}
