package dev.throughline.oms.activities.shipping;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How carriers are believed.
 *
 * @param webhookSecrets what webhooks may be signed with, two while one takes the place of the other; without one every webhook is
 *     refused. The simulated carrier signs with the first, written as Standard Webhooks writes it: {@code whsec_} and base64
 */
@ConfigurationProperties(prefix = "throughline.carrier")
record CarrierProperties(@DefaultValue List<String> webhookSecrets) {
    CarrierProperties {
        webhookSecrets =
                webhookSecrets.stream().filter(secret -> !secret.isBlank()).toList();
    }

    @Override
    public String toString() {
        return "CarrierProperties[secrets=" + webhookSecrets.size() + "]";
    }
}
