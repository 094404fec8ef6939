package dev.throughline.oms.activities.sourcing;

import dev.throughline.oms.activities.inventory.Location.Kind;
import dev.throughline.oms.activities.sourcing.Situation.Seen;
import dev.throughline.oms.workflows.shared.LocationId;
import dev.throughline.oms.workflows.shared.Sku;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a policy rules out. A customer who collects has chosen the store: of what it has itself only what is kept back and what may not be handled there
 * count.
 */
final class Filters {
    private final SourcingRules rules;
    private final Situation situation;

    Filters(SourcingRules rules, Situation situation) {
        this.rules = rules;
        this.situation = situation;
    }

    /** Why the location serves nothing of the order; missing if it may. */
    @Nullable
    String refusal(Seen seen) {
        if (!situation.sendsFrom(seen)) {
            return null;
        }
        var lasting = lastingRefusal(seen);
        if (lasting != null) {
            return lasting;
        }
        var capacity = rules.capacity().of(seen.location(), seen.kind());
        if (capacity != null && Objects.requireNonNullElse(seen.work(), 0) >= capacity) {
            return "no capacity left today: " + seen.work() + " of " + capacity + " parcels";
        }
        return breaksPromise(seen) ? "too late for the promise" : seen.busy();
    }

    /** Whether units that come in there later may be the order's: a full day ends. */
    boolean mayServeLater(Seen seen) {
        return !situation.sendsFrom(seen) || lastingRefusal(seen) == null;
    }

    private @Nullable String lastingRefusal(Seen seen) {
        if (rules.optedOut().contains(seen.location())) {
            return "opted out";
        }
        var maximumKm = rules.maximumKm();
        return maximumKm != null && seen.meters() > maximumKm * 1000L ? "farther than " + maximumKm + " km" : null;
    }

    private boolean breaksPromise(Seen seen) {
        return rules.keepPromise()
                && situation.promisedBy() != null
                && seen.arrival() != null
                && seen.arrival().isAfter(situation.promisedBy());
    }

    /** Units of the SKU that the location may give. */
    int units(Seen seen, Sku sku) {
        if (isRestricted(seen, sku)) {
            return 0;
        }
        int own = Math.min(situation.own(seen, sku), seen.units(sku));
        return own + Math.max(0, seen.units(sku) - own - buffer(seen, sku));
    }

    /** Why it does not have the wanted units. */
    String lack(Seen seen, Sku sku, int wanted) {
        if (seen.units(sku) >= wanted) {
            return isRestricted(seen, sku)
                    ? "does not send goods of this size or danger"
                    : "keeps back " + buffer(seen, sku) + " of " + seen.units(sku);
        }
        var withheld = situation.withheld(seen, sku);
        return "has " + seen.units(sku) + " of " + wanted + (withheld.isEmpty() ? "" : ": " + withheld);
    }

    private boolean isRestricted(Seen seen, Sku sku) {
        var product = situation.product(sku);
        return rules.restrictions().stream()
                .anyMatch(rule -> isMeant(seen, rule.kind(), rule.locations())
                        && (rule.sizeClasses().contains(product.sizeClass()) || (rule.hazmat() && product.hazmat())));
    }

    private int buffer(Seen seen, Sku sku) {
        return rules.buffers().stream()
                .filter(rule -> isMeant(seen, rule.kind(), rule.locations())
                        && (rule.skuPrefix() == null || sku.value().startsWith(rule.skuPrefix())))
                .mapToInt(SourcingRules.Buffer::units)
                .max()
                .orElse(0);
    }

    private static boolean isMeant(Seen seen, @Nullable Kind kind, Set<LocationId> locations) {
        return (kind == null || kind == seen.kind()) && (locations.isEmpty() || locations.contains(seen.location()));
    }
}
