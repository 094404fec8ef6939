package dev.throughline.oms.worker.sourcing;

import dev.throughline.oms.activities.sourcing.SourcingDecisions.Decided;
import dev.throughline.oms.activities.sourcing.SourcingDecisions.Line;
import dev.throughline.oms.activities.sourcing.SourcingSimulations.Measure;
import dev.throughline.oms.activities.sourcing.SourcingSimulations.Simulation;
import dev.throughline.oms.api.model.SourcedLine;
import dev.throughline.oms.api.model.SourcingAlternative;
import dev.throughline.oms.api.model.SourcingDecision;
import dev.throughline.oms.api.model.SourcingMeasure;
import dev.throughline.oms.api.model.SourcingSimulation;
import dev.throughline.oms.worker.Cursors;
import java.util.TreeMap;

/** Decisions and simulations as the contract writes them. */
final class SourcingWire {
    private SourcingWire() {}

    static SourcingDecision decision(Decided decided) {
        return new SourcingDecision(
                        decided.step(),
                        decided.at(),
                        decided.costMinor(),
                        decided.gapMinor(),
                        decided.lines().stream().map(SourcingWire::line).toList(),
                        decided.outside())
                .policyId(decided.policyId())
                .policyVersion(decided.policyId() == null ? null : decided.policyVersion())
                .currency(decided.currency());
    }

    private static SourcedLine line(Line line) {
        var others = line.others().stream()
                .map(other -> new SourcingAlternative(other.location().value(), other.reason())
                        .extraMinor(other.extraMinor()))
                .toList();
        return new SourcedLine(line.line(), line.sku().value(), line.quantity(), line.chosen(), others);
    }

    static SourcingSimulation simulation(Simulation simulated, String currency) {
        var end = simulated.end();
        return new SourcingSimulation(
                        simulated.decisions(),
                        simulated.changed(),
                        currency,
                        measure(simulated.past()),
                        measure(simulated.tried()))
                .nextCursor(end == null ? null : Cursors.after(end.at(), end.order(), end.step()));
    }

    private static SourcingMeasure measure(Measure measure) {
        var load = new TreeMap<String, Integer>();
        measure.parcelsByLocation().forEach((location, parcels) -> load.put(location.value(), parcels));
        return new SourcingMeasure(
                measure.units(),
                measure.shortUnits(),
                measure.parcels(),
                measure.splits(),
                measure.costMinor(),
                measure.meters(),
                measure.promises(),
                measure.kept(),
                load);
    }
}
