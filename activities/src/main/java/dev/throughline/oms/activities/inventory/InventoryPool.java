package dev.throughline.oms.activities.inventory;

import dev.throughline.oms.activities.inventory.DocumentTable.Turn;
import dev.throughline.oms.workflows.inventory.StockStep;
import dev.throughline.oms.workflows.shared.HoldId;
import dev.throughline.oms.workflows.shared.LocationId;
import dev.throughline.oms.workflows.shared.OrderId;
import dev.throughline.oms.workflows.shared.OrderedUnits;
import dev.throughline.oms.workflows.shared.Sku;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The pool on PostgreSQL. Locks are taken in one order everywhere, so that no two transactions wait for each other: the waiting gates by
 * SKU, the document's row, the hold's row, the balances by SKU and location, commitments, held and incoming units under them, the lines
 * of kits, the backorders by SKU and sequence, the orders' event sequences.
 */
@Component
class InventoryPool implements Inventory {
    private final BalanceTable balances;
    private final CommitStatement commitStatement;
    private final DocumentTable documents;
    private final BackorderTable backorders;
    private final IncomingTable incoming;
    private final HoldTable holds;
    private final ChannelBalances channels;
    private final FutureReads future;
    private final Arrivals arrivals;
    private final Releases releases;
    private final KitLines kits;
    private final ReleaseDates dates;
    private final BackorderSweep sweep;

    InventoryPool(
            BalanceTable balances,
            CommitStatement commitStatement,
            DocumentTable documents,
            BackorderTable backorders,
            IncomingTable incoming,
            HoldTable holds,
            ChannelBalances channels,
            FutureReads future,
            Arrivals arrivals,
            Releases releases,
            KitLines kits,
            ReleaseDates dates,
            BackorderSweep sweep) {
        this.balances = balances;
        this.commitStatement = commitStatement;
        this.documents = documents;
        this.backorders = backorders;
        this.incoming = incoming;
        this.holds = holds;
        this.channels = channels;
        this.future = future;
        this.arrivals = arrivals;
        this.releases = releases;
        this.kits = kits;
        this.dates = dates;
        this.sweep = sweep;
    }

    @Override
    public Map<Sku, Map<LocationId, Integer>> availability(Collection<Sku> skus, Collection<LocationId> locations) {
        var out = dates.released(skus);
        var made = kits.today(out);
        return made.whole(out, balances.available(dates.released(made.parts(out)), locations));
    }

    @Override
    public Map<Sku, Map<LocationId, Integer>> availability(
            Collection<Sku> skus, Collection<LocationId> locations, Instant by) {
        var out = dates.released(skus, by);
        var made = kits.today(out);
        return made.whole(out, future(dates.released(made.parts(out), by), locations, by));
    }

    private Map<Sku, Map<LocationId, Integer>> future(
            Collection<Sku> skus, Collection<LocationId> locations, Instant by) {
        var future = this.future.promisable(skus, by);
        if (!locations.isEmpty()) {
            future.values().forEach(places -> places.keySet().retainAll(Set.copyOf(locations)));
            future.values().removeIf(Map::isEmpty);
        }
        return future;
    }

    @Override
    public Map<Sku, Map<LocationId, Integer>> availability(Collection<Sku> skus, ChannelView view, Instant by) {
        var out = dates.released(skus, by);
        var made = kits.today(out);
        return made.whole(out, future.promisable(dates.released(made.parts(out), by), by, view));
    }

    @Override
    public List<ChannelUnits> unitsFor(ChannelView view, Collection<Sku> skus) {
        var out = dates.released(skus);
        var made = kits.today(out);
        var rows = channels.rows(dates.released(made.parts(out)), view);
        return made.isEmpty() ? rows : ChannelKits.rows(view, made, out, rows);
    }

    @Override
    public Map<Sku, Long> sumsFor(ChannelView view, Collection<Sku> skus) {
        var out = dates.released(skus);
        return kits.today(out).isEmpty() ? channels.sums(out, view) : ChannelKits.sums(unitsFor(view, out));
    }

    @Override
    public List<Sku> stockedSkus(String prefix, @Nullable LocationId location, int limit) {
        return channels.stockedSkus(prefix, location, limit);
    }

