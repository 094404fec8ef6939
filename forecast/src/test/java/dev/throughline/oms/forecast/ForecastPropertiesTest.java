package dev.throughline.oms.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ForecastPropertiesTest {
    private static final List<Double> PROBABILITIES = List.of(0.05, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99);

    static LongStream seeds() {
        return LongStream.range(0, 60);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void noForecastIsNegative(long seed) {
        var demand = Series.random(seed);
        for (var model : Series.RATES) {
            var rates = model.rates(demand);
            assertThat(rates).as(model.label()).hasSize(demand.length);
            assertThat(Arrays.stream(rates).min().orElseThrow())
                    .as(model.label())
                    .isNotNegative();
        }
        for (var model : Series.models()) {
            var forecast = model.forecast(demand, 2);
            assertThat(forecast.mean()).as(model.label()).isNotNegative();
            assertThat(forecast.quantile(0.01)).as(model.label()).isNotNegative();
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void quantilesNeverFall(long seed) {
        var demand = Series.random(seed);
        var models = Series.models();
        for (var model : models) {
            var forecast = model.forecast(demand, 3);
            assertThat(PROBABILITIES.stream().map(forecast::quantile))
                    .as(model.label())
                    .isSorted();
        }
        var chosen = new ModelChoice(models, List.of(0.5, 0.9), 6, 3).forecast(demand, 3);
        assertThat(PROBABILITIES.stream().map(chosen.distribution()::quantile)).isSorted();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void ratesGrowWithTheScaleOfTheDemand(long seed) {
        var demand = Series.random(seed);
        for (var model : Series.RATES) {
            double rate = model.rate(demand);
            assertThat(model.rate(Series.times(demand, 12))).as(model.label()).isCloseTo(12 * rate, within(1e-6));
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whatWasKnownThenDoesNotDependOnWhatCame(long seed) {
        var demand = Series.random(seed);
        int then = (demand.length + 1) / 2;
        for (var model : Series.RATES) {
            if (!(model instanceof TunedSmoothing)) {
                double[] past = Arrays.copyOf(demand, then);
                assertThat(model.rates(demand)[then - 1]).as(model.label()).isEqualTo(model.rate(past));
            }
        }
    }
}
