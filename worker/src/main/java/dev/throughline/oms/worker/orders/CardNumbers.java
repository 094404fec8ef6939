package dev.throughline.oms.worker.orders;

/** Recognizes card numbers, which must never come in. */
final class CardNumbers {
    private static final int SHORTEST = 12;
    private static final int LONGEST = 19;

    private CardNumbers() {}

    /** Whether a text is 12 to 19 digits, blanks and hyphens apart, with a check digit by Luhn (ISO/IEC 7812-1). */
    static boolean looksLikeOne(String text) {
        var digits = text.replaceAll("[\\s-]", "");
        return digits.length() >= SHORTEST
                && digits.length() <= LONGEST
                && digits.chars().allMatch(c -> c >= '0' && c <= '9')
                && luhnSum(digits) % 10 == 0;
    }

    private static int luhnSum(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int weighted = i % 2 == 0 ? digit : 2 * digit;
            sum += weighted > 9 ? weighted - 9 : weighted;
        }
        return sum;
    }
}
