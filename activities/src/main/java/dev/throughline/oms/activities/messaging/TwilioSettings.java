package dev.throughline.oms.activities.messaging;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Text messages by Twilio; used where {@code throughline.sms.kind} is {@code twilio}.
 *
 * @param accountSid {@code AC…}
 * @param authToken secret
 * @param from the sending number in E.164, or an alphanumeric sender; not with a messaging service
 * @param messagingServiceSid {@code MG…}: Twilio chooses the sender, and keeps its list of those who have said STOP
 * @param timeout of a call; after it the outcome is unknown
 */
@ConfigurationProperties("throughline.sms.twilio")
record TwilioSettings(
        @DefaultValue("https://api.twilio.com") URI baseUrl,
        @DefaultValue("") String accountSid,
        @DefaultValue("") String authToken,
        @Nullable String from,
        @Nullable String messagingServiceSid,
        @DefaultValue("10s") Duration timeout) {
    /** Nothing secret. */
    @Override
    public String toString() {
        return "TwilioSettings[" + accountSid + "]";
    }
}
