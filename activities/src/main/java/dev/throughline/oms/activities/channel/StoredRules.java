package dev.throughline.oms.activities.channel;

import dev.throughline.oms.activities.channel.AvailabilityRule.Scope;
import dev.throughline.oms.activities.inventory.ChannelView;
import dev.throughline.oms.activities.inventory.Inventory;
import dev.throughline.oms.workflows.shared.Actor;
import dev.throughline.oms.workflows.shared.ChannelId;
import dev.throughline.oms.workflows.shared.LocationId;
import dev.throughline.oms.workflows.shared.Sku;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Rules, read with every order and question and hardly ever changed: kept for a few seconds. */
@Component
class StoredRules implements AvailabilityRules, ChannelStock {
    private static final Duration CACHED_FOR = Duration.ofSeconds(3);

    private final RuleTable table;
    private final Channels channels;
    private final RuleEffects effects;
    private final Inventory inventory;
    private final Clock clock;
    private volatile @Nullable Snapshot snapshot;

    private record Policy(Set<LocationId> locations, ChannelPolicy policy) {}

    private record Snapshot(List<AvailabilityRule> rules, Instant until, Map<ChannelId, Policy> policies) {}

    StoredRules(RuleTable table, Channels channels, RuleEffects effects, Inventory inventory, Clock clock) {
        this.table = table;
        this.channels = channels;
        this.effects = effects;
        this.inventory = inventory;
        this.clock = clock;
    }

    @Override
    public List<AvailabilityRule> all() {
        return current().rules();
    }

    private Snapshot current() {
        var now = clock.instant();
        var known = snapshot;
        if (known == null || !known.until().isAfter(now)) {
            known = new Snapshot(table.all(), now.plus(CACHED_FOR), new ConcurrentHashMap<>());
            snapshot = known;
        }
        return known;
    }

    @Override
    public ChannelView view(ChannelId channel) {
        return policy(channel).view();
    }

    @Override
    public Display display(ChannelId channel, Sku sku, long units) {
        return policy(channel).display(sku, units);
    }

    @Override
    public String fingerprint(ChannelId channel) {
        var own = all().stream().filter(rule -> rule.scope().isFor(channel)).toList();
        return own.isEmpty() ? "" : own.toString();
    }

    @Override
    public Map<Sku, Map<LocationId, Integer>> units(ChannelView view, Collection<Sku> skus) {
        var units = new HashMap<Sku, Map<LocationId, Integer>>();
        inventory.unitsFor(view, skus).stream()
                .filter(row -> row.units() > 0)
                .forEach(row ->
                        units.computeIfAbsent(row.sku(), _ -> new HashMap<>()).put(row.location(), row.units()));
        return units;
    }

    private ChannelPolicy policy(ChannelId channel) {
        var locations = channels.find(channel).map(Channel::locations).orElse(Set.of());
        var now = current();
        return now.policies()
                .compute(
                        channel,
                        (_, known) -> known != null && known.locations().equals(locations)
                                ? known
                                : new Policy(locations, new ChannelPolicy(channel, locations, now.rules())))
                .policy();
    }

    @Override
    public Change put(AvailabilityRule rule, Actor by) {
        var before = table.all();
        table.put(rule, by);
        return changed(rule.scope(), before);
    }

    @Override
    public Optional<Change> remove(Scope scope, Actor by) {
        var before = table.all();
        if (find(before, scope) == null) {
            return Optional.empty();
        }
        table.remove(scope);
        return Optional.of(changed(scope, before));
    }

    private Change changed(Scope scope, List<AvailabilityRule> before) {
        snapshot = null;
        var others = new ArrayList<>(before);
        others.removeIf(rule -> rule.scope().equals(scope));
        var after = find(table.all(), scope);
        if (after != null) {
            others.add(after);
        }
        var was = find(before, scope);
        var found = effects.of(scope, before, others, channels.all());
        return new Change(was, after, found.effects(), found.complete());
    }

    private static @Nullable AvailabilityRule find(List<AvailabilityRule> rules, Scope scope) {
        return rules.stream()
                .filter(rule -> rule.scope().equals(scope))
                .findFirst()
                .orElse(null);
    }
}
