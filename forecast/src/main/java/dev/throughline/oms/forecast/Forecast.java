package dev.throughline.oms.forecast;

import java.util.List;

/**
 * What a {@link ModelChoice} answers.
 *
 * @param models the labels of those that were blended, best first
 * @param loss their mean pinball loss in the backtest, in parts of the mean absolute change from period to period; 0 if the history
 *     was too short to test
 */
public record Forecast(Distribution distribution, List<String> models, double loss) {
    public Forecast {
        models = List.copyOf(models);
    }
}
