package dev.throughline.oms.worker.demand;

import dev.throughline.oms.activities.demand.Demand;
import dev.throughline.oms.activities.demand.Suggestion;
import dev.throughline.oms.api.model.DemandForecast;
import dev.throughline.oms.api.model.DemandQuantile;
import dev.throughline.oms.api.model.DemandWeek;
import dev.throughline.oms.api.model.LocationDemand;
import dev.throughline.oms.api.model.ReplenishmentStatus;
import dev.throughline.oms.api.model.ReplenishmentSuggestion;
import dev.throughline.oms.worker.Amounts;
import java.util.List;

/** Demand as the contract writes it. */
final class DemandWire {
    private DemandWire() {}

    static LocationDemand location(Demand.LocationDemand demand) {
        var wire = new LocationDemand(demand.history().stream()
                        .map(week -> new DemandWeek(week.from(), week.units()))
                        .toList())
                .location(demand.location());
        demand.forecast().map(DemandWire::forecast).ifPresent(wire::setForecast);
        return wire;
    }

    private static DemandForecast forecast(dev.throughline.oms.activities.demand.DemandForecast forecast) {
        return new DemandForecast(
                forecast.forDay(),
                forecast.historyWeeks(),
                forecast.horizonWeeks(),
                forecast.models(),
                forecast.loss(),
                forecast.mean(),
                List.of(
                        new DemandQuantile(0.5, forecast.median()),
                        new DemandQuantile(0.9, forecast.q90()),
                        new DemandQuantile(0.95, forecast.q95())),
                forecast.serviceClass(),
                forecast.reorderPoint(),
                forecast.lot(),
                forecast.safetyStock());
    }

    static ReplenishmentSuggestion suggestion(Suggestion suggestion) {
        var wire = new ReplenishmentSuggestion(
                        suggestion.id(),
                        suggestion.sku().value(),
                        suggestion.location().value(),
                        ReplenishmentSuggestion.KindEnum.valueOf(
                                suggestion.kind().name()),
                        suggestion.units(),
                        suggestion.reason(),
                        suggestion.madeFor(),
                        ReplenishmentStatus.valueOf(suggestion.status().name()))
                .decidedBy(suggestion.decidedBy())
                .decidedAt(suggestion.decidedAt())
                .note(suggestion.note())
                .document(suggestion.document());
        if (suggestion.from() != null) {
            wire.setFromLocation(suggestion.from().value());
        }
        if (suggestion.value() != null) {
            wire.setValue(Amounts.wire(suggestion.value()));
        }
        return wire;
    }
}
