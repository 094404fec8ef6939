package dev.throughline.oms.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class DistributionTest {
    @Test
    void countsTheNegativeBinomial() {
        // r = 2, p = 1/2: P(0..4) = 1/4, 1/4, 3/16, 1/8, 5/64; so half are at most 1, nine tenths at most 5.
        var demand = new NegativeBinomial(2, 4);
        assertThat(List.of(demand.quantile(0.24), demand.quantile(0.49), demand.quantile(0.51), demand.quantile(0.9)))
                .containsExactly(0.0, 1.0, 2.0, 5.0);
    }

    @Test
    void goesOverIntoTheGammaWithoutAJump() {
        var counted = new NegativeBinomial(9_900, 400_000);
        var gamma = new NegativeBinomial(10_100, 408_000);
        for (double p : new double[] {0.05, 0.5, 0.9, 0.99}) {
            assertThat(gamma.quantile(p) / counted.quantile(p)).isCloseTo(10_100.0 / 9_900, within(0.005));
        }
    }

    @Test
    void neverVariesLessThanArrivalsThatDoNotKnowOfEachOther() {
        assertThat(new NegativeBinomial(4, 0).variance()).isCloseTo(4.04, within(1e-9));
        assertThat(new NegativeBinomial(0, 0).quantile(0.99)).isZero();
    }

    @Test
    void weighsASample() {
        var sample = new WeightedSample(0, new double[] {5, -2, 1, 3}, new double[] {1, 1, 6, 2});
        assertThat(List.of(sample.quantile(0.1), sample.quantile(0.5), sample.quantile(0.9), sample.quantile(0.95)))
                .containsExactly(0.0, 1.0, 3.0, 5.0);
    }

    @Test
    void invertsTheNormalDistribution() {
        assertThat(Normal.quantile(0.5)).isCloseTo(0, within(0.001));
        assertThat(Normal.quantile(0.95)).isCloseTo(1.6449, within(0.001));
        assertThat(Normal.quantile(0.01)).isCloseTo(-2.3263, within(0.001));
    }

    @Test
    void pinballChargesTheSideThatWasUnlikely() {
        assertThat(Accuracy.pinball(10, 6, 0.9)).isCloseTo(3.6, within(1e-9));
        assertThat(Accuracy.pinball(6, 10, 0.9)).isCloseTo(0.4, within(1e-9));
    }

    @Test
    void scalesByTheNaiveForecast() {
        assertThat(Accuracy.absoluteScale(new double[] {1, 4, 2})).isCloseTo(2.5, within(1e-9));
        assertThat(Accuracy.squaredScale(new double[] {1, 4, 2})).isCloseTo(6.5, within(1e-9));
        assertThat(Accuracy.absoluteScale(new double[] {3})).isZero();
    }
}
