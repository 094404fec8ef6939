package dev.throughline.oms.activities.channel;

import dev.throughline.oms.workflows.shared.ChannelId;
import dev.throughline.oms.workflows.shared.LocationId;
import org.jspecify.annotations.Nullable;

/**
 * What a channel may have of the stock, and how it shows it. A figure that is missing is left to a less specific rule.
 *
 * @param buffer units kept back from the channel at each location
 * @param optedOut whether the location gives the channel nothing at all
 * @param threshold units over all locations at or below which the channel shows the SKU as out; 0 unless a rule says otherwise
 * @param lowStock units over all locations at or below which the channel shows how many are left; never unless a rule says so
 */
public record AvailabilityRule(
        Scope scope,
        @Nullable Integer buffer,
        @Nullable Boolean optedOut,
        @Nullable Integer threshold,
        @Nullable Integer lowStock) {
    public AvailabilityRule {
        if (buffer == null && optedOut == null && threshold == null && lowStock == null) {
            throw new IllegalArgumentException("a rule names a figure");
        }
        if (scope.location() != null && (threshold != null || lowStock != null)) {
            throw new IllegalArgumentException("what is shown is a figure of all locations");
        }
    }

    /**
     * Whom a rule is for; there is at most one for each.
     *
     * @param channel every channel if missing
     * @param location every location if missing
     * @param skuPrefix the SKU group: what its SKUs begin with; every SKU if empty
     */
    public record Scope(
            @Nullable ChannelId channel, @Nullable LocationId location, String skuPrefix) {
        boolean isFor(ChannelId one) {
            return channel == null || channel.equals(one);
        }
    }
}
