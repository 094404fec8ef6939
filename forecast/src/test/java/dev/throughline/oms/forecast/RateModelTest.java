package dev.throughline.oms.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class RateModelTest {
    private static final double[] LUMPY = {0, 0, 6, 0, 0, 0, 3, 0, 9};

    @Test
    void constantDemandIsForecastAsItIs() {
        var demand = Series.constant(30, 7);
        for (var model : Series.RATES) {
            double expected = model == BasicModel.ZERO ? 0 : model.label().startsWith("SBA") ? 7 * 0.95 : 7;
            assertThat(model.rate(demand)).as(model.label()).isCloseTo(expected, within(1e-9));
        }
    }

    @Test
    void constantDemandHasNoSpread() {
        var forecast = new RecentDemand(8).forecast(Series.constant(30, 7), 2);
        assertThat(forecast.mean()).isCloseTo(14, within(1e-9));
        assertThat(forecast.quantile(0.05)).isEqualTo(14);
        assertThat(forecast.quantile(0.99)).isEqualTo(14);
    }

    @Test
    void crostonSmoothsSizesAndIntervalsWhereThereIsDemand() {
        // Sizes 6, 3, 9 after 3, 4, 2 periods: z = 6, 5.4, 6.12 and p = 3, 3.2, 2.96 with α = 0.2.
        assertThat(new Croston(0.2, false).rate(LUMPY)).isCloseTo(6.12 / 2.96, within(1e-9));
        assertThat(new Croston(0.2, true).rate(LUMPY)).isCloseTo(0.9 * 6.12 / 2.96, within(1e-9));
    }

    @Test
    void crostonDoesNotSeeThatDemandHasEndedAndTsbDoes() {
        var ended = Arrays.copyOf(LUMPY, 60);
        assertThat(new Croston(0.2, false).rate(ended)).isEqualTo(new Croston(0.2, false).rate(LUMPY));
        assertThat(new Tsb(0.2, 0.2).rate(ended)).isLessThan(0.001);
    }

    @Test
    void tsbSmoothsTheProbabilityInEveryPeriod() {
        double beforeSecond = 0.9 * 0.9 * 0.9 / 3;
        double second = beforeSecond + 0.1 * (1 - beforeSecond);
        double third = 0.9 * second + 0.1 * (1 - 0.9 * second);
        assertThat(new Tsb(0.2, 0.1).rate(LUMPY)).isCloseTo(6.12 * third, within(1e-9));
    }

    @Test
    void refusesAConstantThatDoesNotSmooth() {
        assertThatThrownBy(() -> new ExponentialSmoothing(0)).hasMessageContaining("above 0 and at most 1");
        assertThatThrownBy(() -> new Tsb(0.1, 1.1)).hasMessageContaining("above 0 and at most 1");
    }

    @Test
    void withoutHistoryNothingIsExpected() {
        assertThat(Series.RATES)
                .allSatisfy(model -> assertThat(model.rate(new double[0])).isZero());
    }
}
