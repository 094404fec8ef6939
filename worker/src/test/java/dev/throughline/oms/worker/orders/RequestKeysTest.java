package dev.throughline.oms.worker.orders;

import static org.assertj.core.api.Assertions.assertThat;

import dev.throughline.oms.api.model.LineUnits;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RequestKeysTest {
    @Test
    void derivesTwentyDigitsOfCrockfordsBase32() {
        assertThat(RequestKeys.id("ord_", "web", "1"))
                .matches("ord_[0-9a-hjkmnp-tv-z]{20}")
                .isEqualTo(RequestKeys.id("ord_", "web", "1"));
    }

    @Test
    void tellsClientsAndKeysApart() {
        var ids = new HashSet<String>();
        for (int i = 0; i < 10_000; i++) {
            ids.add(RequestKeys.id("ord_", "client" + i % 10, "key" + i));
        }
        ids.add(RequestKeys.id("ord_", "ab", "c"));
        ids.add(RequestKeys.id("ord_", "a", "bc"));

        assertThat(ids).hasSize(10_002);
    }

    @Test
    void takesTheFirstHundredBits() {
        // Computed with another implementation: SHA-256 of the bytes 61 00 62, read as digits of five bits.
        assertThat(RequestKeys.id("", "a", "b")).isEqualTo("b6s73bgvqjrx67a1jac1");
    }

    @Test
    void givesTheSameFingerprintWhateverTheOrderOfFields() {
        var one = new LinkedHashMap<String, Object>(Map.of("b", 2));
        one.put("a", 1);
        var other = new LinkedHashMap<String, Object>(Map.of("a", 1));
        other.put("b", 2);

        assertThat(RequestKeys.fingerprint(one)).hasSize(64).isEqualTo(RequestKeys.fingerprint(other));
        assertThat(RequestKeys.fingerprint(new LineUnits(1, 2)))
                .isNotEqualTo(RequestKeys.fingerprint(new LineUnits(2, 1)));
    }
}
