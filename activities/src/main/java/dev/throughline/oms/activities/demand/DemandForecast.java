package dev.throughline.oms.activities.demand;

import java.time.LocalDate;
import java.util.List;

/**
 * The demand at a location over the lead time, and what follows from it.
 *
 * @param forDay the first day that is forecast
 * @param models that were blended, best first
 * @param loss pinball loss in the backtest, in parts of the mean change from week to week; 0 with too little history to test
 * @param mean units over the horizon, as the quantiles
 * @param reorderPoint units on hand and on the way at or below which more is suggested
 * @param lot units that are suggested at once
 * @param safetyStock units proposed to be kept back from promises, for what counts and late till files have shown
 */
public record DemandForecast(
        LocalDate forDay,
        int historyWeeks,
        int horizonWeeks,
        List<String> models,
        double loss,
        double mean,
        double median,
        double q90,
        double q95,
        String serviceClass,
        int reorderPoint,
        int lot,
        int safetyStock) {
    public DemandForecast {
        models = List.copyOf(models);
    }

    double weekly() {
        return mean / horizonWeeks;
    }
}
