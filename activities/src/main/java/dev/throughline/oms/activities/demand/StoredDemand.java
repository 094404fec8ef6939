package dev.throughline.oms.activities.demand;

import dev.throughline.oms.workflows.shared.Sku;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

@Component
class StoredDemand implements Demand {
    private final DailyTable daily;
    private final ForecastTable forecasts;
    private final DemandProperties properties;
    private final Clock clock;

    StoredDemand(DailyTable daily, ForecastTable forecasts, DemandProperties properties, Clock clock) {
        this.daily = daily;
        this.forecasts = forecasts;
        this.properties = properties;
        this.clock = clock;
    }

    @Override
    @Transactional(readOnly = true)
    public List<LocationDemand> of(Sku sku) {
        var made = forecasts.of(sku);
        var before = made.values().stream()
                .map(DemandForecast::forDay)
                .max(LocalDate::compareTo)
                .orElseGet(() -> LocalDate.now(clock).plusDays(1));
        var from = before.minusWeeks(properties.historyWeeks());
        return daily.units(List.of(sku), from, before).stream()
                .collect(Collectors.groupingBy(
                        DailyTable.Units::location,
                        TreeMap::new,
                        Collectors.toMap(DailyTable.Units::day, DailyTable.Units::units)))
                .entrySet()
                .stream()
                .map(entry -> new LocationDemand(
                        entry.getKey().equals(DailyTable.NOWHERE) ? null : entry.getKey(),
                        WeeklyHistory.of(entry.getValue(), before),
                        Optional.ofNullable(made.get(entry.getKey()))))
                .toList();
    }
}