    @Override
    public Map<Sku, Map<LocationId, Integer>> heldBy(HoldId hold) {
        var held = new HashMap<Sku, Map<LocationId, Integer>>();
        holds.unitsOf(hold)
                .forEach(row ->
                        held.computeIfAbsent(row.sku(), _ -> new HashMap<>()).put(row.location(), row.units()));
        return held;
    }

    @Override
    public List<IncomingStock> incoming(Collection<Sku> skus, Collection<LocationId> locations) {
        return incoming.of(skus, locations);
    }

    @Override
    @Transactional
    public List<Shortfall> commit(OrderId order, String step, List<Allocation> allocations) {
        return commitFor(order, step, allocations, null, null);
    }

    @Override
    public Map<Sku, Map<LocationId, Integer>> availability(
            Collection<Sku> skus, Collection<LocationId> locations, HoldId own) {
        var out = dates.released(skus);
        var made = kits.today(out);
        return made.whole(out, balances.availableWith(dates.released(made.parts(out)), locations, own));
    }

    @Override
    @Transactional
    public List<Shortfall> commit(OrderId order, String step, List<Allocation> allocations, HoldId own) {
        return commitFor(order, step, allocations, null, own);
    }

    @Override
    @Transactional
    public List<Shortfall> commit(
            OrderId order, String step, List<Allocation> allocations, ChannelView by, @Nullable HoldId own) {
        return commitFor(order, step, allocations, by, own);
    }

    private List<Shortfall> commitFor(
            OrderId order, String step, List<Allocation> allocations, @Nullable ChannelView by, @Nullable HoldId own) {
        if (allocations.isEmpty()) {
            return List.of();
        }
        boolean live = own != null
                && holds.lock(own)
                        .filter(row -> row.status() == Hold.Status.LIVE)
                        .isPresent();
        // Kits are committed by their components, in the same statement as units of the components alone.
        var lines = allocations.stream().map(Allocation::units).toList();
        var made = kits.of(order, lines);
        var apart = made.isEmpty() ? allocations : KitLines.apart(made, allocations);
        var shortfalls = commitStatement.commit(order, step, apart, by, live ? own : null);
        if (shortfalls.isEmpty()) {
            kits.keep(order, made, lines);
        }
        return shortfalls;
    }

    @Override
    @Transactional
    public void backorder(OrderId order, String step, List<LocationId> acceptable, List<OrderedUnits> lines) {
        if (lines.isEmpty()) {
            return;
        }
        switch (documents.begin(order.value(), "BACKORDER " + step)) {
            case Turn.FIRST -> {
                var made = kits.of(order, lines);
                kits.keep(order, made, lines);
                backorders.add(order, step, acceptable, lines, made);
            }
            case Turn.REPEATED -> {}
            case Turn.RELEASED -> throw DocumentTable.lateCommitment(order);
        }
    }

    @Override
    @Transactional
    public Map<Sku, Integer> lockWaitingRoom(Map<Sku, Integer> limits) {
        if (limits.isEmpty()) {
            return Map.of();
        }
        backorders.lockGates(limits.keySet());
        var waiting = backorders.waiting(limits.keySet());
        var room = new HashMap<Sku, Integer>();
        limits.forEach((sku, limit) -> room.put(sku, Math.max(0, limit - waiting.getOrDefault(sku, 0))));
        return room;
    }

    @Override
    public Map<Sku, Integer> waiting(Collection<Sku> skus) {
        return backorders.waiting(skus);
    }

    @Override
    public void fillWaiting(Collection<Sku> skus) {
        sweep.sweep(skus);
    }

    @Override
    public void release(StockStep step) {
        releases.release(step);
    }

    @Override
    public int receive(String document, LocationId location, String reason, Map<Sku, Integer> units) {
        return arrivals.receive(document, location, reason, units);
    }

    @Override
    public List<StockBalance> balances(StockQuery query) {
        return balances.page(query);
    }

    @Override
    public List<StockBalance> balancesAsOf(Sku sku, Instant time) {
        return balances.asOf(sku, time);
    }
}
