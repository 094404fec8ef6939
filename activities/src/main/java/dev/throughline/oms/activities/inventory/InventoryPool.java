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
 * The pool on PostgreSQL. Locks are taken in one order everywhere, so that no two transactions wait for each other: the document's row,
 * the hold's row, the balances by SKU and location, commitments, held and incoming units under them, the backorders by SKU and sequence,
 * the orders' event sequences.
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
            KitLines kits) {
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
    }

    @Override
    public Map<Sku, Map<LocationId, Integer>> availability(Collection<Sku> skus, Collection<LocationId> locations) {
        var made = kits.today(skus);
        return made.isEmpty()
                ? balances.available(skus, locations)
                : made.whole(skus, balances.available(made.parts(skus), locations));
    }

    @Override
    public Map<Sku, Map<LocationId, Integer>> availability(
            Collection<Sku> skus, Collection<LocationId> locations, Instant by) {
        var made = kits.today(skus);
        return made.whole(skus, future(made.parts(skus), locations, by));
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
        var made = kits.today(skus);
        return made.whole(skus, future.promisable(made.parts(skus), by, view));
    }

    @Override
    public List<ChannelUnits> unitsFor(ChannelView view, Collection<Sku> skus) {
        var made = kits.today(skus);
        var rows = channels.rows(made.parts(skus), view);
        return made.isEmpty() ? rows : ChannelKits.rows(view, made, skus, rows);
    }

    @Override
    public Map<Sku, Long> sumsFor(ChannelView view, Collection<Sku> skus) {
        var made = kits.today(skus);
        return made.isEmpty() ? channels.sums(skus, view) : ChannelKits.sums(unitsFor(view, skus));
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
        var made = kits.today(skus);
        return made.isEmpty()
                ? balances.availableWith(skus, locations, own)
                : made.whole(skus, balances.availableWith(made.parts(skus), locations, own));
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
