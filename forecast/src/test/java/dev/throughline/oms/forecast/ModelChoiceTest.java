package dev.throughline.oms.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ModelChoiceTest {
    private static final DemandModel NOTHING = new ErrorBands(BasicModel.ZERO);
    private static final DemandModel SAME_AGAIN = new ErrorBands(BasicModel.NAIVE);

    @Test
    void takesWhatWouldHaveBeenRight() {
        var rising = new double[40];
        Arrays.setAll(rising, t -> 10.0 * t);
        var forecast = new ModelChoice(List.of(NOTHING, SAME_AGAIN), List.of(0.5, 0.9), 8, 1).forecast(rising, 1);
        assertThat(forecast.models()).containsExactly("naive + errors");
        assertThat(forecast.distribution().quantile(0.5)).isEqualTo(400);
        assertThat(forecast.loss()).isZero();
    }

    @Test
    void takesTheFirstWhileThereIsTooLittleToJudgeBy() {
        var forecast = new ModelChoice(List.of(SAME_AGAIN, NOTHING), List.of(0.5), 8, 1).forecast(new double[] {3}, 2);
        assertThat(forecast.models()).containsExactly("naive + errors");
        assertThat(forecast.loss()).isZero();
    }

    @Test
    void blendsTheBest() {
        var forecast =
                new ModelChoice(List.of(NOTHING, SAME_AGAIN), List.of(0.5), 8, 2).forecast(Series.constant(20, 8), 1);
        assertThat(forecast.models()).hasSize(2);
        assertThat(forecast.distribution().mean()).isEqualTo(4);
    }

    @Test
    void cannotBlendMoreThanThereAre() {
        assertThatThrownBy(() -> new ModelChoice(List.of(NOTHING), List.of(0.5), 8, 2))
                .hasMessage("best must be 1 to 1, not 2");
    }
}
