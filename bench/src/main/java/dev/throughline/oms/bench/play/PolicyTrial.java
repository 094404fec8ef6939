package dev.throughline.oms.bench.play;

import dev.throughline.oms.client.model.SourcingBand;
import dev.throughline.oms.client.model.SourcingCapacity;
import dev.throughline.oms.client.model.SourcingHandling;
import dev.throughline.oms.client.model.SourcingMeasure;
import dev.throughline.oms.client.model.SourcingPolicy;
import dev.throughline.oms.client.model.SourcingPolicyRequest;
import dev.throughline.oms.client.model.SourcingRules;
import dev.throughline.oms.client.model.SourcingSimulation;
import dev.throughline.oms.client.model.SourcingSimulationRequest;
import java.io.PrintStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/** Tries another sourcing policy on the parcels of the play and shows both sides; no order and no stock is touched. */
final class PolicyTrial {
    private static final String ID = "parcel-tariff";
    private static final int PAGE = 500;

    private final Oms oms;
    private final PrintStream out;

    PolicyTrial(Oms oms, PrintStream out) {
        this.oms = oms;
        this.out = out;
    }

    void show(Instant from, Instant before) throws InterruptedException {
        SourcingPolicy draft = oms.call(() -> oms.sourcing.putSourcingPolicy(
                ID, new SourcingPolicyRequest().rules(tariff()).reason("what the play's parcels would cost")));
        List<SourcingSimulation> pages = pages(draft.getVersion(), from, before);
        long decisions =
                pages.stream().mapToLong(SourcingSimulation::getDecisions).sum();
        long changed = pages.stream().mapToLong(SourcingSimulation::getChanged).sum();
        out.printf(
                "%nSOURCING SIMULATED: policy %s, version %d, tried on the play's %,d decisions about parcels; it chooses"
                        + " otherwise in %,d.%n",
                ID, draft.getVersion(), decisions, changed);
        out.printf("%-30s %16s %16s%n", "", "as decided", "as tried");
        row("parcels", pages, SourcingMeasure::getParcels);
        row("split decisions", pages, SourcingMeasure::getSplits);
        row("units served", pages, SourcingMeasure::getUnits);
        row("units short", pages, SourcingMeasure::getShortUnits);
        row("cost by the tariff, pence", pages, SourcingMeasure::getCostMinor);
        row("kilometers of all parcels", pages, side -> side.getMeters() / 1000);
        row("promises known", pages, SourcingMeasure::getPromises);
        row("promises kept", pages, SourcingMeasure::getPromisesKept);
        pages.stream()
                .flatMap(page -> {
                    List<String> places = new ArrayList<>(
                            page.getPast().getParcelsByLocation().keySet());
                    places.addAll(page.getTried().getParcelsByLocation().keySet());
                    return places.stream();
                })
                .distinct()
                .sorted()
                .forEach(place -> row(
                        "  parcels from " + place,
                        pages,
                        side -> side.getParcelsByLocation().getOrDefault(place, 0)));
    }

    private void row(String name, List<SourcingSimulation> pages, ToLongFunction<SourcingMeasure> figure) {
        out.printf(
                "%-30s %,16d %,16d%n",
                name,
                pages.stream()
                        .map(SourcingSimulation::getPast)
                        .mapToLong(figure)
                        .sum(),
                pages.stream()
                        .map(SourcingSimulation::getTried)
                        .mapToLong(figure)
                        .sum());
    }

    private List<SourcingSimulation> pages(int version, Instant from, Instant before) throws InterruptedException {
        List<SourcingSimulation> pages = new ArrayList<>();
        String cursor = null;
        do {
            SourcingSimulationRequest request = new SourcingSimulationRequest()
                    .version(version)
                    .decidedFrom(from)
                    .decidedBefore(before)
                    .limit(PAGE)
                    .cursor(cursor);
            SourcingSimulation page = oms.call(() -> oms.sourcing.simulateSourcingPolicy(ID, request));
            pages.add(page);
            cursor = page.getNextCursor();
        } while (cursor != null);
        return pages;
    }

    /** A parcel carrier's zones, and stores whose hands cost more than a warehouse's. */
    private static SourcingRules tariff() {
        return new SourcingRules()
                .currency(Requests.CURRENCY)
                .shipping(List.of(
                        new SourcingBand().upToKm(50).baseMinor(290L).perKgMinor(20L),
                        new SourcingBand().upToKm(200).baseMinor(340L).perKgMinor(25L),
                        new SourcingBand().baseMinor(420L).perKgMinor(35L)))
                .warehouse(new SourcingHandling().perParcelMinor(60L).perUnitMinor(4L))
                .store(new SourcingHandling().perParcelMinor(130L).perUnitMinor(9L))
                .splitPenaltyMinor(100L)
                .loadBalanceMinor(80L)
                .capacity(new SourcingCapacity().warehouse(20_000).store(2_000));
    }
}
