package dev.throughline.oms.activities.demand;

import dev.throughline.oms.activities.catalog.Catalog;
import dev.throughline.oms.activities.catalog.Product;
import dev.throughline.oms.activities.inventory.RecordAccuracy;
import dev.throughline.oms.activities.inventory.RecordAccuracy.Accuracy;
import dev.throughline.oms.workflows.demand.PlanningBatch;
import dev.throughline.oms.workflows.demand.PlanningStep;
import dev.throughline.oms.workflows.shared.LocationId;
import dev.throughline.oms.workflows.shared.Money;
import dev.throughline.oms.workflows.shared.Sku;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Forecasts and suggestions of a day, some SKUs at a time; each SKU once a day, whoever repeats it. */
@Component
class DemandPlanning {
    private final DailyTable daily;
    private final ForecastTable forecasts;
    private final SuggestionTable suggestions;
    private final Forecasting forecasting;
    private final StockPositions positions;
    private final RecordAccuracy accuracy;
    private final Catalog catalog;
    private final ApprovalRule rule;
    private final DemandProperties properties;

    DemandPlanning(
            DailyTable daily,
            ForecastTable forecasts,
            SuggestionTable suggestions,
            Forecasting forecasting,
            StockPositions positions,
            RecordAccuracy accuracy,
            Catalog catalog,
            ApprovalRule rule,
            DemandProperties properties) {
        this.daily = daily;
        this.forecasts = forecasts;
        this.suggestions = suggestions;
        this.forecasting = forecasting;
        this.positions = positions;
        this.accuracy = accuracy;
        this.catalog = catalog;
        this.rule = rule;
        this.properties = properties;
    }

    @Transactional
    public PlanningBatch plan(PlanningStep step) {
        var skus = daily.skusAfter(step.after(), properties.batch());
        var claimed = daily.claimForDay(skus, step.day());
        suggestions.supersede(claimed, step.day());
        var made = forecast(claimed, step.day());
        var products = catalog.resolve(claimed.stream().map(Sku::value).toList());
        int count = 0;
        for (var sku : claimed) {
            count += suggest(sku, made.getOrDefault(sku, Map.of()), products.get(sku.value()), step.day());
        }
        return new PlanningBatch(
                claimed.size(),
                count,
                skus.size() < properties.batch() ? null : skus.getLast().value());
    }

    private Map<Sku, Map<LocationId, DemandForecast>> forecast(Collection<Sku> skus, LocalDate day) {
        var from = day.minusWeeks(properties.historyWeeks());
        var classes = forecasts.classes();
        var measured = accuracy.since(from.atStartOfDay().toInstant(ZoneOffset.UTC), skus).stream()
                .collect(Collectors.groupingBy(Accuracy::sku, Collectors.toMap(Accuracy::location, each -> each)));
        var made = new HashMap<Sku, Map<LocationId, DemandForecast>>();
        byPlace(daily.units(skus, from, day))
                .forEach((sku, places) -> places.forEach((location, units) -> {
                    var forecast = forecasting.forecast(
                            day,
                            WeeklyHistory.of(units, day),
                            classes,
                            measured.getOrDefault(sku, Map.of()).get(location));
                    forecasts.put(sku, location.value(), forecast);
                    made.computeIfAbsent(sku, _ -> new TreeMap<>()).put(location, forecast);
                }));
        return made;
    }

    private static Map<Sku, Map<LocationId, Map<LocalDate, Integer>>> byPlace(List<DailyTable.Units> units) {
        return units.stream()
                .filter(row -> !row.location().equals(DailyTable.NOWHERE))
                .collect(Collectors.groupingBy(
                        DailyTable.Units::sku,
                        Collectors.groupingBy(
                                row -> new LocationId(row.location()),
                                Collectors.toMap(DailyTable.Units::day, DailyTable.Units::units))));
    }

    private int suggest(
            Sku sku, Map<LocationId, DemandForecast> forecastsOfSku, @Nullable Product product, LocalDate day) {
        if (product != null && !product.components().isEmpty()) {
            return 0;
        }
        int count = 0;
        boolean isBought = product == null
                || !product.selling()
                        .isDiscontinued(day.plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC));
        for (var order : ReplenishmentPlan.of(positions.places(sku, forecastsOfSku, day))) {
            if (!isBought && order.from() == null) {
                continue;
            }
            var value = value(product, order.units());
            var id = suggestions.insert(sku, order, value, day);
            if (id.isPresent()) {
                rule.apply(id.get(), value);
                count++;
            }
        }
        return count;
    }

    /** At list price. */
    private static @Nullable Money value(@Nullable Product product, int units) {
        if (product == null || product.unitPrice() == null || product.currency() == null) {
            return null;
        }
        int digits = Currency.getInstance(product.currency()).getDefaultFractionDigits();
        var amount = product.unitPrice().multiply(BigDecimal.valueOf(units));
        return new Money(
                amount.movePointRight(digits).setScale(0, RoundingMode.HALF_UP).longValueExact(), product.currency());
    }
}
