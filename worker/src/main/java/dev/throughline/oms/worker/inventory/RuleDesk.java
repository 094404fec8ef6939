package dev.throughline.oms.worker.inventory;

import dev.throughline.oms.activities.channel.AvailabilityRule.Scope;
import dev.throughline.oms.activities.channel.AvailabilityRules;
import dev.throughline.oms.activities.channel.AvailabilityRules.Change;
import dev.throughline.oms.activities.channel.AvailabilityRules.Effect;
import dev.throughline.oms.activities.channel.Channels;
import dev.throughline.oms.api.model.AvailabilityEffect;
import dev.throughline.oms.api.model.AvailabilityRule;
import dev.throughline.oms.api.model.AvailabilityRuleChange;
import dev.throughline.oms.api.model.AvailabilityRuleList;
import dev.throughline.oms.api.model.SkuEffect;
import dev.throughline.oms.api.model.StockShown;
import dev.throughline.oms.worker.problem.Fields;
import dev.throughline.oms.worker.problem.ProblemException;
import dev.throughline.oms.worker.problem.ProblemType;
import dev.throughline.oms.worker.security.Caller;
import dev.throughline.oms.workflows.shared.ChannelId;
import dev.throughline.oms.workflows.shared.LocationId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Availability rules in the contract's words. */
@Component
class RuleDesk {
    private final AvailabilityRules rules;
    private final Channels channels;
    private final Places places;

    RuleDesk(AvailabilityRules rules, Channels channels, Places places) {
        this.rules = rules;
        this.channels = channels;
        this.places = places;
    }

    AvailabilityRuleList all() {
        return new AvailabilityRuleList(rules.all().stream().map(RuleDesk::wire).toList());
    }

    AvailabilityRuleChange put(AvailabilityRule rule) {
        if (rule.getBuffer() == null
                && rule.getOptedOut() == null
                && rule.getThreshold() == null
                && rule.getLowStock() == null) {
            throw ProblemException.ofField(
                    ProblemType.UNPROCESSABLE, "buffer", "must be there, or opted_out, threshold or low_stock");
        }
        if (rule.getLocation() != null && (rule.getThreshold() != null || rule.getLowStock() != null)) {
            throw ProblemException.ofField(
                    ProblemType.UNPROCESSABLE,
                    "location",
                    "must be missing: what is shown is a figure of all locations");
        }
        return wire(rules.put(
                new dev.throughline.oms.activities.channel.AvailabilityRule(
                        known(rule), rule.getBuffer(), rule.getOptedOut(), rule.getThreshold(), rule.getLowStock()),
                Caller.current().actor()));
    }

    private Scope known(AvailabilityRule rule) {
        var scope = scope(rule.getChannel(), rule.getLocation(), rule.getSkuPrefix());
        if (scope.channel() != null && channels.find(scope.channel()).isEmpty()) {
            throw ProblemException.ofField(ProblemType.UNKNOWN_CHANNEL, "channel", "must be a channel of the registry");
        }
        if (rule.getLocation() != null) {
            places.location("location", rule.getLocation());
        }
        return scope;
    }

    private static Scope scope(@Nullable String channel, @Nullable String location, @Nullable String prefix) {
        return new Scope(
                Fields.parseIfGiven("channel", channel, ChannelId::new),
                Fields.parseIfGiven("location", location, LocationId::new),
                Objects.requireNonNullElse(prefix, ""));
    }

    AvailabilityRuleChange remove(@Nullable String channel, @Nullable String location, @Nullable String prefix) {
        return rules.remove(scope(channel, location, prefix), Caller.current().actor())
                .map(RuleDesk::wire)
                .orElseThrow(() -> ProblemException.notFound("rule for this channel, location and SKU group"));
    }

    private static AvailabilityRuleChange wire(Change change) {
        return new AvailabilityRuleChange(
                        change.effects().stream().map(RuleDesk::wire).toList(), change.complete())
                .before(change.before() == null ? null : wire(change.before()))
                .after(change.after() == null ? null : wire(change.after()));
    }

    private static AvailabilityEffect wire(Effect effect) {
        return new AvailabilityEffect(
                effect.channel().value(),
                effect.places(),
                effect.unitsBefore(),
                effect.unitsAfter(),
                effect.shownOtherwise(),
                effect.sample().stream()
                        .map(one -> new SkuEffect(
                                one.sku().value(),
                                one.unitsBefore(),
                                one.unitsAfter(),
                                StockShown.valueOf(one.shownBefore().name()),
                                StockShown.valueOf(one.shownAfter().name())))
                        .toList());
    }

    private static AvailabilityRule wire(dev.throughline.oms.activities.channel.AvailabilityRule rule) {
        var scope = rule.scope();
        return new AvailabilityRule()
                .channel(scope.channel() == null ? null : scope.channel().value())
                .location(scope.location() == null ? null : scope.location().value())
                .skuPrefix(scope.skuPrefix().isEmpty() ? null : scope.skuPrefix())
                .buffer(rule.buffer())
                .optedOut(rule.optedOut())
                .threshold(rule.threshold())
                .lowStock(rule.lowStock());
    }
}
