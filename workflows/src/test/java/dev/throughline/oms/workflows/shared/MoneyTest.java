package dev.throughline.oms.workflows.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MoneyTest {
    @Test
    void refusesNegativeAmountsAndOtherCurrencies() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Money(-1, "EUR"));
        assertThatIllegalArgumentException().isThrownBy(() -> new Money(1, "EUR").plus(new Money(1, "GBP")));
        assertThatIllegalArgumentException().isThrownBy(() -> new Money(1, "EUR").share(3, 2, 2));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void sharesAddUpHoweverTheUnitsAreGrouped(long seed) {
        var random = new Random(seed);
        for (int round = 0; round < 2_000; round++) {
            var total = new Money(random.nextLong(10_000_000), "GBP");
            int units = 1 + random.nextInt(500);
            var sum = Money.zero("GBP");
            for (int from = 0; from < units; ) {
                int count = 1 + random.nextInt(units - from);
                sum = sum.plus(total.share(units, from, count));
                from += count;
            }
            assertThat(sum).as("seed %d round %d", seed, round).isEqualTo(total);
        }
    }
}
