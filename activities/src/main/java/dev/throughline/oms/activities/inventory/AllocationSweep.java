package dev.throughline.oms.activities.inventory;

import dev.throughline.oms.activities.inventory.ChannelAllocation.Status;
import dev.throughline.oms.activities.inventory.LedgerTable.Told;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Gives back what is left of allocations whose time has come. Safe in several instances at once: they take turns on the balances, and the
 * later one finds nothing left to end. A channel's order and the sweep lock the same balance: one of them comes first.
 */
@Component
class AllocationSweep {
    private static final int AT_ONCE = 200;

    private final TransactionTemplate transaction;
    private final BalanceTable balances;
    private final AllocationTable allocations;
    private final StoredAllocations stored;
    private final Clock clock;

    AllocationSweep(
            TransactionTemplate transaction,
            BalanceTable balances,
            AllocationTable allocations,
            StoredAllocations stored,
            Clock clock) {
        this.transaction = transaction;
        this.balances = balances;
        this.allocations = allocations;
        this.stored = stored;
        this.clock = clock;
    }

    /** Ends all that are due; returns how many. */
    int sweep() {
        int ended = 0;
        var due = allocations.due(AT_ONCE);
        while (!due.isEmpty()) {
            ended += end(due);
            due = due.size() < AT_ONCE ? List.of() : allocations.due(AT_ONCE);
        }
        return ended;
    }

    private int end(List<ChannelAllocation> due) {
        var perChannel = due.stream()
                .collect(Collectors.groupingBy(
                        ChannelAllocation::channel, Collectors.mapping(ChannelAllocation::key, Collectors.toList())));
        return Objects.requireNonNull(transaction.execute(_ -> {
            balances.lock(due.stream().map(ChannelAllocation::key).distinct().toList());
            var now = clock.instant();
            int ended = 0;
            for (var entry : perChannel.entrySet()) {
                var live = allocations.of(entry.getKey(), entry.getValue()).stream()
                        .filter(row ->
                                row.status() == Status.LIVE && !row.releaseAt().isAfter(now))
                        .toList();
                stored.end(live, Status.EXPIRED, "its time had come", Told.NOW);
                ended += live.size();
            }
            return ended;
        }));
    }
}
