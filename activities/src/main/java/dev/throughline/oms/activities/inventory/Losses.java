package dev.throughline.oms.activities.inventory;

import dev.throughline.oms.workflows.shared.OrderId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Facts took more than was free: the newest holds end, then the newest commitments, which become a shortage of their orders. */
@Component
class Losses {
    private final CommitmentTable commitments;
    private final HeldUnits held;

    Losses(CommitmentTable commitments, HeldUnits held) {
        this.commitments = commitments;
        this.held = held;
    }

    /** What facts took from carts and orders. */
    record Lost(List<HeldUnits.Part> holds, List<Commitment> commitments) {
        static final Lost NOTHING = new Lost(List.of(), List.of());

        /** How the ledgers of those that lost carry it. */
        List<Movement> movements(Cause cause) {
            var movements = new ArrayList<Movement>();
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
        return uncovered.isEmpty() ? Lost.NOTHING : new Lost(loseHolds(uncovered), loseCommitments(uncovered));
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
