package dev.throughline.oms.worker.orders;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CardNumbersTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "4242424242424242",
                "4242 4242 4242 4242",
                "4242-4242-4242-4242",
                "378282246310005",
                "6304000000000000",
                "5555555555554444"
            })
    void recognizesCardNumbersHoweverTheyAreGrouped(String text) {
        assertThat(CardNumbers.looksLikeOne(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"4242424242424241", "tok_4242424242424242", "42424242424", "tok_visa", "12345678901234567890"})
    void leavesTokensAlone(String text) {
        assertThat(CardNumbers.looksLikeOne(text)).isFalse();
    }
}
