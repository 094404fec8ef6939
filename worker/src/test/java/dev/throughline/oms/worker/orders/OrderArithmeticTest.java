package dev.throughline.oms.worker.orders;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class OrderArithmeticTest {
    private static final int CASES = 300;

    @ParameterizedTest
    @CsvSource({
        "3, 2.125, 2, 638",
        "1, 0.005, 2, 1",
        "1, 0.0049, 2, 0",
        "2, 0.0049, 2, 1",
        "7, 100, 0, 700",
        "1, 1.0005, 3, 1001",
        "1000000, 999999999.9999, 2, 99999999999990000"
    })
    void roundsALineHalfUpOnce(int quantity, BigDecimal price, int digits, long minor) {
        assertThat(OrderArithmetic.lineTotal(quantity, price, digits)).isEqualTo(minor);
    }

    @Test
    void givesWhatIsLeftToTheLargestRemaindersAndOfEqualOnesToTheEarlierLine() {
        assertThat(OrderArithmetic.allocate(100, List.of(1L, 1L, 1L))).containsExactly(34L, 33L, 33L);
        assertThat(OrderArithmetic.allocate(10, List.of(1L, 6L, 1L))).containsExactly(1L, 8L, 1L);
        assertThat(OrderArithmetic.allocate(495, List.of(0L, 250L, 750L))).containsExactly(0L, 124L, 371L);
    }

    @Test
    void splitsEquallyWhenNothingIsCharged() {
        assertThat(OrderArithmetic.allocate(5, List.of(0L, 0L, 0L))).containsExactly(2L, 2L, 1L);
    }

    static LongStream seeds() {
        return LongStream.range(0, CASES);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void allocatesTheWholeChargeAndNoPartIsOffByAUnit(long seed) {
        var random = new Random(seed);
        long charge = random.nextLong(0, 99_999_999_999L);
        var weights = random.longs(1 + random.nextInt(200), 0, random.nextBoolean() ? 3 : 99_999_999_999L)
                .boxed()
                .toList();

        var parts = OrderArithmetic.allocate(charge, weights);

        assertThat(parts.stream().mapToLong(Long::longValue).sum()).isEqualTo(charge);
        var whole =
                BigInteger.valueOf(weights.stream().mapToLong(Long::longValue).sum());
        if (whole.signum() > 0) {
            for (int i = 0; i < parts.size(); i++) {
                var exact = BigInteger.valueOf(charge).multiply(BigInteger.valueOf(weights.get(i)));
                var off = BigInteger.valueOf(parts.get(i)).multiply(whole).subtract(exact);
                assertThat(off.abs()).isLessThan(whole);
            }
        }
    }
}
