package dev.throughline.oms.worker.security;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.throughline.oms.worker.Api;
import dev.throughline.oms.worker.ApplicationTest;
import dev.throughline.oms.worker.Contract;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.security.oauth2.jose.jws.MacAlgorithm;
import org.springframework.security.oauth2.jwt.JwsHeader;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

@ApplicationTest
class SecurityMatrixTest {
    private static final String SECRET = "demonstration-only-not-a-secret-0001";
    private static final Set<String> OUTSIDE_THE_CONTRACT =
            Set.of("/openapi.yaml", "/docs", "/docs/", "/demo/token", "/codec/encode", "/codec/decode", "/error");

    @LocalServerPort
    private int port;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mapping;

    @Test
    void everyOperationAsksForATokenThatIsValidNow() {
        for (var stranger : strangers().entrySet()) {
            var api = new Api(port, stranger.getValue());
            for (var operation : Contract.tokenOperations()) {
                var answer =
                        api.send(operation.method(), operation.path(), "{}", "Content-Type", operation.contentType());

                assertThat(answer.status())
                        .as("%s with %s", operation, stranger.getKey())
                        .isEqualTo(401);
                assertThat(answer.problem()).isEqualTo("unauthorized");
                assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
            }
        }
    }

    /** The matrix is the table of docs/http-api.md: it lists every operation, and the application does what it says. */
    @Test
    void everyRoleMayDoWhatTheTableSaysAndNothingElse() throws IOException {
        var table = RoleTable.read();
        var clients = table.roles().stream().collect(Collectors.toMap(role -> role, role -> Api.as(port, role)));

        assertThat(table.operations())
                .containsExactlyInAnyOrderElementsOf(Contract.operations().stream()
                        .map(Contract.Operation::id)
                        .toList());
        for (var operation : Contract.tokenOperations()) {
            clients.forEach((role, api) -> {
                var answer =
                        api.send(operation.method(), operation.path(), "{}", "Content-Type", operation.contentType());

                assertThat(answer.problem().equals("forbidden"))
                        .as("%s is refused to %s: %s", operation, role, answer.text())
                        .isNotEqualTo(table.allows(operation.id(), role));
                assertThat(answer.status() == 403).isEqualTo(answer.problem().equals("forbidden"));
            });
        }
    }

    /** No token opens what its sender has to sign, and none is asked for. */
    @Test
    void whatIsSignedIsGuardedByItsSignatureAlone() {
        var signed = Contract.operations().stream()
                .filter(Contract.Operation::signed)
                .toList();
        assertThat(signed).isNotEmpty();
        for (var operation : signed) {
            for (var api : List.of(new Api(port, null), Api.operations(port))) {
                var answer =
                        api.send(operation.method(), operation.path(), "{}", "Content-Type", operation.contentType());

                assertThat(answer.status())
                        .as("%s: %s", operation, answer.text())
                        .isEqualTo(401);
                assertThat(answer.problem()).isEqualTo("signature-refused");
            }
        }
    }

    @Test
    void aTokenWithoutRolesMayDoNothing() {
        var api = new Api(
                port, token(SECRET, "throughline", "someone", Instant.now().plusSeconds(600)));

        for (var operation : Contract.tokenOperations()) {
            assertThat(api.send(operation.method(), operation.path(), "{}", "Content-Type", operation.contentType())
                            .problem())
                    .as("%s", operation)
                    .isEqualTo("forbidden");
        }
    }

    private static Map<String, @Nullable String> strangers() {
        var now = Instant.now();
        var strangers = new HashMap<String, @Nullable String>();
        strangers.put("no token", null);
        strangers.put("garbage", "a.b.c");
        strangers.put("an expired token", token(SECRET, "throughline", "someone", now.minusSeconds(600)));
        strangers.put("another audience", token(SECRET, "elsewhere", "someone", now.plusSeconds(600)));
        strangers.put("another secret", token("x".repeat(36), "throughline", "someone", now.plusSeconds(600)));
        strangers.put("an endless subject", token(SECRET, "throughline", "x".repeat(65), now.plusSeconds(600)));
        return strangers;
    }

    private static String token(String secret, String audience, String subject, Instant expires) {
        var encoder = NimbusJwtEncoder.withSecretKey(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"))
                .build();
        var claims = JwtClaimsSet.builder()
                .issuer("throughline-embedded")
                .audience(List.of(audience))
                .subject(subject)
                .issuedAt(expires.minusSeconds(3600))
                .expiresAt(expires)
                .build();
        return encoder.encode(JwtEncoderParameters.from(
                        JwsHeader.with(MacAlgorithm.HS256).build(), claims))
                .getTokenValue();
    }

    @Test
    void everyPathIsOfTheContractOrKnownToStandOutside() {
        var served = mapping.getHandlerMethods().keySet().stream()
                .flatMap(info -> info.getPatternValues().stream())
                .collect(Collectors.toCollection(TreeSet::new));
        var known = new HashSet<>(OUTSIDE_THE_CONTRACT);
        Contract.operations().forEach(operation -> known.add(operation.template()));

        assertThat(served).isSubsetOf(known);
        assertThat(known).as("operations that nothing serves").isSubsetOf(served);
    }

    @Test
    void healthContractAndDocsAreOpen() {
        var anonymous = new Api(port, null);

        for (var path : List.of(
                "/actuator/health",
                "/actuator/health/liveness",
                "/actuator/health/readiness",
                "/openapi.yaml",
                "/docs/index.html",
                "/docs/docs.js",
                "/webjars/swagger-ui/swagger-ui-bundle.js")) {
            assertThat(anonymous.get(path).status()).as(path).isEqualTo(200);
        }
        assertThat(anonymous.get("/docs/index.html").text()).doesNotContain("//cdn", "https://");
    }

    @Test
    void metricsAreForOperations() {
        assertThat(new Api(port, null).get("/actuator/prometheus").status()).isEqualTo(401);
        assertThat(new Api(
                                port,
                                token(
                                        SECRET,
                                        "throughline",
                                        "someone",
                                        Instant.now().plusSeconds(600)))
                        .get("/actuator/prometheus")
                        .problem())
                .isEqualTo("forbidden");
        assertThat(Api.operations(port).get("/actuator/prometheus").status()).isEqualTo(200);
    }

    @Test
    void theEmbeddedIssuerKnowsItsClients() {
        var wrong = new Api(port, null)
                .send("POST", "/demo/token", "{\"client_id\":\"store\",\"client_secret\":\"guess\"}");

        assertThat(wrong.status()).isEqualTo(401);
        assertThat(wrong.problem()).isEqualTo("unauthorized");
    }
}
