package dev.throughline.oms.activities.sourcing;

import dev.throughline.oms.activities.catalog.Catalog;
import dev.throughline.oms.workflows.shared.OrderedUnits;
import dev.throughline.oms.workflows.shared.ShortagePolicy;
import dev.throughline.oms.workflows.sourcing.Lack;
import dev.throughline.oms.workflows.sourcing.SourcingRequest;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** What becomes of units that no location can give now: they wait for stock that comes in, or cannot be had. */
@Component
class Shortages {
    private final Catalog catalog;
    private final Clock clock;

    Shortages(Catalog catalog, Clock clock) {
        this.catalog = catalog;
        this.clock = clock;
    }

    /** @param lacks why units are refused, where it is more than that there are none */
    record Split(List<OrderedUnits> waiting, List<OrderedUnits> refused, List<Lack> lacks) {}

    Split split(SourcingRequest request, Plan plan) {
        if (plan.missing().isEmpty()) {
            return new Split(List.of(), List.of(), List.of());
        }
        // Where nobody may serve the order, nothing that comes in will ever help it.
        boolean waits = request.shortagePolicy() == ShortagePolicy.BACKORDER
                && !plan.later().isEmpty();
        var waiting = new ArrayList<OrderedUnits>();
        var refused = new ArrayList<OrderedUnits>();
        var lacks = new ArrayList<Lack>();
        var products = catalog.resolve(
                plan.missing().stream().map(units -> units.sku().value()).toList());
        for (var units : plan.missing()) {
            var product = products.get(units.sku().value());
            if (product != null && product.selling().isDiscontinued(clock.instant())) {
                refused.add(units);
                lacks.add(new Lack(units.line(), Lack.Reason.DISCONTINUED));
            } else {
                (waits ? waiting : refused).add(units);
            }
        }
        return new Split(waiting, refused, lacks);
    }
}
