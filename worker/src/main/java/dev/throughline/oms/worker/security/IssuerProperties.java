package dev.throughline.oms.worker.security;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The embedded issuer of tokens, for demonstrations.
 *
 * @param secret at least 32 characters, the same in every instance
 * @param clients by client id
 */
@ConfigurationProperties("throughline.issuer")
record IssuerProperties(
        @DefaultValue("false") boolean embedded,
        @DefaultValue("") String secret,
        @DefaultValue("throughline-embedded") String name,
        @DefaultValue("throughline") String audience,
        @DefaultValue("1h") Duration tokenLifetime,
        @DefaultValue Map<String, Client> clients) {
    /**
     * A client without a secret is switched off.
     *
     * @param locations what its tokens may name, * for any; none leaves the claim out of its tokens
     */
    record Client(
            @DefaultValue("") String secret,
            @DefaultValue List<String> roles,
            @DefaultValue List<String> locations) {
        @Override
        public String toString() {
            return "client of roles " + roles;
        }
    }

    @Override
    public String toString() {
        return "issuer " + name;
    }
}
