package dev.throughline.oms.activities.customer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneNumberTest {
    @ParameterizedTest
    @CsvFileSource(resources = "/vectors/phone_examples.csv", numLinesToSkip = 1)
    void readsTheOfficialExamples(String region, String countryCode, String type, String national, String e164) {
        assertThat(PhoneNumber.parse(national, region)).contains(new PhoneNumber(e164));
        assertThat(PhoneNumber.parse(e164, null)).contains(new PhoneNumber(e164));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "12", "not a number", "+44", "+999123456789", "07400123456789012345"})
    void leavesOutWhatIsNoNumber(String text) {
        assertThat(PhoneNumber.parse(text, "GB")).isEmpty();
    }

    @Test
    void readsANationalNumberOnlyInACountry() {
        assertThat(PhoneNumber.parse("07400 123456", null)).isEmpty();
        assertThat(PhoneNumber.parse("07400 123456", "gb")).contains(new PhoneNumber("+447400123456"));
        assertThat(PhoneNumber.parse("07400 123456", "nowhere")).isEmpty();
        assertThat(PhoneNumber.parse(null, "GB")).isEmpty();
    }
}
