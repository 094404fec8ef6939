package dev.throughline.oms.worker.orders;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** The sums of an order, in minor units. */
final class OrderArithmetic {
    private OrderArithmetic() {}

    /**
     * Quantity × unit price, rounded half up to the minor unit, once.
     *
     * @param unitPrice in major units
     * @param fractionDigits of the currency, as ISO 4217 has them
     * @throws ArithmeticException if it does not fit
     */
    static long lineTotal(int quantity, BigDecimal unitPrice, int fractionDigits) {
        return unitPrice
                .multiply(BigDecimal.valueOf(quantity))
                .movePointRight(fractionDigits)
                .setScale(0, RoundingMode.HALF_UP)
                .longValueExact();
    }

    /**
     * Splits a charge over lines in proportion to their weights by the method of largest remainders: every part is the exact share
     * rounded down or up, and the parts add up to the charge. Of equal remainders the earlier line's is rounded up. If every weight is
     * zero, all lines weigh the same.
     */
    static List<Long> allocate(long charge, List<Long> weights) {
        var used = weights.stream().allMatch(w -> w == 0) ? Collections.nCopies(weights.size(), 1L) : weights;
        var whole = used.stream().map(BigInteger::valueOf).reduce(BigInteger.ZERO, BigInteger::add);
        var parts = new Long[used.size()];
        var remainders = new BigInteger[used.size()];
        long left = charge;
        for (int i = 0; i < parts.length; i++) {
            var share = BigInteger.valueOf(charge)
                    .multiply(BigInteger.valueOf(used.get(i)))
                    .divideAndRemainder(whole);
            parts[i] = share[0].longValueExact();
            remainders[i] = share[1];
            left -= parts[i];
        }
        IntStream.range(0, parts.length)
                .boxed()
                .sorted(Comparator.comparing((Integer i) -> remainders[i]).reversed())
                .limit(left)
                .forEach(i -> parts[i]++);
        return Arrays.asList(parts);
    }
}
