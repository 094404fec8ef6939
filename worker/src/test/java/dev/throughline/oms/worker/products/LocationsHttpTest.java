package dev.throughline.oms.worker.products;

import static org.assertj.core.api.Assertions.assertThat;

import dev.throughline.oms.worker.Api;
import dev.throughline.oms.worker.Api.Answer;
import dev.throughline.oms.worker.ApplicationTest;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Where people find a location, as it is put and read over HTTP. */
@ApplicationTest
class LocationsHttpTest {
    private static final String ADDRESS =
            "\"address\":{\"line1\":\"1 Test Street\",\"city\":\"Leeds\",\"postcode\":\"LS1 1AA\",\"country\":\"GB\"}";

    private final String id = "loc-" + UUID.randomUUID().toString().substring(0, 8);

    @LocalServerPort
    private int port;

    private Api api = new Api(0, null);

    @BeforeEach
    void logIn() {
        api = Api.operations(port);
    }

    @Test
    void hasAnAddressAndATelephoneUntilItIsPutWithoutThem() {
        var put = put("," + ADDRESS + ",\"phone\":\"0113 243 4444\"");
        assertThat(put.status()).as(put.text()).isEqualTo(200);
        assertThat(put.body()).isEqualTo(read());
        assertThat(read().at("/address/postcode").asString()).isEqualTo("LS1 1AA");
        assertThat(read().at("/address").has("line2")).isFalse();
        assertThat(read().at("/phone").asString()).isEqualTo("+441132434444");

        assertThat(put("").status()).isEqualTo(200);
        assertThat(read().has("address")).isFalse();
        assertThat(read().has("phone")).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"line1\":\"1 Test Street\",     | '\"line1\":\"   \",'       | address.line1",
                "\"line1\":\"1 Test Street\",     | ''                         | address.line1",
                ",\"city\":\"Leeds\"              | ''                         | address.city",
                ",\"postcode\":\"LS1 1AA\"        | ''                         | address.postcode",
                ",\"country\":\"GB\"              | ''                         | address.country",
                "\"GB\"                           | \"England\"                | address.country",
                "0113 243 4444                    | 12                         | phone",
                "0113 243 4444                    | ask the manager            | phone"
            })
    void refusesHalfAnAddressAndWhatIsNoTelephoneAndChangesNothing(String right, String wrong, String field) {
        assertThat(put("," + ADDRESS).status()).isEqualTo(200);
        var before = read();

        var refused = put("," + (ADDRESS + ",\"phone\":\"0113 243 4444\"").replace(right, wrong));

        assertThat(refused.problem()).as(refused.text()).isEqualTo("invalid-request");
        assertThat(refused.body().at("/errors/0/field").asString()).isEqualTo(field);
        assertThat(read()).isEqualTo(before);
    }

    @Test
    void aNationalTelephoneNeedsACountryToBeReadIn() {
        assertThat(put(",\"phone\":\"0113 243 4444\"")
                        .body()
                        .at("/errors/0/field")
                        .asString())
                .isEqualTo("phone");
        assertThat(put(",\"phone\":\"+44 113 243 4444\"").body().at("/phone").asString())
                .isEqualTo("+441132434444");
    }

    private Answer put(String more) {
        return api.send("PUT", "/v1/locations/" + id, """
                {"location_id":"%s","name":"Leeds","kind":"STORE","latitude":53.8,"longitude":-1.5,"pickup":true%s}
                """.formatted(id, more));
    }

    private JsonNode read() {
        for (var location : api.get("/v1/locations").body().path("locations")) {
            if (location.path("location_id").asString().equals(id)) {
                return location;
            }
        }
        throw new AssertionError("it is not listed");
    }
}
