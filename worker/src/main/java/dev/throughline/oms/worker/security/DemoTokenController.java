package dev.throughline.oms.worker.security;

import dev.throughline.oms.worker.ApiController;
import dev.throughline.oms.worker.problem.ProblemException;
import dev.throughline.oms.worker.problem.ProblemType;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;

/** Client credentials against a token, as a form (RFC 6749, 4.4; locations separated by commas) or as JSON. Only with the embedded issuer. */
@ApiController
@ConditionalOnBooleanProperty("throughline.issuer.embedded")
class DemoTokenController {
    private final EmbeddedIssuer issuer;

    DemoTokenController(EmbeddedIssuer issuer) {
        this.issuer = issuer;
    }

    @PostMapping(path = "/demo/token", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    ResponseEntity<Map<String, Object>> byForm(
            @RequestParam("client_id") String clientId,
            @RequestParam("client_secret") String clientSecret,
            @RequestParam(value = "subject", required = false) @Nullable String subject,
            @RequestParam(value = "locations", required = false) @Nullable List<String> locations,
            @RequestParam(value = "customer_id", required = false) @Nullable String customerId) {
        return token(new TokenRequest(clientId, clientSecret, subject, locations, customerId));
    }

    @PostMapping(path = "/demo/token", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Map<String, Object>> byJson(@RequestBody TokenRequest request) {
        return token(request);
    }

    private ResponseEntity<Map<String, Object>> token(TokenRequest request) {
        var token = issuer.issue(request)
                .orElseThrow(() -> new ProblemException(
                        ProblemType.UNAUTHORIZED, "Send the client_id and client_secret of a configured client"));
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(Map.of("access_token", token, "token_type", "Bearer", "expires_in", issuer.lifetimeSeconds()));
    }
}
