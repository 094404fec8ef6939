package dev.throughline.oms.activities.customer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTest {
    @Test
    void ignoresCaseAndOuterBlanksAndNothingElse() {
        assertThat(EmailAddress.parse(" Kim.Canary+Shop@Example.ORG\t"))
                .contains(new EmailAddress("kim.canary+shop@example.org"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "kim", "@example.org", "kim@", "a@b@c", "kim @example.org", "kim@x\r\nBcc: a@b.c"})
    void leavesOutWhatCannotBeAnAddress(String text) {
        assertThat(EmailAddress.parse(text)).isEmpty();
    }

    @Test
    void leavesOutWhatIsTooLong() {
        assertThat(EmailAddress.parse("kim@" + "a".repeat(251))).isEmpty();
        assertThat(EmailAddress.parse(null)).isEmpty();
    }
}
