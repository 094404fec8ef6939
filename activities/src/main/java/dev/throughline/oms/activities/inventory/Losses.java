package dev.throughline.oms.activities.inventory;

import dev.throughline.oms.workflows.shared.OrderId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Facts took more than was free: the newest guarantees to channels end, then the newest holds, then the newest commitments, which become a
 * shortage of their orders.
 */
@Component
class Losses {
    private final CommitmentTable commitments;
    private final HeldUnits held;
    private final AllocationTable allocations;
    private final KitBreaks kits;

    Losses(CommitmentTable commitments, HeldUnits held, AllocationTable allocations, KitBreaks kits) {
        this.commitments = commitments;
        this.held = held;
        this.allocations = allocations;
        this.kits = kits;
    }

    /**
     * What facts took from channels, carts and orders.
     *
     * @param told what the orders lost by it: of kits, whole units
     */
    record Lost(
            List<AllocationTable.Part> allocations,
            List<HeldUnits.Part> holds,
            List<Commitment> commitments,
            List<Commitment> told) {

        /** How the ledgers of those that lost carry it. */
        List<Movement> movements(Cause cause) {
            var movements = new ArrayList<Movement>();
            allocations.forEach(part -> movements.add(
                    part.end(cause.asStep() + " " + part.allocation().channel(), "taken by a fact")));
            holds.forEach(part -> movements.add(new Movement(
                    part.hold().value(),
                    cause.asStep(),
                    MovementType.HOLD_END,
                    part.key(),
                    Delta.hold(-part.units()),
                    "taken by a fact")));
            Map<OrderId, List<Commitment>> perOrder =
                    commitments.stream().collect(Collectors.groupingBy(Commitment::order));
            perOrder.forEach((order, gone) -> Commitment.unitsPerKey(gone)
                    .forEach((key, units) -> movements.add(new Movement(
                            order.value(),
                            cause.asStep(),
                            MovementType.SHORTAGE,
                            key,
                            Delta.commitment(-units),
                            null))));
            return movements;
        }
    }

    /**
     * Ends what is not covered any more.
     *
     * @param balances locked, as they will be once the fact is written
     */
    Lost lose(Collection<StockBalance> balances) {
        var uncovered = balances.stream()
                .filter(balance -> balance.uncovered() > 0)
                .collect(Collectors.toMap(
                        balance -> new StockKey(balance.sku(), balance.location()), StockBalance::uncovered));
        var allocated = loseAllocations(balances);
        if (uncovered.isEmpty()) {
            return new Lost(allocated, List.of(), List.of(), List.of());
        }
        var heldUnits = loseHolds(uncovered);
        var committed = loseCommitments(uncovered);
        return new Lost(allocated, heldUnits, committed, kits.told(committed));
    }

    /** Shares are never more than what is free above the safety stock. */
    List<AllocationTable.Part> loseAllocations(Collection<StockBalance> balances) {
        var excess = balances.stream()
                .filter(balance -> balance.overallocated() > 0)
                .collect(Collectors.toMap(
                        balance -> new StockKey(balance.sku(), balance.location()), StockBalance::overallocated));
        if (excess.isEmpty()) {
            return List.of();
        }
        var lost = new ArrayList<AllocationTable.Part>();
        for (var allocation : allocations.newestFirst(excess.keySet())) {
            int units = Math.min(excess.getOrDefault(allocation.key(), 0), allocation.remaining());
            if (units > 0) {
                lost.add(new AllocationTable.Part(allocation, units));
                excess.merge(allocation.key(), -units, Integer::sum);
            }
        }
        allocations.lose(lost);
        return lost;
    }

    private List<HeldUnits.Part> loseHolds(Map<StockKey, Integer> uncovered) {
        var lost = new ArrayList<HeldUnits.Part>();
        for (var part : held.newestFirst(uncovered.keySet())) {
            int units = Math.min(uncovered.getOrDefault(part.key(), 0), part.units());
            if (units > 0) {
                lost.add(part.withUnits(units));
                uncovered.merge(part.key(), -units, Integer::sum);
            }
        }
        held.lose(lost);
        return lost;
    }

    private List<Commitment> loseCommitments(Map<StockKey, Integer> uncovered) {
        var lost = new ArrayList<Commitment>();
        for (var commitment : commitments.newestFirst(uncovered.keySet())) {
            int units = Math.min(uncovered.getOrDefault(commitment.key(), 0), commitment.units());
            if (units > 0) {
                lost.add(commitment.withUnits(units));
                uncovered.merge(commitment.key(), -units, Integer::sum);
            }
        }
        commitments.end(lost);
        return lost;
    }
}
