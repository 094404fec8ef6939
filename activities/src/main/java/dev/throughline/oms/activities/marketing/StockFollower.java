package dev.throughline.oms.activities.marketing;

import dev.throughline.oms.activities.channel.Channel;
import dev.throughline.oms.activities.channel.Channels;
import dev.throughline.oms.activities.inventory.Inventory;
import dev.throughline.oms.activities.inventory.StockChanges;
import dev.throughline.oms.activities.marketing.AvailabilityTable.Figure;
import dev.throughline.oms.workflows.shared.LocationId;
import dev.throughline.oms.workflows.shared.Sku;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Keeps what may be advertised in step with the stock and with the channels' views of it; one instance at a time works. */
@Component
class StockFollower {
    private final AvailabilityTable table;
    private final StockChanges changes;
    private final Inventory inventory;
    private final Channels channels;
    private final MarketingSettings settings;
    private final TransactionOperations transaction;

    StockFollower(
            AvailabilityTable table,
            StockChanges changes,
            Inventory inventory,
            Channels channels,
            MarketingSettings settings,
            TransactionOperations transaction) {
        this.table = table;
        this.changes = changes;
        this.inventory = inventory;
        this.channels = channels;
        this.settings = settings;
        this.transaction = transaction;
    }

    /** Takes up some changes. Returns whether there are more; not if another instance is at it. */
    boolean round() {
        return transaction.execute(_ -> {
            var position = table.lockPosition();
            return position.isPresent() && follow(position.getAsLong());
        });
    }

    private boolean follow(long position) {
        var all = channels.all();
        adoptViews(all);
        var changed = changes.since(position, settings.batch());
        if (!changed.skus().isEmpty()) {
            project(changed.skus(), all);
            table.putPosition(changed.position());
        }
        return changed.more();
    }

    /** A channel that is new or sees other locations gets its figures for every SKU. */
    private void adoptViews(List<Channel> all) {
        var known = table.views();
        var changed = all.stream()
                .filter(channel -> !channel.locations().equals(known.get(channel.id())))
                .toList();
        if (changed.isEmpty()) {
            return;
        }
        var skus = table.skusAfter("", settings.batch());
        while (!skus.isEmpty()) {
            project(skus, changed);
            skus = table.skusAfter(skus.getLast().value(), settings.batch());
        }
        changed.forEach(table::putView);
    }

    private void project(Collection<Sku> skus, List<Channel> forChannels) {
        var stock = inventory.availability(skus, List.of());
        table.put(skus.stream()
                .flatMap(sku -> forChannels.stream()
                        .map(channel ->
                                new Figure(sku, channel.id(), units(stock.getOrDefault(sku, Map.of()), channel))))
                .toList());
    }

    private int units(Map<LocationId, Integer> stock, Channel channel) {
        int all = stock.entrySet().stream()
                .filter(entry ->
                        channel.locations().isEmpty() || channel.locations().contains(entry.getKey()))
                .mapToInt(Map.Entry::getValue)
                .sum();
        return Math.min(all, settings.advertisedUpTo());
    }
}
