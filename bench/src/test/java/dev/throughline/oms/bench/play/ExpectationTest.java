package dev.throughline.oms.bench.play;

import static org.assertj.core.api.Assertions.assertThat;

import dev.throughline.oms.bench.play.OpeningStock.Delivery;
import dev.throughline.oms.workflows.shared.Money;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ExpectationTest {
    @Test
    void theFirstUnitsAreWorthWhatTheOrderProcessSays() {
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < 10_000; i++) {
            long amount = random.nextLong(1_000_000);
            int of = random.nextInt(1, 500);
            int first = random.nextInt(of + 1);

            assertThat(Expectation.share(amount, of, first))
                    .isEqualTo(new Money(amount, "GBP").share(of, 0, first).amountMinor());
        }
    }

    @Test
    void whatIsReceivedIsOnHand() {
        Expectation expectation = new Expectation();

        expectation.received(new Delivery("d", "wh", Map.of("A", 3, "B", 4)));

        assertThat(expectation.figures()).containsEntry("stock_received", 7L).containsEntry(Expectation.STOCK_NET, 7L);
    }
}
