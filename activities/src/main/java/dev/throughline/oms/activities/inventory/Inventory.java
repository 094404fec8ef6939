package dev.throughline.oms.activities.inventory;

import dev.throughline.oms.workflows.inventory.StockStep;
import dev.throughline.oms.workflows.shared.HoldId;
import dev.throughline.oms.workflows.shared.LocationId;
import dev.throughline.oms.workflows.shared.OrderId;
import dev.throughline.oms.workflows.shared.OrderedUnits;
import dev.throughline.oms.workflows.shared.Sku;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The door of the stock pool. Balances are a row per SKU and location and always equal the sum of the ledger. */
public interface Inventory {
    /**
     * Units that can be promised now (ATP) by any channel: on hand − committed − held − safety stock − allocated, per SKU and location, never below zero; entries
     * without stock are left out.
     *
     * @param locations only these; every location if empty
     */
    Map<Sku, Map<LocationId, Integer>> availability(Collection<Sku> skus, Collection<LocationId> locations);

    /**
     * Units that can be promised by a date: as now, plus what is due by then, less shortages and the backorders that wait for it.
     *
     * @param locations only these; every location if empty
     */
    Map<Sku, Map<LocationId, Integer>> availability(Collection<Sku> skus, Collection<LocationId> locations, Instant by);

    /** The same for a channel, at the locations it sees: its allocations while they last, less its buffers and others' allocations. */
    Map<Sku, Map<LocationId, Integer>> availability(Collection<Sku> skus, ChannelView view, Instant by);

    /** What the channel can be promised now, by SKU and location, with what is kept from it; entries without any units are left out. */
    List<ChannelUnits> unitsFor(ChannelView view, Collection<Sku> skus);

    /** What the channel can be promised now over all locations it sees. Two queries whose answers are small. */
    Map<Sku, Long> sumsFor(ChannelView view, Collection<Sku> skus);

    /** SKUs that begin so and have units that are not promised, there or anywhere; by SKU. */
    List<Sku> stockedSkus(String prefix, @Nullable LocationId location, int limit);

    /** What the hold keeps now. */
    Map<Sku, Map<LocationId, Integer>> heldBy(HoldId hold);

    /** What is on its way, earliest first. */
    List<IncomingStock> incoming(Collection<Sku> skus, Collection<LocationId> locations);

    /** Units that can be promised now to whoever has the hold: its own units too. */
    Map<Sku, Map<LocationId, Integer>> availability(Collection<Sku> skus, Collection<LocationId> locations, HoldId own);

    /**
     * Commits in the caller's transaction: all or nothing, in one ordered conditional statement, demand summed per SKU and location.
     * Idempotent by order and step.
     *
     * @return the SKUs and locations that had too little; empty means committed
     */
    List<Shortfall> commit(OrderId order, String step, List<Allocation> allocations);

    /**
     * Commits like {@link #commit(OrderId, String, List)} and ends the hold in the same statement: its units are the order's own, what
     * the order does not take is free again. A hold that has ended counts for nothing.
     *
     * @return as above; unless empty, nothing was changed and the hold is as it was
     */
    List<Shortfall> commit(OrderId order, String step, List<Allocation> allocations, HoldId own);

    /**
     * Commits like {@link #commit(OrderId, String, List)} for a channel, with a hold or without: its own allocations are drawn first, and
     * nothing is taken of what its buffers keep back or other channels have allocated. Units of the hold are the order's own.
     *
     * @param own ends in the same statement, unless it has ended already; a share that the order leaves is the channel's again
     */
    List<Shortfall> commit(
            OrderId order, String step, List<Allocation> allocations, ChannelView by, @Nullable HoldId own);

    /** Backorders in the caller's transaction; filled in order of time as stock is received. Idempotent by order and step. */
    void backorder(OrderId order, String step, List<LocationId> acceptable, List<OrderedUnits> lines);

    /**
     * How many more units of each SKU may wait: its limit less what waits. Counted under a lock that lasts as long as the caller's
     * transaction, in which the units are then backordered: of many at once, no limit is passed.
     *
     * @param limits units that may wait at once
     */
    Map<Sku, Integer> lockWaitingRoom(Map<Sku, Integer> limits);

    /** Units that wait, of each SKU; those of which none waits are left out. Kits count as kits. */
    Map<Sku, Integer> waiting(Collection<Sku> skus);

    /** Fills at once what free units allow, instead of with the next sweep: those who wait for a release come before those after it. */
    void fillWaiting(Collection<Sku> skus);

    /**
     * Gives back units that are committed to the order, at most what is open: for commitments that its process cannot use any more,
     * since it has ended. Idempotent by order and step.
     */
    void release(StockStep step);

    /**
     * Records received units: a fact. Idempotent by document: a repeat changes nothing. Fills backorders.
     *
     * @return the number of entries that were applied; 0 when the document was known
     */
    int receive(String document, LocationId location, String reason, Map<Sku, Integer> units);

    /** Balances by location and SKU, after this one. */
    List<StockBalance> balances(StockQuery query);

    /** A SKU's balances by location, as the ledger stood at a time. */
    List<StockBalance> balancesAsOf(Sku sku, Instant time);

    record Allocation(LocationId location, OrderedUnits units) {}

    record Shortfall(LocationId location, Sku sku) {}
}
