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

/** The door of the stock pool. Balances are a row per SKU and location and always equal the sum of the ledger. */
public interface Inventory {
    /**
     * Units that can be promised now (ATP): on hand − committed − held − safety stock, per SKU and location, never below zero; entries
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

    /** Backorders in the caller's transaction; filled in order of time as stock is received. Idempotent by order and step. */
    void backorder(OrderId order, String step, List<LocationId> acceptable, List<OrderedUnits> lines);

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
