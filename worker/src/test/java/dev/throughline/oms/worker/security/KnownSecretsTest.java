package dev.throughline.oms.worker.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.mock.env.MockEnvironment;

class KnownSecretsTest {
    @Test
    void knowsEverySecretOfTheDemonstration() {
        assertThat(KnownSecrets.published().keySet())
                .containsExactlyInAnyOrder(
                        "throughline.issuer.secret",
                        "throughline.issuer.clients.checkout.secret",
                        "throughline.issuer.clients.shopper.secret",
                        "throughline.issuer.clients.store.secret",
                        "throughline.issuer.clients.warehouse.secret",
                        "throughline.issuer.clients.marketing.secret",
                        "throughline.issuer.clients.admin.secret",
                        "throughline.issuer.clients.operations.secret",
                        "throughline.issuer.clients.service.secret",
                        "throughline.issuer.clients.pos.secret",
                        "throughline.pickup.secret",
                        "throughline.carrier.webhook-secrets",
                        "throughline.codec.keys.k1");
    }

    static Iterable<Map.Entry<String, String>> secrets() {
        return KnownSecrets.published().entrySet();
    }

    @ParameterizedTest
    @MethodSource("secrets")
    void refusesToStartWithOneOfThemOutsideTheDemonstration(Map.Entry<String, String> secret) {
        var environment = new MockEnvironment().withProperty(secret.getKey(), secret.getValue());

        assertThatThrownBy(() -> new KnownSecrets(environment))
                .hasMessageContaining(secret.getKey() + " has the demonstration's value")
                .hasMessageNotContaining(secret.getValue());
    }

    @Test
    void startsWithOnesOwnAndInTheDemonstration() {
        var own = new MockEnvironment();
        var demo = new MockEnvironment();
        demo.setActiveProfiles("demo");
        KnownSecrets.published().forEach((property, value) -> {
            own.setProperty(property, value + "-of-mine");
            demo.setProperty(property, value);
        });

        assertThatCode(() -> new KnownSecrets(own)).doesNotThrowAnyException();
        assertThatCode(() -> new KnownSecrets(demo)).doesNotThrowAnyException();
    }
}
