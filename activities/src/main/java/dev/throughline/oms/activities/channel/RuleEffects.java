package dev.throughline.oms.activities.channel;

import dev.throughline.oms.activities.channel.AvailabilityRule.Scope;
import dev.throughline.oms.activities.channel.AvailabilityRules.Effect;
import dev.throughline.oms.activities.channel.AvailabilityRules.SkuEffect;
import dev.throughline.oms.activities.inventory.ChannelUnits;
import dev.throughline.oms.activities.inventory.ChannelView;
import dev.throughline.oms.activities.inventory.Inventory;
import dev.throughline.oms.workflows.shared.ChannelId;
import dev.throughline.oms.workflows.shared.LocationId;
import dev.throughline.oms.workflows.shared.Sku;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What a change of the rules does to what channels can sell and show, on the stock as it is. Looks at a bounded number of SKUs. */
@Component
class RuleEffects {
    private static final int AT_ONCE = 200;
    private static final int MOST_SKUS = 2_000;
    private static final int SHOWN = 20;

    private final Inventory inventory;

    RuleEffects(Inventory inventory) {
        this.inventory = inventory;
    }

    /** @param complete whether every SKU was looked at */
    record Found(List<Effect> effects, boolean complete) {}

    Found of(Scope scope, List<AvailabilityRule> before, List<AvailabilityRule> after, List<Channel> channels) {
        var skus = inventory.stockedSkus(scope.skuPrefix(), scope.location(), MOST_SKUS + 1);
        boolean complete = skus.size() <= MOST_SKUS;
        var looked = complete ? skus : skus.subList(0, MOST_SKUS);
        var effects = channels.stream()
                .filter(channel -> scope.isFor(channel.id()))
                .map(channel -> new Count(channel, before, after).of(looked))
                .filter(effect -> effect.places() > 0 || effect.shownOtherwise() > 0)
                .toList();
        return new Found(effects, complete);
    }

    private final class Count {
        private final ChannelId channel;
        private final ChannelPolicy before;
        private final ChannelPolicy after;
        private final List<SkuEffect> sample = new ArrayList<>();
        private int places;
        private long unitsBefore;
        private long unitsAfter;
        private int shownOtherwise;

        private Count(Channel channel, List<AvailabilityRule> before, List<AvailabilityRule> after) {
            this.channel = channel.id();
            this.before = new ChannelPolicy(channel.id(), channel.locations(), before);
            this.after = new ChannelPolicy(channel.id(), channel.locations(), after);
        }

        private Effect of(List<Sku> skus) {
            for (int from = 0; from < skus.size(); from += AT_ONCE) {
                count(skus.subList(from, Math.min(skus.size(), from + AT_ONCE)));
            }
            return new Effect(channel, places, unitsBefore, unitsAfter, shownOtherwise, sample);
        }

        private void count(List<Sku> skus) {
            var was = units(before.view(), skus);
            var is = units(after.view(), skus);
            skus.forEach(sku -> count(sku, was.getOrDefault(sku, Map.of()), is.getOrDefault(sku, Map.of())));
        }

        private void count(Sku sku, Map<LocationId, Integer> was, Map<LocationId, Integer> is) {
            was.forEach((place, units) -> {
                int now = is.getOrDefault(place, 0);
                if (now != units) {
                    places++;
                    unitsBefore += units;
                    unitsAfter += now;
                }
            });
            var effect = new SkuEffect(
                    sku,
                    sum(was),
                    sum(is),
                    before.display(sku, sum(was)).shown(),
                    after.display(sku, sum(is)).shown());
            boolean shows = effect.shownBefore() != effect.shownAfter();
            shownOtherwise += shows ? 1 : 0;
            if ((shows || effect.unitsBefore() != effect.unitsAfter()) && sample.size() < SHOWN) {
                sample.add(effect);
            }
        }

        private Map<Sku, Map<LocationId, Integer>> units(ChannelView view, List<Sku> skus) {
            var units = new HashMap<Sku, Map<LocationId, Integer>>();
            for (ChannelUnits row : inventory.unitsFor(view, skus)) {
                units.computeIfAbsent(row.sku(), _ -> new HashMap<>()).put(row.location(), row.units());
            }
            return units;
        }
    }

    private static long sum(Map<LocationId, Integer> units) {
        return units.values().stream().mapToLong(Integer::longValue).sum();
    }
}
