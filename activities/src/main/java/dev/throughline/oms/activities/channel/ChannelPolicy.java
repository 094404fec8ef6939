package dev.throughline.oms.activities.channel;

import dev.throughline.oms.activities.channel.AvailabilityRule.Scope;
import dev.throughline.oms.activities.channel.ChannelStock.Display;
import dev.throughline.oms.activities.channel.ChannelStock.Shown;
import dev.throughline.oms.activities.inventory.ChannelView;
import dev.throughline.oms.activities.inventory.ChannelView.Buffers;
import dev.throughline.oms.workflows.shared.ChannelId;
import dev.throughline.oms.workflows.shared.LocationId;
import dev.throughline.oms.workflows.shared.Sku;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The rules for one channel. Of the rules that name a figure and are meant, the most specific counts: one that names the location, then one
 * with a longer SKU group, then one that names the channel.
 */
final class ChannelPolicy {
    private static final Comparator<AvailabilityRule> LEAST_SPECIFIC_FIRST = Comparator.<AvailabilityRule>comparingInt(
                    rule -> rule.scope().location() == null ? 0 : 1)
            .thenComparingInt(rule -> rule.scope().skuPrefix().length())
            .thenComparingInt(rule -> rule.scope().channel() == null ? 0 : 1);

    /** What the rules say of the SKUs whose longest group in the rules is this one. */
    private record Group(Buffers buffers, int threshold, int lowStock) {}

    private final ChannelView view;
    private final Map<String, Group> groups = new HashMap<>();

    ChannelPolicy(ChannelId channel, Set<LocationId> locations, List<AvailabilityRule> rules) {
        var own = rules.stream().filter(rule -> rule.scope().isFor(channel)).toList();
        groups.put("", group("", own));
        own.stream()
                .map(AvailabilityRule::scope)
                .map(Scope::skuPrefix)
                .forEach(prefix -> groups.put(prefix, group(prefix, own)));
        view = new ChannelView(channel, locations, sku -> of(sku).buffers());
    }

    private static Group group(String prefix, List<AvailabilityRule> rules) {
        var meant = rules.stream()
                .filter(rule -> prefix.startsWith(rule.scope().skuPrefix()))
                .toList();
        var places = meant.stream()
                .map(rule -> rule.scope().location())
                .filter(Objects::nonNull)
                .distinct()
                .collect(Collectors.toMap(Function.identity(), place -> buffer(meant, place)));
        return new Group(
                new Buffers(buffer(meant, null), places),
                figure(meant, null, AvailabilityRule::threshold, 0),
                figure(meant, null, AvailabilityRule::lowStock, 0));
    }

    private static int buffer(List<AvailabilityRule> rules, @Nullable LocationId place) {
        return figure(rules, place, AvailabilityRule::optedOut, false)
                ? Buffers.CLOSED
                : figure(rules, place, AvailabilityRule::buffer, 0);
    }

    private static <T> T figure(
            List<AvailabilityRule> rules,
            @Nullable LocationId place,
            Function<AvailabilityRule, @Nullable T> figure,
            T otherwise) {
        return rules.stream()
                .filter(rule -> rule.scope().location() == null
                        || rule.scope().location().equals(place))
                .sorted(LEAST_SPECIFIC_FIRST.reversed())
                .map(figure)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(otherwise);
    }

    private Group of(Sku sku) {
        var text = sku.value();
        for (int length = text.length(); length > 0; length--) {
            var group = groups.get(text.substring(0, length));
            if (group != null) {
                return group;
            }
        }
        return Objects.requireNonNull(groups.get(""));
    }

    ChannelView view() {
        return view;
    }

    Display display(Sku sku, long units) {
        var group = of(sku);
        if (units <= group.threshold()) {
            return new Display(Shown.OUT_OF_STOCK, null);
        }
        return units <= group.lowStock()
                ? new Display(Shown.LOW_STOCK, (int) units)
                : new Display(Shown.IN_STOCK, null);
    }
}
