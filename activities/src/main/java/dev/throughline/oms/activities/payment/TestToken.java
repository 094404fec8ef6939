package dev.throughline.oms.activities.payment;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The tokens the simulated gateway knows, written in lower case ({@code tok_visa}); every other is an unknown tender. */
enum TestToken {
    TOK_VISA,
    TOK_MASTERCARD,
    TOK_DECLINE,
    TOK_INSUFFICIENT_FUNDS,
    /** The first tries of each call have no effect and no answer. */
    TOK_TIMEOUT,
    /** Each call succeeds and its first answer is lost. */
    TOK_LOST_ANSWER,
    TOK_SLOW,
    /** Never reached. */
    TOK_DOWN,
    /** Authorizes, then declines every capture. */
    TOK_CAPTURE_DECLINE,
    /** Authorizes and captures, then declines every refund. */
    TOK_REFUND_DECLINE;

    static Optional<TestToken> of(String token) {
        return Arrays.stream(values())
                .filter(known -> known.text().equals(token))
                .findFirst();
    }

    String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
