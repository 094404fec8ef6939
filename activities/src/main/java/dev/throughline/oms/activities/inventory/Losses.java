package dev.throughline.oms.activities.inventory;

import dev.throughline.oms.workflows.shared.OrderId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Facts took more than was free: the newest commitments end, by order of time, and become a shortage of their orders. */
@Component
class Losses {
    private final CommitmentTable commitments;

    Losses(CommitmentTable commitments) {
        this.commitments = commitments;
    }

    /**
     * Ends the newest commitments that are not covered any more.
     *
     * @param balances locked, as they will be once the fact is written
     */
    List<Commitment> lose(Collection<StockBalance> balances) {
        var uncovered = balances.stream()
                .filter(balance -> balance.uncovered() > 0)
                .collect(Collectors.toMap(
                        balance -> new StockKey(balance.sku(), balance.location()), StockBalance::uncovered));
        if (uncovered.isEmpty()) {
            return List.of();
        }
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

    /** How the ledgers of the orders that lost carry it. */
    static List<Movement> movements(Cause cause, List<Commitment> lost) {
        Map<OrderId, List<Commitment>> perOrder = lost.stream().collect(Collectors.groupingBy(Commitment::order));
        var movements = new ArrayList<Movement>();
        perOrder.forEach((order, gone) -> Commitment.unitsPerKey(gone)
                .forEach((key, units) -> movements.add(new Movement(
                        order.value(), cause.asStep(), MovementType.SHORTAGE, key, Delta.commitment(-units), null))));
        return movements;
    }
}
