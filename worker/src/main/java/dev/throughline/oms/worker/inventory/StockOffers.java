package dev.throughline.oms.worker.inventory;

import dev.throughline.oms.activities.catalog.Catalog;
import dev.throughline.oms.activities.catalog.Product;
import dev.throughline.oms.activities.inventory.IncomingStock;
import dev.throughline.oms.activities.inventory.Inventory;
import dev.throughline.oms.api.model.Availability;
import dev.throughline.oms.api.model.StockOffer;
import dev.throughline.oms.workflows.shared.LocationId;
import dev.throughline.oms.workflows.shared.Sku;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How units can be ordered of what is not there: as a preorder, as a backorder, or not at all. */
@Component
class StockOffers {
    private final Catalog catalog;
    private final Inventory inventory;
    private final Clock clock;

    StockOffers(Catalog catalog, Inventory inventory, Clock clock) {
        this.catalog = catalog;
        this.inventory = inventory;
        this.clock = clock;
    }

    /** Adds to each entry what is offered. */
    void add(List<Availability> entries, Collection<LocationId> seen) {
        var missing = entries.stream()
                .filter(entry -> entry.getAvailable() == 0)
                .map(entry -> new Sku(entry.getSku()))
                .distinct()
                .toList();
        entries.forEach(entry -> entry.offer(StockOffer.IN_STOCK));
        if (missing.isEmpty()) {
            return;
        }
        var products = catalog.resolve(missing.stream().map(Sku::value).toList());
        var waiting = inventory.waiting(missing);
        var incoming = inventory.incoming(missing, seen).stream().collect(Collectors.groupingBy(IncomingStock::sku));
        entries.stream().filter(entry -> entry.getAvailable() == 0).forEach(entry -> {
            var sku = new Sku(entry.getSku());
            add(entry, products.get(sku.value()), waiting.getOrDefault(sku, 0), incoming.getOrDefault(sku, List.of()));
        });
    }

    private void add(Availability entry, @Nullable Product product, int waiting, List<IncomingStock> incoming) {
        var now = clock.instant();
        var limit = product == null ? Integer.valueOf(0) : product.selling().mayWait(now);
        if (product == null || (limit != null && waiting >= limit)) {
            entry.offer(StockOffer.OUT);
        } else if (product.selling().isReleased(now)) {
            entry.offer(StockOffer.BACKORDER).expectedAt(afterWhoWaits(waiting, incoming));
        } else {
            entry.offer(StockOffer.PREORDER).expectedAt(product.selling().releaseAt());
        }
    }

    /** Earliest first, what comes in goes to those who wait. */
    private static @Nullable Instant afterWhoWaits(int waiting, List<IncomingStock> incoming) {
        long units = -waiting;
        for (var row : incoming) {
            units += row.units();
            if (units > 0) {
                return row.dueAt();
            }
        }
        return null;
    }
}
