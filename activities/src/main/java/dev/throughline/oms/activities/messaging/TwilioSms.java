package dev.throughline.oms.activities.messaging;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.net.http.HttpClient;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.stereotype.Component;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import org.springframework.web.client.RestClientResponseException;

/**
 * Twilio's Messages resource (twilio.com/docs/messaging/api/message-resource, version 2010-04-01). It knows no idempotency key: after an
 * unknown outcome the number's latest messages are looked through for the same words first.
 */
@Component
@ConditionalOnProperty(name = "throughline.sms.kind", havingValue = "twilio")
class TwilioSms implements SmsSender {
    /** Error codes: twilio.com/docs/api/errors. */
    private static final Set<Integer> INVALID = Set.of(21211, 21217, 21614);

    private static final int STOPPED = 21610;
    private static final int LATEST = 50;
    private static final String MESSAGES = "/2010-04-01/Accounts/{account}/Messages.json";

    private final TwilioSettings settings;
    private final RestClient client;

    private record Created(@Nullable String sid) {}

    private record Problem(@Nullable Integer code) {}

    private record Listed(@Nullable List<Known> messages) {}

    private record Known(
            @Nullable String body,
            @JsonProperty("date_created") @Nullable String dateCreated) {}

    TwilioSms(TwilioSettings settings) {
        if (settings.accountSid().isBlank() || settings.authToken().isBlank()) {
            throw new IllegalArgumentException("throughline.sms.twilio needs account-sid and auth-token");
        }
        if ((settings.from() == null) == (settings.messagingServiceSid() == null)) {
            throw new IllegalArgumentException("throughline.sms.twilio needs either from or messaging-service-sid");
        }
        this.settings = settings;
        var requests = new JdkClientHttpRequestFactory(
                HttpClient.newBuilder().connectTimeout(settings.timeout()).build());
        requests.setReadTimeout(settings.timeout());
        client = RestClient.builder()
                .baseUrl(settings.baseUrl())
                .requestFactory(requests)
                .defaultHeaders(headers -> headers.setBasicAuth(settings.accountSid(), settings.authToken()))
                .build();
    }

    @Override
    public Answer send(Text text) {
        try {
            return text.again() && wasSent(text) ? Answer.SENT : create(text);
        } catch (RestClientResponseException refused) {
            return answer(refused);
        } catch (RestClientException unknown) {
            throw new SmsUnavailableException(unknown.getClass().getSimpleName());
        }
    }

    private Answer create(Text text) {
        var created = client.post()
                .uri(MESSAGES, settings.accountSid())
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .body(form(text))
                .retrieve()
                .body(Created.class);
        if (created == null || created.sid() == null) {
            throw new SmsUnavailableException("an answer without a message");
        }
        return Answer.SENT;
    }

    private MultiValueMap<String, String> form(Text text) {
        var form = new LinkedMultiValueMap<String, String>();
        form.add("To", text.e164());
        Optional.ofNullable(settings.from()).ifPresent(from -> form.add("From", from));
        Optional.ofNullable(settings.messagingServiceSid()).ifPresent(sid -> form.add("MessagingServiceSid", sid));
        form.add("Body", text.words());
        return form;
    }

    private boolean wasSent(Text text) {
        var listed = client.get()
                .uri(MESSAGES + "?To={to}&PageSize={size}", settings.accountSid(), text.e164(), LATEST)
                .retrieve()
                .body(Listed.class);
        return listed != null
                && listed.messages() != null
                && listed.messages().stream().anyMatch(known -> isSame(known, text));
    }

    private static boolean isSame(Known known, Text text) {
        // Twilio's times have whole seconds.
        return text.words().equals(known.body())
                && created(known)
                        .filter(at -> !at.isBefore(text.since().truncatedTo(ChronoUnit.SECONDS)))
                        .isPresent();
    }

    private static Optional<Instant> created(Known known) {
        try {
            return Optional.ofNullable(known.dateCreated())
                    .map(at -> ZonedDateTime.parse(at, DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toInstant());
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }

    private static Answer answer(RestClientResponseException refused) {
        // Wrong credentials are mended, and a limit passes.
        if (!refused.getStatusCode().isSameCodeAs(HttpStatus.BAD_REQUEST)) {
            throw new SmsUnavailableException(
                    "status " + refused.getStatusCode().value());
        }
        int code = code(refused);
        if (code == STOPPED) {
            return Answer.OPTED_OUT;
        }
        return INVALID.contains(code) ? Answer.INVALID_NUMBER : Answer.REFUSED;
    }

    private static int code(RestClientResponseException refused) {
        try {
            var problem = refused.getResponseBodyAs(Problem.class);
            return problem == null || problem.code() == null ? 0 : problem.code();
        } catch (RestClientException unreadable) {
            return 0;
        }
    }
}
