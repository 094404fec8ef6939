package dev.throughline.oms.worker.security;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.MacAlgorithm;
import org.springframework.security.oauth2.jwt.JwsHeader;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;

/** Issues and checks tokens signed with HS256, instead of an identity provider. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty("throughline.issuer.embedded")
class EmbeddedIssuer {
    private final IssuerProperties properties;
    private final Clock clock;
    private final JwtEncoder encoder;

    EmbeddedIssuer(IssuerProperties properties, Clock clock) {
        this.properties = properties;
        this.clock = clock;
        this.encoder = NimbusJwtEncoder.withSecretKey(key(properties)).build();
    }

    /** A token for a client that knows its secret, and asks for no more than it has. */
    Optional<String> issue(TokenRequest request) {
        var client = properties.clients().get(request.clientId());
        if (client == null || client.secret().isEmpty() || !same(client.secret(), request.clientSecret())) {
            return Optional.empty();
        }
        var now = clock.instant();
        var claims = JwtClaimsSet.builder()
                .issuer(properties.name())
                .audience(List.of(properties.audience()))
                .subject(Objects.requireNonNullElse(request.subject(), request.clientId()))
                .claim(Tokens.CLIENT_ID, request.clientId())
                .claim(Tokens.ROLES, client.roles())
                .issuedAt(now)
                .expiresAt(now.plus(properties.tokenLifetime()));
        var locations = request.locationsOf(client);
        if (!locations.isEmpty()) {
            claims.claim(Tokens.LOCATIONS, locations);
        }
        var customer = request.customerOf(client);
        if (customer != null) {
            claims.claim(Tokens.CUSTOMER, customer);
        }
        var header = JwsHeader.with(MacAlgorithm.HS256).build();
        return Optional.of(encoder.encode(JwtEncoderParameters.from(header, claims.build()))
                .getTokenValue());
    }

    long lifetimeSeconds() {
        return properties.tokenLifetime().toSeconds();
    }

    @Bean
    static JwtDecoder embeddedJwtDecoder(IssuerProperties properties) {
        var decoder = NimbusJwtDecoder.withSecretKey(key(properties))
                .macAlgorithm(MacAlgorithm.HS256)
                .build();
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(
                JwtValidators.createDefaultWithIssuer(properties.name()),
                new JwtClaimValidator<@Nullable List<String>>(
                        JwtClaimNames.AUD, audience -> audience != null && audience.contains(properties.audience()))));
        return decoder;
    }

    private static SecretKey key(IssuerProperties properties) {
        var bytes = properties.secret().getBytes(StandardCharsets.UTF_8);
        if (bytes.length < 32) {
            throw new IllegalStateException(
                    "throughline.issuer.secret (ISSUER_SECRET) needs at least 32 characters, the same in every instance");
        }
        return new SecretKeySpec(bytes, "HmacSHA256");
    }

    private static boolean same(String expected, String given) {
        return MessageDigest.isEqual(expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }
}
