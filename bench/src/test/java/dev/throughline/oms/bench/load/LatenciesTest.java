package dev.throughline.oms.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LatenciesTest {
    @Test
    void takesTheSmallestValueThatTheShareDoesNotExceed() {
        Latencies hundred = new Latencies(
                LongStream.rangeClosed(1, 100).map(n -> (101 - n) * 1_000_000).toArray());

        assertThat(hundred.count()).isEqualTo(100);
        assertThat(hundred.millis(50)).isEqualTo(50);
        assertThat(hundred.millis(99)).isEqualTo(99);
        assertThat(hundred.millis(99.5)).isEqualTo(100);
        assertThat(hundred.millis(100)).isEqualTo(100);
        assertThat(hundred.millis(0.1)).isEqualTo(1);
    }

    @Test
    void ofFewValuesTheHighPercentilesAreTheLargest() {
        Latencies three = new Latencies(new long[] {3_000_000, 1_500_000, 2_000_000});

        assertThat(three.millis(50)).isEqualTo(2);
        assertThat(three.millis(99)).isEqualTo(3);
        assertThat(three.millis(30)).isEqualTo(1.5);
    }

    @Test
    void withoutValuesThereIsNothingToTell() {
        assertThat(new Latencies(new long[0]).millis(50)).isZero();
    }

    @Test
    void refusesWhatIsNoPercentile() {
        Latencies one = new Latencies(new long[] {1});

        assertThatIllegalArgumentException().isThrownBy(() -> one.millis(0));
        assertThatIllegalArgumentException().isThrownBy(() -> one.millis(100.1));
    }
}
