package dev.throughline.oms.activities.channel;

import dev.throughline.oms.activities.channel.AvailabilityRule.Scope;
import dev.throughline.oms.activities.channel.ChannelStock.Shown;
import dev.throughline.oms.workflows.shared.Actor;
import dev.throughline.oms.workflows.shared.ChannelId;
import dev.throughline.oms.workflows.shared.Sku;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The door for availability rules. A change counts with the next question to this instance, and within 3 s in the others. What is promised
 * already stays promised.
 */
public interface AvailabilityRules {
    /** Every rule, by channel, location and SKU group; those for all come first. */
    List<AvailabilityRule> all();

    /** Creates the rule, or replaces the one for the same; a repeat changes nothing. */
    Change put(AvailabilityRule rule, Actor by);

    /** Empty if there is none. */
    Optional<Change> remove(Scope scope, Actor by);

    /**
     * What a change did.
     *
     * @param complete whether every SKU with stock was looked at; else the figures are those of the first, by SKU
     */
    record Change(
            @Nullable AvailabilityRule before,
            @Nullable AvailabilityRule after,
            List<Effect> effects,
            boolean complete) {
        public Change {
            effects = List.copyOf(effects);
        }
    }

    /**
     * On one channel; channels on which it has none are left out.
     *
     * @param places pairs of SKU and location whose units for the channel changed
     * @param unitsBefore at those places
     * @param shownOtherwise SKUs that are shown otherwise now
     * @param sample the first SKUs, by SKU
     */
    record Effect(
            ChannelId channel,
            int places,
            long unitsBefore,
            long unitsAfter,
            int shownOtherwise,
            List<SkuEffect> sample) {
        public Effect {
            sample = List.copyOf(sample);
        }
    }

    /** On a SKU: units over all locations that the channel sees. */
    record SkuEffect(Sku sku, long unitsBefore, long unitsAfter, Shown shownBefore, Shown shownAfter) {}
}
