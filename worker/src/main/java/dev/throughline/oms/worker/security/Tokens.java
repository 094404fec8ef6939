package dev.throughline.oms.worker.security;

import dev.throughline.oms.workflows.shared.CustomerId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.convert.converter.Converter;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;

/**
 * Reads who calls from a token: {@code sub}, {@code client_id} (or {@code azp}), {@code roles}, and how far: {@code locations},
 * {@code customer_id}.
 */
final class Tokens implements Converter<Jwt, AbstractAuthenticationToken> {
    static final String CLIENT_ID = "client_id";
    static final String ROLES = "roles";
    static final String LOCATIONS = "locations";
    static final String CUSTOMER = "customer_id";
    private static final int MAX_REFERENCE = 64;

    @Override
    public AbstractAuthenticationToken convert(Jwt token) {
        var subject = token.getSubject();
        if (subject == null || !isReference(subject)) {
            throw new InvalidBearerTokenException("a token's sub has 1 to 64 characters");
        }
        var authorities = roles(token).stream()
                .map(role -> new SimpleGrantedAuthority("ROLE_" + role))
                .toList();
        return new JwtAuthenticationToken(token, authorities, subject);
    }

    static String subject(Jwt token) {
        return Objects.requireNonNull(token.getSubject(), "checked when the token was read");
    }

    static List<String> roles(Jwt token) {
        return Objects.requireNonNullElse(token.getClaimAsStringList(ROLES), List.of());
    }

    /** The ids of locations, or *; missing if the token does not say. */
    static Optional<List<String>> locations(Jwt token) {
        return Optional.ofNullable(token.getClaimAsStringList(LOCATIONS));
    }

    /** Our reference of the customer who calls. */
    static @Nullable CustomerId customer(Jwt token) {
        var customer = token.getClaimAsString(CUSTOMER);
        return customer != null && isReference(customer) ? new CustomerId(customer) : null;
    }

    private static boolean isReference(String text) {
        return !text.isBlank() && text.length() <= MAX_REFERENCE;
    }

    static String client(Jwt token) {
        var client = token.getClaimAsString(CLIENT_ID);
        if (client == null) {
            client = token.getClaimAsString("azp");
        }
        return client == null ? subject(token) : client;
    }
}
