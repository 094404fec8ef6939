package dev.throughline.oms.activities.shipping;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How EasyPost is reached, for {@code throughline.carrier.kind=easypost}.
 *
 * @param apiKey the account's
 * @param connectTimeout of a call
 * @param responseTimeout of a call; its outcome is unknown afterwards
 * @param senders from where parcels are sent, by location; {@code default} for those that are not named and have no address
 */
@ConfigurationProperties(prefix = "throughline.carrier.easypost")
record EasyPostProperties(
        @DefaultValue("https://api.easypost.com") URI url,
        @DefaultValue("") String apiKey,
        @DefaultValue("5s") Duration connectTimeout,
        @DefaultValue("20s") Duration responseTimeout,
        @DefaultValue Map<String, Sender> senders) {
    EasyPostProperties {
        senders = Map.copyOf(senders);
    }

    /** An address as the API names its parts. */
    record Sender(
            String company,
            String street1,
            @Nullable String street2,
            String city,
            @Nullable String state,
            String zip,
            String country,
            @Nullable String phone) {
        Sender {
            Stream.of(company, street1, city, zip, country)
                    .forEach(part -> Objects.requireNonNull(
                            part, "throughline.carrier.easypost.senders need company, street1, city, zip and country"));
        }
    }

    @Override
    public String toString() {
        return "EasyPostProperties[" + url + "]";
    }
}
