package dev.throughline.oms.activities.sourcing;

import dev.throughline.oms.activities.sourcing.Situation.Seen;
import dev.throughline.oms.workflows.shared.Sku;
import java.util.Objects;

/**
 * What serving costs under a policy, in thousandths of a minor unit, so that grams × minor units per kilogram and meters × minor units
 * per kilometer are whole.
 */
final class Tariff {
    static final long MINOR = 1000;

    /** Of plans that cost the same, the one with fewer parcels: so little that it never outweighs anything else. */
    private static final long PER_PARCEL = 1;

    private final SourcingRules rules;
    private final Situation situation;

    Tariff(SourcingRules rules, Situation situation) {
        this.rules = rules;
        this.situation = situation;
    }

    long splitPenalty() {
        return rules.splitPenaltyMinor() * MINOR;
    }

    /** What a parcel from there costs before anything is in it. */
    long parcel(Seen seen) {
        long cost = PER_PARCEL + rules.handling(seen.kind()).perParcelMinor() * MINOR;
        if (situation.sendsFrom(seen)) {
            var band = rules.band(seen.meters());
            cost += band.baseMinor() * MINOR + band.perKmMinor() * seen.meters() + load(seen) + inaccuracy(seen);
        }
        return cost;
    }

    private long load(Seen seen) {
        var capacity = rules.capacity().of(seen.location(), seen.kind());
        return capacity == null
                ? 0
                : rules.loadBalanceMinor() * MINOR * Objects.requireNonNullElse(seen.work(), 0) / capacity;
    }

    /** In thousandths already: what is declined is counted so. */
    private long inaccuracy(Seen seen) {
        return rules.inaccuracyMinor() * Objects.requireNonNullElse(seen.declined(), 0);
    }

    /** What a unit in such a parcel costs; below 0 where a bonus outweighs it. */
    long unit(Seen seen, Sku sku) {
        long cost = rules.handling(seen.kind()).perUnitMinor() * MINOR;
        if (situation.sendsFrom(seen)) {
            cost += grams(sku) * rules.band(seen.meters()).perKgMinor();
        }
        var ageing = rules.ageing();
        var days = seen.days().get(sku.value());
        return ageing != null && days != null && days >= ageing.afterDays() ? cost - ageing.bonusMinor() * MINOR : cost;
    }

    private long grams(Sku sku) {
        var grams = situation.product(sku).weightGrams();
        return grams == null ? rules.defaultGrams() : grams;
    }
}
