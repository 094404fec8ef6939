package dev.throughline.oms.activities.messaging;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.client.BasicCredentials;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.throughline.oms.activities.messaging.SmsSender.Answer;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Against the published shape of Twilio's Messages resource, 2010-04-01. */
class TwilioSmsTest extends SmsSenderContract {
    private static final String ACCOUNT = "ACaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";
    private static final String SERVICE = "MGbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb";
    private static final String PATH = "/2010-04-01/Accounts/" + ACCOUNT + "/Messages.json";

    @RegisterExtension
    static final WireMockExtension TWILIO = WireMockExtension.newInstance()
            .options(WireMockConfiguration.wireMockConfig().dynamicPort())
            .build();

    @BeforeEach
    void acceptsEverythingAndKnowsNothing() {
        TWILIO.stubFor(post(urlPathEqualTo(PATH))
                .willReturn(okJson(message(text(false).words(), "Sat, 28 Nov 2026 10:00:01 +0000"))
                        .withStatus(201)));
        list("");
    }

    @Override
    SmsSender sender() {
        return new TwilioSms(settings("+15005550006", null));
    }

    @Test
    void asksAsTheApiWantsToBeAsked() {
        sender().send(text(false));

        TWILIO.verify(
                1,
                postRequestedFor(urlPathEqualTo(PATH))
                        .withBasicAuth(new BasicCredentials(ACCOUNT, "secret"))
                        .withFormParam("To", equalTo(NUMBER))
                        .withFormParam("From", equalTo("+15005550006"))
                        .withFormParam("Body", equalTo(text(false).words())));
        TWILIO.verify(0, getRequestedFor(urlPathEqualTo(PATH)));
    }

    @Test
    void leavesTheSenderToAMessagingService() {
        new TwilioSms(settings(null, SERVICE)).send(text(false));

        TWILIO.verify(
                1,
                postRequestedFor(urlPathEqualTo(PATH))
                        .withFormParam("MessagingServiceSid", equalTo(SERVICE))
                        .withoutFormParam("From"));
    }

    @ParameterizedTest
    @CsvSource({"21211, INVALID_NUMBER", "21614, INVALID_NUMBER", "21610, OPTED_OUT", "21408, REFUSED", "21617, REFUSED"
    })
    void refusalsAreAnswers(int code, Answer answer) {
        TWILIO.stubFor(post(urlPathEqualTo(PATH))
                .willReturn(okJson("""
                {"code": %d, "message": "refused", "more_info": "https://www.twilio.com/docs/errors/%d", "status": 400}
                """.formatted(code, code)).withStatus(400)));

        assertThat(sender().send(text(false))).isEqualTo(answer);
    }

    @Test
    void aRefusalThatNobodyCanReadIsOneAllTheSame() {
        TWILIO.stubFor(post(urlPathEqualTo(PATH))
                .willReturn(aResponse().withStatus(400).withBody("<html>")));

        assertThat(sender().send(text(false))).isEqualTo(Answer.REFUSED);
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 404, 429, 500, 503})
    void whatMayPassIsTriedAgain(int status) {
        TWILIO.stubFor(post(urlPathEqualTo(PATH))
                .willReturn(okJson("""
                {"code": 20000, "message": "+447400123456", "status": %d}""".formatted(status)).withStatus(status)));

        assertThatThrownBy(() -> sender().send(text(false)))
                .isInstanceOf(SmsUnavailableException.class)
                .hasMessageNotContaining(NUMBER);
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void anAnswerThatIsLostIsUnknown(Fault fault) {
        TWILIO.stubFor(post(urlPathEqualTo(PATH)).willReturn(aResponse().withFault(fault)));

        assertThatThrownBy(() -> sender().send(text(false))).isInstanceOf(SmsUnavailableException.class);
    }

    @Test
    void anAnswerThatIsLateIsUnknown() {
        TWILIO.stubFor(post(urlPathEqualTo(PATH))
                .willReturn(okJson("{}").withStatus(201).withFixedDelay(3000)));

        assertThatThrownBy(() -> sender().send(text(false))).isInstanceOf(SmsUnavailableException.class);
    }

    @Test
    void afterALostAnswerItLooksFirstAndDoesNotSendTwice() {
        list(message(text(true).words(), "Sat, 28 Nov 2026 10:00:00 +0000"));

        assertThat(sender().send(text(true))).isEqualTo(Answer.SENT);

        TWILIO.verify(1, getRequestedFor(urlPathEqualTo(PATH)).withQueryParam("To", equalTo(NUMBER)));
        TWILIO.verify(0, postRequestedFor(urlPathEqualTo(PATH)));
    }

    @ParameterizedTest
    @CsvSource({
        "something else, 'Sat, 28 Nov 2026 10:00:01 +0000'",
        "the same, 'Sat, 28 Nov 2026 09:59:59 +0000'",
        "the same, yesterday"
    })
    void anEarlierOrAnotherTextIsNotThisOne(String words, String created) {
        list(message(words.equals("the same") ? text(true).words() : words, created));

        assertThat(sender().send(text(true))).isEqualTo(Answer.SENT);

        TWILIO.verify(1, postRequestedFor(urlPathEqualTo(PATH)));
    }

    @Test
    void doesNotStartHalfConfigured() {
        assertThatIllegalArgumentException().isThrownBy(() -> new TwilioSms(settings(null, null)));
        assertThatIllegalArgumentException().isThrownBy(() -> new TwilioSms(settings("+15005550006", SERVICE)));
        assertThat(settings(null, null).toString()).doesNotContain("secret");
    }

    private static TwilioSettings settings(@Nullable String from, @Nullable String service) {
        return new TwilioSettings(
                URI.create(TWILIO.baseUrl()), ACCOUNT, "secret", from, service, Duration.ofMillis(1500));
    }

    private static void list(String messages) {
        TWILIO.stubFor(get(urlPathEqualTo(PATH)).willReturn(okJson("""
                {"messages": [%s], "page": 0, "page_size": 50, "next_page_uri": null, "uri": "%s"}
                """.formatted(messages, PATH))));
    }

    private static String message(String body, String created) {
        return """
                {"sid": "SMcccccccccccccccccccccccccccccccc", "account_sid": "%s", "api_version": "2010-04-01",
                 "body": "%s", "date_created": "%s", "date_sent": null, "date_updated": "%s",
                 "direction": "outbound-api", "error_code": null, "error_message": null, "from": "+15005550006",
                 "messaging_service_sid": null, "num_media": "0", "num_segments": "1", "price": null, "price_unit": "USD",
                 "status": "queued", "to": "%s", "uri": "%s",
                 "subresource_uris": {"media": "/2010-04-01/Accounts/x/Messages/y/Media.json"}}
                """.formatted(ACCOUNT, body, created, created, NUMBER, PATH);
    }
}
