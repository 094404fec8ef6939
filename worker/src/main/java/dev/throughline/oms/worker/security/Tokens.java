package dev.throughline.oms.worker.security;

import java.util.List;
import java.util.Objects;
import org.springframework.core.convert.converter.Converter;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;

/** Reads who calls from a token: {@code sub}, {@code client_id} (or {@code azp}), {@code roles}. */
final class Tokens implements Converter<Jwt, AbstractAuthenticationToken> {
    static final String CLIENT_ID = "client_id";
    static final String ROLES = "roles";
    private static final int MAX_REFERENCE = 64;

    @Override
    public AbstractAuthenticationToken convert(Jwt token) {
        var subject = token.getSubject();
        if (subject == null || subject.isBlank() || subject.length() > MAX_REFERENCE) {
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

    static String client(Jwt token) {
        var client = token.getClaimAsString(CLIENT_ID);
        if (client == null) {
            client = token.getClaimAsString("azp");
        }
        return client == null ? subject(token) : client;
    }
}
