package dev.throughline.oms.worker.problem;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.throughline.oms.worker.Api;
import dev.throughline.oms.worker.Api.Answer;
import dev.throughline.oms.worker.ApplicationTest;
import dev.throughline.oms.worker.Contract;
import java.net.InetAddress;
import java.net.Socket;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;

@ApplicationTest
class ProblemsTest {
    private static final String LOCATION = "/v1/locations/lon";

    @LocalServerPort
    private int port;

    private Api api = new Api(0, null);

    @BeforeEach
    void logIn() {
        api = Api.operations(port);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"location_id\":\"lon\",\"x\":1}                | invalid-request | x",
                "{\"location_id\":5}                              | invalid-request | location_id",
                "{\"location_id\":true}                           | invalid-request | location_id",
                "{\"location_id\":{}}                             | invalid-request | location_id",
                "{\"kind\":\"SHOP\"}                              | invalid-request | kind",
                "{\"latitude\":\"51\"}                            | invalid-request | latitude",
                "{\"latitude\":\"NaN\"}                           | invalid-request | latitude",
                "{\"pickup\":\"yes\"}                             | invalid-request | pickup",
                "{\"pickup\":1}                                   | invalid-request | pickup",
                "{\"name\":\"a\\u0000b\"}                         | invalid-request | name",
                "{\"name\":\"a\\ud800b\"}                         | invalid-request | name",
                "{}                                               | invalid-request | location_id",
                "[]                                               | invalid-request | (body)",
                "\"x\"                                            | invalid-request | (body)",
                "{\"location_id\":\"lon\",\"location_id\":\"x\"}  | malformed-json  |",
                "{\"location_id\":                                | malformed-json  |",
                "{} {}                                            | invalid-request | (body)",
                "null                                             | malformed-json  |",
            })
    void namesWhatIsWrongWithABody(String body, String problem, String field) {
        var answer = api.send("PUT", LOCATION, body);

        assertProblem(answer, 400, problem);
        if (field != null) {
            assertThat(answer.body()
                            .path("errors")
                            .valueStream()
                            .map(e -> e.path("field").asString()))
                    .contains(field);
        }
    }

    @Test
    void aParameterWithoutANameIsBadInput() {
        for (var query : new String[] {"?=x", "?limit=1&="}) {
            var answer = Api.operations(port).get("/v1/orders" + query);
            assertThat(answer.problem()).as(query + answer.text()).isEqualTo("invalid-request");
        }
    }

    @Test
    void refusesNumbersBeyondTheContract() {
        var answer = api.send(
                "PUT",
                LOCATION,
                "{\"location_id\":\"lon\",\"name\":\"x\",\"kind\":\"STORE\",\"latitude\":1e400,\"longitude\":0}");

        assertProblem(answer, 400, "invalid-request");
    }

    @Test
    void refusesNullInLists() {
        assertProblem(api.send("PUT", "/v1/products", "{\"products\":[null]}"), 400, "invalid-request");
    }

    @Test
    void refusesWhatIsTooDeepOrTooLarge() {
        var deep = "[".repeat(1_000) + "]".repeat(1_000);

        assertProblem(api.send("PUT", "/v1/products", deep), 400, "invalid-request");
        assertProblem(api.send("PUT", "/v1/products", " ".repeat(2_100_000)), 413, "body-too-large");
    }

    @Test
    void refusesWhatIsNoUtf8() {
        assertProblem(api.sendBytes("PUT", LOCATION, new byte[] {'{', '"', (byte) 0xff, '"'}), 400, "malformed-json");
    }

    @Test
    void refusesOtherMediaTypesMethodsAndPaths() {
        assertProblem(api.send("PUT", LOCATION, "x", "Content-Type", "text/plain"), 415, "unsupported-media-type");
        assertProblem(api.send("PUT", LOCATION, "{}", "Content-Type", "nonsense"), 415, "unsupported-media-type");
        assertProblem(api.send("GET", "/v1/locations", null, "Accept", "text/csv"), 406, "not-acceptable");
        assertProblem(api.send("DELETE", "/v1/products", null), 405, "method-not-allowed");
        assertProblem(api.get("/v1/nowhere"), 404, "not-found");
        assertProblem(api.get("/nowhere"), 404, "not-found");
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/stock?limit=x, limit",
        "/v1/stock?limit=0, limit",
        "/v1/stock?limit=201, limit",
        "/v1/stock?limit=99999999999, limit",
        "/v1/stock?cursor=abc, cursor",
        "/v1/stock?cursor=!, cursor",
        "/v1/stock?location=%20, location",
        "/v1/orders?status=NEW, status",
        "/v1/orders?order_hold=maybe, order_hold",
        "/v1/orders?placed_from=yesterday, placed_from",
        "/v1/orders?placed_from=%2B999999999-01-01T00:00:00Z, placed_from",
        "/v1/orders/nobody, order_id",
        "/v1/availability?channel=web, sku"
    })
    void namesTheParameterThatIsWrong(String path, String field) {
        var answer = api.get(path);

        assertProblem(answer, 400, "invalid-request");
        assertThat(answer.body().path("errors").path(0).path("field").asString())
                .isEqualTo(field);
    }

    @Test
    void refusesNulInAQuery() {
        assertProblem(api.get("/v1/stock?sku=%00"), 400, "invalid-request");
    }

    @Test
    void asksForAnIdempotencyKeyOfASaneLength() {
        var body = "{\"reason\":\"x\"}";

        assertProblem(api.send("POST", "/v1/orders/ord_x/cancellations", body), 400, "invalid-request");
        var tooLong = api.send("POST", "/v1/orders/ord_x/cancellations", body, "Idempotency-Key", "x".repeat(256));
        assertProblem(tooLong, 400, "invalid-request");
        assertThat(tooLong.body().path("errors").path(0).path("field").asString())
                .isEqualTo("Idempotency-Key");
    }

    @Test
    void everyOperationAnswersNonsenseAsTheContractSays() {
        for (var operation : Contract.operations()) {
            for (var body : new String[] {"{}", "{\"\":", "[[[]]]", "\u0000"}) {
                assertAnsweredByContract(operation, body, operation.contentType());
            }
            assertAnsweredByContract(operation, "{}", "application/x-nonsense");
        }
    }

    private void assertAnsweredByContract(Contract.Operation operation, String body, String contentType) {
        var answer = api.send(
                operation.method(), operation.path(), body, "Idempotency-Key", "k", "Content-Type", contentType);

        assertThat(operation.answers())
                .as("%s with %s of %s", operation, body, contentType)
                .contains(answer.status());
    }

    @Test
    void keepsAHarmlessRequestIdAndReplacesAnother() {
        assertThat(api.send("GET", "/v1/nowhere", null, "Request-Id", "abc-1")
                        .body()
                        .path("request_id")
                        .asString())
                .isEqualTo("abc-1");
        assertThat(api.send("GET", "/v1/nowhere", null, "Request-Id", "<script>")
                        .header("Request-Id"))
                .hasSize(36);
    }

    @Test
    void answersWithAProblemToWhatTheContainerRefuses() throws Exception {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream()
                    .write("GET /v1/% HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n".getBytes(UTF_8));

            assertThat(new String(socket.getInputStream().readAllBytes(), UTF_8))
                    .startsWith("HTTP/1.1 400")
                    .contains("application/problem+json", "/problems/invalid-request");
        }
    }

    private static void assertProblem(Answer answer, int status, String problem) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.problem()).isEqualTo(problem);
        assertThat(answer.body().path("status").asInt()).isEqualTo(status);
        assertThat(answer.body().path("request_id").asString()).isEqualTo(answer.header("Request-Id"));
        assertThat(answer.text()).doesNotContain("Exception", "at dev.throughline", "org.springframework");
    }
}
