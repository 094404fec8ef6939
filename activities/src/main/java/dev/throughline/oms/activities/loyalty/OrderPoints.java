package dev.throughline.oms.activities.loyalty;

import java.util.Currency;

/**
 * What an order's steps add up to so far.
 *
 * <p>An order is worth {@code max(0, awarded − returned) ÷ one major unit}, rounded down once: the amounts of all its steps are summed
 * before they are divided. So three parts of 0.50 give one point like a whole of 1.50, and the steps may come in any order.
 *
 * @param awarded goods with the customer for good, in minor units
 * @param returned goods that came back, in minor units
 * @param points given for the order and not taken back
 */
record OrderPoints(long awarded, long returned, long points) {
    /** Points to give after {@code amount} more is with the customer; 0 or more. */
    long award(long amount, Currency currency) {
        return Math.max(0, worth(awarded + amount, returned, currency) - points);
    }

    /**
     * Points to take back after {@code amount} came back; 0 or more, never more than what was given for the order or than the account
     * has.
     */
    long clawBack(long amount, Currency currency, long balance) {
        long tooMany = points - worth(awarded, returned + amount, currency);
        return Math.clamp(tooMany, 0, Math.min(points, balance));
    }

    private static long worth(long awarded, long returned, Currency currency) {
        return Math.max(0, awarded - returned) / majorUnit(currency);
    }

    private static long majorUnit(Currency currency) {
        long unit = 1;
        for (int digit = 0; digit < currency.getDefaultFractionDigits(); digit++) {
            unit *= 10;
        }
        return unit;
    }
}
