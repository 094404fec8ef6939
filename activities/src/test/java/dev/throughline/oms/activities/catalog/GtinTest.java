package dev.throughline.oms.activities.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class GtinTest {
    private static Stream<JsonNode> officialVectors() {
        var file = Objects.requireNonNull(GtinTest.class.getResourceAsStream("/vectors/gs1_check_digit.json"));
        return new JsonMapper().readTree(file).get("check_digit").valueStream();
    }

    @ParameterizedTest
    @MethodSource("officialVectors")
    void agreesWithTheOfficialCheckDigits(JsonNode vector) {
        var number = vector.get("number").asString();

        assertThat(Gtin.hasCheckDigit(number)).isEqualTo(vector.get("valid").asBoolean());
    }

    @Test
    void comparesNumbersOfDifferentLengthsInFourteenDigits() {
        assertThat(Gtin.parse("02345673")).contains("00000002345673");
        assertThat(Gtin.parse("416000336108")).contains("00416000336108");
        assertThat(Gtin.parse("0416000336108")).contains("00416000336108");
    }

    @Test
    void isNoGtinWithAnotherLength() {
        assertThat(Gtin.parse("123456789012345675")).isEmpty();
        assertThat(Gtin.parse("")).isEmpty();
    }
}
