package dev.throughline.oms.activities.sourcing;

import dev.throughline.oms.activities.catalog.Catalog;
import dev.throughline.oms.activities.catalog.Product;
import dev.throughline.oms.activities.catalog.Selling;
import dev.throughline.oms.workflows.shared.OrderedUnits;
import dev.throughline.oms.workflows.shared.ShortagePolicy;
import dev.throughline.oms.workflows.shared.Sku;
import dev.throughline.oms.workflows.sourcing.Lack;
import dev.throughline.oms.workflows.sourcing.Preorder;
import dev.throughline.oms.workflows.sourcing.SourcingRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What becomes of units that no location can give now: they wait for stock that comes in, or for their product's release, or cannot be had.
 */
@Component
class Shortages {
    private static final Duration JUST = Duration.ofHours(1);

    private final Catalog catalog;
    private final Clock clock;

    Shortages(Catalog catalog, Clock clock) {
        this.catalog = catalog;
        this.clock = clock;
    }

    /**
     * Units that are missing, by what becomes of them.
     *
     * @param preorders of the waiting ones, those that wait for a release
     * @param lacks why units are refused, where it is more than that there are none
     */
    record Split(List<OrderedUnits> waiting, List<Preorder> preorders, List<OrderedUnits> refused, List<Lack> lacks) {
        Split withoutWaiting() {
            return new Split(List.of(), List.of(), refused, lacks);
        }
    }

    /** Products that are not out yet; nothing of them is there for anybody. */
    Set<Sku> unreleased(Collection<Sku> skus) {
        var now = clock.instant();
        return catalog.resolve(skus.stream().map(Sku::value).toList()).values().stream()
                .filter(product -> !product.selling().isReleased(now))
                .map(Product::sku)
                .collect(Collectors.toSet());
    }

    /** Products that came out a moment ago: who preordered them comes first. */
    List<Sku> justReleased(Collection<Sku> skus) {
        var now = clock.instant();
        return catalog.resolve(skus.stream().map(Sku::value).toList()).values().stream()
                .filter(product -> product.selling().releaseAt() != null
                        && product.selling().isReleased(now)
                        && !product.selling().isReleased(now.minus(JUST)))
                .map(Product::sku)
                .distinct()
                .toList();
    }

    /** Of the SKUs of which units may have to wait, how many may at once; those that any number may wait for are left out. */
    Map<Sku, Integer> limits(SourcingRequest request, Plan plan) {
        var limits = new HashMap<Sku, Integer>();
        for (var units : plan.missing()) {
            var limit = selling(units.sku()).mayWait(clock.instant());
            if (limit != null && mayWait(request, plan, units.sku())) {
                limits.put(units.sku(), limit);
            }
        }
        return limits;
    }

    /** @param room units that may still wait, of the SKUs with a limit */
    Split split(SourcingRequest request, Plan plan, Map<Sku, Integer> room) {
        var left = new HashMap<>(room);
        var split = new Split(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (var units : plan.missing()) {
            var selling = selling(units.sku());
            int waiting = mayWait(request, plan, units.sku())
                    ? Math.min(units.quantity(), left.getOrDefault(units.sku(), Integer.MAX_VALUE))
                    : 0;
            left.computeIfPresent(units.sku(), (_, before) -> before - waiting);
            if (waiting > 0) {
                split.waiting().add(units.withQuantity(waiting));
                preorder(units.withQuantity(waiting), selling, split);
            }
            if (waiting < units.quantity()) {
                split.refused().add(units.withQuantity(units.quantity() - waiting));
                var reason = reason(selling, mayWait(request, plan, units.sku()));
                if (reason != null) {
                    split.lacks().add(new Lack(units.line(), reason));
                }
            }
        }
        return split;
    }

    private void preorder(OrderedUnits units, Selling selling, Split split) {
        var release = selling.releaseAt();
        if (release != null && release.isAfter(clock.instant())) {
            split.preorders().add(new Preorder(units, release));
        }
    }

    /** A preorder is what the product offers, a backorder what the customer chose. */
    private boolean mayWait(SourcingRequest request, Plan plan, Sku sku) {
        // Where nobody may serve the order, nothing that comes in will ever help it.
        return !plan.later().isEmpty()
                && (request.shortagePolicy() == ShortagePolicy.BACKORDER
                        || (isPlacement(request) && !selling(sku).isReleased(clock.instant())));
    }

    /** Units that were out once are not preordered when they are looked for again. */
    private static boolean isPlacement(SourcingRequest request) {
        return request.promisedBy() == null && request.excluded().isEmpty() && request.onlyFrom() == null;
    }

    private Lack.@Nullable Reason reason(Selling selling, boolean mightWait) {
        Instant now = clock.instant();
        if (selling.isDiscontinued(now)) {
            return Lack.Reason.DISCONTINUED;
        }
        if (!selling.isReleased(now)) {
            return selling.preorderLimit() == null ? Lack.Reason.NOT_RELEASED : Lack.Reason.PREORDER_LIMIT;
        }
        return mightWait ? Lack.Reason.BACKORDER_LIMIT : null;
    }

    private Selling selling(Sku sku) {
        var product = catalog.resolve(List.of(sku.value())).get(sku.value());
        return product == null ? Selling.USUAL : product.selling();
    }
}
