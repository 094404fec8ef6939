package dev.throughline.oms.worker.security;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.throughline.oms.worker.problem.ProblemException;
import dev.throughline.oms.worker.problem.ProblemType;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of the embedded issuer.
 *
 * @param subject who acts, so that people of one client can be told apart; the client itself if missing
 * @param locations some of the client's; all of them if missing
 * @param customerId our reference of the customer, for clients of shoppers
 */
record TokenRequest(
        @JsonProperty("client_id") String clientId,
        @JsonProperty("client_secret") String clientSecret,
        @JsonProperty("subject") @Nullable String subject,
        @JsonProperty("locations") @Nullable List<String> locations,
        @JsonProperty("customer_id") @Nullable String customerId) {
    private static final Pattern REFERENCE = Pattern.compile("[A-Za-z0-9._:-]{1,64}");
    private static final String ANY = "*";

    // JSON leaves out what is not given, whatever the annotations say.
    @SuppressWarnings("NullAway")
    TokenRequest {
        clientId = Objects.requireNonNullElse(clientId, "");
        clientSecret = Objects.requireNonNullElse(clientSecret, "");
        requireReference("subject", subject);
        requireReference("customer_id", customerId);
    }

    private static void requireReference(String field, @Nullable String text) {
        if (text != null && !REFERENCE.matcher(text).matches()) {
            throw invalid(field, "must be a reference of 1 to 64 characters");
        }
    }

    List<String> locationsOf(IssuerProperties.Client client) {
        if (locations == null || locations.isEmpty()) {
            return client.locations();
        }
        if (!client.locations().contains(ANY) && !client.locations().containsAll(locations)) {
            throw invalid("locations", "must be some of the client's");
        }
        return locations;
    }

    @Nullable
    String customerOf(IssuerProperties.Client client) {
        if (customerId != null && !client.roles().contains(Permissions.SHOPPER)) {
            throw invalid("customer_id", "is for clients with the role shopper only");
        }
        return customerId;
    }

    private static ProblemException invalid(String field, String detail) {
        return ProblemException.ofField(ProblemType.INVALID_REQUEST, field, detail);
    }
}
