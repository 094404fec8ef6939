package dev.throughline.oms.activities.demand;

import java.util.Comparator;
import java.util.List;

/**
 * How often the demand over a lead time is to be met from stock: fast movers more often.
 *
 * @param leastWeeklyUnits of the forecast, from which on an SKU is in the class
 * @param serviceLevel at least 0.5, below 1
 */
record ServiceClass(String name, double leastWeeklyUnits, double serviceLevel) {
    static ServiceClass of(double weeklyUnits, List<ServiceClass> classes) {
        return classes.stream()
                .filter(each -> each.leastWeeklyUnits <= weeklyUnits)
                .max(Comparator.comparingDouble(ServiceClass::leastWeeklyUnits))
                .orElseThrow(
                        () -> new IllegalStateException("demand.service_class needs a class from 0 weekly units on"));
    }
}
