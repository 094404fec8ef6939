package dev.throughline.oms.activities.demand;

import dev.throughline.oms.activities.demand.Demand.Week;
import dev.throughline.oms.activities.inventory.RecordAccuracy.Accuracy;
import dev.throughline.oms.forecast.ModelChoice;
import dev.throughline.oms.forecast.ShippedChoice;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** From weeks to a forecast, and what follows from it for the stock. */
@Component
class Forecasting {
    private final ModelChoice choice = ShippedChoice.get();
    private final DemandProperties properties;

    Forecasting(DemandProperties properties) {
        this.properties = properties;
    }

    /**
     * The forecast of one SKU at one location.
     *
     * @param history not empty
     * @param accuracy missing if nothing was measured
     */
    DemandForecast forecast(
            LocalDate day, List<Week> history, List<ServiceClass> classes, @Nullable Accuracy accuracy) {
        int horizon = properties.leadWeeks();
        var made = choice.forecast(history.stream().mapToDouble(Week::units).toArray(), horizon);
        var demand = made.distribution();
        double weekly = demand.mean() / horizon;
        var service = ServiceClass.of(weekly, classes);
        return new DemandForecast(
                day,
                history.size(),
                horizon,
                made.models(),
                made.loss(),
                demand.mean(),
                demand.quantile(0.5),
                demand.quantile(0.9),
                demand.quantile(0.95),
                service.name(),
                (int) Math.ceil(demand.quantile(service.serviceLevel())),
                (int) Math.max(1, Math.ceil(perDay(weekly) * properties.cover().toDays())),
                accuracy == null ? 0 : safetyStock(accuracy, perDay(weekly)));
    }

    /** What counts found missing, and what is sold before the till tells of it. */
    private static int safetyStock(Accuracy accuracy, double unitsPerDay) {
        double days =
                (double) accuracy.tillDelay().toSeconds() / Duration.ofDays(1).toSeconds();
        return accuracy.missing() + (int) Math.ceil(unitsPerDay * days);
    }

    private static double perDay(double weekly) {
        return weekly / DemandProperties.WEEK;
    }
}
