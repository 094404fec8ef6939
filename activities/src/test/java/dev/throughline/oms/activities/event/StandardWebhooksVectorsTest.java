package dev.throughline.oms.activities.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/** The cases of the reference libraries' tests; what is sent is signed, and verified by receivers, as they say. */
class StandardWebhooksVectorsTest {
    private static final String PUBLISHED = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";

    record Vectors(List<Vector> cases) {}

    record Vector(String name, boolean valid, String secret, String payload, Map<String, String> headers, long now) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Vector> vectors() throws IOException {
        try (var file = StandardWebhooksVectorsTest.class.getResourceAsStream("/vectors/standard_webhooks.json")) {
            return new JsonMapper().readValue(file, Vectors.class).cases().stream();
        }
    }

    @Test
    void signsAsPublished() throws IOException {
        var published = vectors().findFirst().orElseThrow();

        assertThat(published.headers()).containsEntry("webhook-signature", PUBLISHED);
        assertThat(signedAnew(0)).isEqualTo(PUBLISHED);
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void verifiesWhatIsValidAndNothingElse(Vector vector) {
        assertThat(verifiedWithinOneSecond(vector)).isEqualTo(vector.valid());
    }

    /** The library reads the machine's clock, in seconds; a verification during which it ticked says nothing. */
    private static boolean verifiedWithinOneSecond(Vector vector) {
        while (true) {
            long second = Clock.systemUTC().instant().getEpochSecond();
            boolean verified = verified(vector, second - vector.now());
            if (Clock.systemUTC().instant().getEpochSecond() == second) {
                return verified;
            }
        }
    }

    /** The vectors are of 2021: they are moved to today, and the published signature is made anew for the moved timestamp. */
    private static boolean verified(Vector vector, long shift) {
        try {
            new Webhook(vector.secret()).verify(vector.payload(), moved(vector, shift));
            return true;
        } catch (WebhookVerificationException | EmptyWebhookSecretException e) {
            return false;
        }
    }

    private static Map<String, List<String>> moved(Vector vector, long shift) {
        return vector.headers().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, header -> List.of(moved(header, shift))));
    }

    private static String moved(Map.Entry<String, String> header, long shift) {
        return switch (header.getKey().toLowerCase(Locale.ROOT)) {
            case "webhook-timestamp" ->
                header.getValue().matches("[0-9]+")
                        ? Long.toString(Long.parseLong(header.getValue()) + shift)
                        : header.getValue();
            case "webhook-signature" -> header.getValue().replace(PUBLISHED, signedAnew(shift));
            default -> header.getValue();
        };
    }

    private static String signedAnew(long shift) {
        return WebhookSender.sign(
                "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
                "msg_p5jXN8AQM9LWM0D4loKWxJek",
                1614265330 + shift,
                "{\"test\": 2432232314}");
    }
}
