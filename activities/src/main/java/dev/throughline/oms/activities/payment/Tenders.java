package dev.throughline.oms.activities.payment;

import dev.throughline.oms.workflows.shared.OrderId;
import java.util.Optional;

/** Which tender the customer gave for an order. */
@FunctionalInterface
interface Tenders {
    /** The gateway's token; empty when none was given. */
    Optional<String> tokenOf(OrderId order);

    /** 12 to 19 digits, grouped or not, with a valid Luhn check digit (ISO/IEC 7812-1): a card number, which must go no further. */
    static boolean looksLikeCardNumber(String token) {
        var digits = token.replaceAll("[ -]", "");
        if (!digits.matches("[0-9]{12,19}")) {
            return false;
        }
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int weighted = i % 2 == 0 ? digit : 2 * digit;
            sum += weighted > 9 ? weighted - 9 : weighted;
        }
        return sum % 10 == 0;
    }
}
