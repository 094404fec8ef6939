package dev.throughline.oms.activities.catalog;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** GS1 article numbers. */
final class Gtin {
    private static final int FULL_LENGTH = 14;

    private Gtin() {}

    /** What is wrong with a number that is no GTIN, said by what would be right; missing if it is one. */
    static @Nullable String fault(String text) {
        int length = text.length();
        if ((length != 8 && (length < 12 || length > FULL_LENGTH))
                || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return "must be a GTIN of 8, 12, 13 or 14 digits";
        }
        if (hasCheckDigit(text)) {
            return null;
        }
        var front = text.substring(0, length - 1);
        for (char digit = '0'; digit <= '9'; digit++) {
            if (hasCheckDigit(front + digit)) {
                return "must end in the check digit " + digit + ": " + front + digit;
            }
        }
        throw new IllegalStateException("one digit of ten is right");
    }

    /** The number filled up to 14 digits; empty if it is no GTIN-8, -12, -13 or -14 or its check digit is wrong. */
    static Optional<String> parse(String text) {
        int length = text.length();
        boolean rightLength = length == 8 || (length >= 12 && length <= FULL_LENGTH);
        if (!rightLength || !hasCheckDigit(text)) {
            return Optional.empty();
        }
        return Optional.of("0".repeat(FULL_LENGTH - length) + text);
    }

    /**
     * Whether the last digit is the GS1 check digit of the others: weights 3 and 1 in turn from the right, sum of all a multiple of
     * ten (GS1 General Specifications, 7.9).
     */
    static boolean hasCheckDigit(String number) {
        if (number.length() < 2) {
            return false;
        }
        int sum = 0;
        for (int fromRight = 0; fromRight < number.length(); fromRight++) {
            char c = number.charAt(number.length() - 1 - fromRight);
            if (c < '0' || c > '9') {
                return false;
            }
            sum += (c - '0') * (fromRight % 2 == 0 ? 1 : 3);
        }
        return sum % 10 == 0;
    }
}
