package dev.throughline.oms.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingsTest {
    @Test
    void readsANameAndPairs() {
        assertThat(Settings.parse("small pool:spring.datasource.hikari.maximum-pool-size=8;a.b[0].c=x=y"))
                .isEqualTo(new Settings(
                        "small pool", Map.of("spring.datasource.hikari.maximum-pool-size", "8", "a.b[0].c", "x=y")));
    }

    @Test
    void refusesWhatHasNoNameOrNoValue() {
        assertThatIllegalArgumentException().isThrownBy(() -> Settings.parse("a=b"));
        assertThatIllegalArgumentException().isThrownBy(() -> Settings.parse("name:a"));
    }
}
