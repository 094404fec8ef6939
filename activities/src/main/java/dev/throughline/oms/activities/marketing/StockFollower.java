package dev.throughline.oms.activities.marketing;

import dev.throughline.oms.activities.channel.Channel;
import dev.throughline.oms.activities.channel.ChannelStock;
import dev.throughline.oms.activities.channel.ChannelStock.Shown;
import dev.throughline.oms.activities.channel.Channels;
import dev.throughline.oms.activities.inventory.Inventory;
import dev.throughline.oms.activities.inventory.StockChanges;
import dev.throughline.oms.activities.marketing.AvailabilityTable.Figure;
import dev.throughline.oms.activities.marketing.AvailabilityTable.View;
import dev.throughline.oms.workflows.shared.ChannelId;
import dev.throughline.oms.workflows.shared.Sku;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Keeps what may be advertised in step with the stock and with the channels' views of it; one instance at a time works. */
@Component
class StockFollower {
    private final AvailabilityTable table;
    private final StockChanges changes;
    private final Inventory inventory;
    private final Channels channels;
    private final ChannelStock stock;
    private final MarketingSettings settings;
    private final TransactionOperations transaction;

    StockFollower(
            AvailabilityTable table,
            StockChanges changes,
            Inventory inventory,
            Channels channels,
            ChannelStock stock,
            MarketingSettings settings,
            TransactionOperations transaction) {
        this.table = table;
        this.changes = changes;
        this.inventory = inventory;
        this.channels = channels;
        this.stock = stock;
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

    /** A channel that is new, sees other locations or has other rules gets its figures for every SKU. */
    private void adoptViews(List<Channel> all) {
        var known = table.views();
        var changed = all.stream()
                .filter(channel -> !view(channel).equals(known.get(channel.id())))
                .toList();
        if (changed.isEmpty()) {
            return;
        }
        var skus = table.skusAfter("", settings.batch());
        while (!skus.isEmpty()) {
            project(skus, changed);
            skus = table.skusAfter(skus.getLast().value(), settings.batch());
        }
        changed.forEach(channel -> table.putView(channel.id(), view(channel)));
    }

    private View view(Channel channel) {
        return new View(channel.locations(), stock.fingerprint(channel.id()));
    }

    private void project(Collection<Sku> skus, List<Channel> forChannels) {
        table.put(forChannels.stream()
                .flatMap(channel -> figures(skus, channel.id()))
                .toList());
    }

    private Stream<Figure> figures(Collection<Sku> skus, ChannelId channel) {
        var sums = inventory.sumsFor(stock.view(channel), skus);
        return skus.stream().map(sku -> new Figure(sku, channel, advertised(channel, sku, sums.getOrDefault(sku, 0L))));
    }

    /** What the channel shows as out is not advertised. */
    private int advertised(ChannelId channel, Sku sku, long units) {
        return stock.display(channel, sku, units).shown() == Shown.OUT_OF_STOCK
                ? 0
                : (int) Math.min(units, settings.advertisedUpTo());
    }
}
