package dev.throughline.oms.activities.inventory;

import dev.throughline.oms.activities.inventory.AllocationTable.Part;
import dev.throughline.oms.activities.inventory.ChannelAllocation.Status;
import dev.throughline.oms.activities.inventory.DocumentTable.Turn;
import dev.throughline.oms.activities.inventory.LedgerTable.Told;
import dev.throughline.oms.workflows.shared.Actor;
import dev.throughline.oms.workflows.shared.ChannelId;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

@Component
class StoredAllocations implements ChannelAllocations {
    private final DocumentTable documents;
    private final BalanceTable balances;
    private final AllocationTable allocations;
    private final AllocationList list;
    private final LedgerTable ledger;
    private final Clock clock;

    StoredAllocations(
            DocumentTable documents,
            BalanceTable balances,
            AllocationTable allocations,
            AllocationList list,
            LedgerTable ledger,
            Clock clock) {
        this.documents = documents;
        this.balances = balances;
        this.allocations = allocations;
        this.list = list;
        this.ledger = ledger;
        this.clock = clock;
    }

    @Override
    @Transactional
    public List<ChannelAllocation> allocate(Request request) {
        if (!request.releaseAt().isAfter(clock.instant())) {
            throw new IllegalArgumentException("an allocation is released in the future");
        }
        var keys = request.lines().stream().map(line -> key(line.place())).toList();
        if (documents.begin(request.document(), "ALLOCATE") != Turn.REPEATED && !keys.isEmpty()) {
            grant(request, keys);
        }
        return inOrder(request.channel(), keys);
    }

    private void grant(Request request, List<StockKey> keys) {
        var locked = balances.lock(keys);
        var before = new HashMap<StockKey, Integer>();
        allocations.of(request.channel(), locked.keySet()).forEach(row -> before.put(row.key(), row.remaining()));
        var rows = new ArrayList<ChannelAllocation>();
        var movements = new ArrayList<Movement>();
        for (var line : request.lines()) {
            var balance = locked.get(key(line.place()));
            if (balance != null) {
                int own = before.getOrDefault(key(line.place()), 0);
                int asked = line.of(own + balance.available());
                int granted = Math.min(asked, own + balance.available());
                rows.add(row(request, line, asked, granted));
                movements.add(movement(request, line, granted - own));
            }
        }
        if (!rows.isEmpty()) {
            allocations.put(rows);
            ledger.write(movements, Told.by(request.actor(), null));
        }
    }

    private static ChannelAllocation row(Request request, Line line, int asked, int granted) {
        return new ChannelAllocation(
                line.place().sku(),
                line.place().location(),
                request.channel(),
                request.document(),
                asked,
                granted,
                granted,
                0,
                0,
                Status.LIVE,
                request.releaseAt().truncatedTo(ChronoUnit.MICROS));
    }

    private static Movement movement(Request request, Line line, int more) {
        return new Movement(
                request.document(),
                "allocate " + request.channel(),
                MovementType.ALLOCATE,
                key(line.place()),
                Delta.allocation(more),
                request.reason());
    }

    @Override
    @Transactional
    public List<ChannelAllocation> release(ChannelId channel, List<Place> places, Actor actor, String reason) {
        var keys = places.stream().map(StoredAllocations::key).toList();
        balances.lock(keys);
        var live = allocations.of(channel, keys).stream()
                .filter(row -> row.status() == Status.LIVE)
                .toList();
        end(live, Status.RELEASED, reason, Told.by(actor, null));
        return inOrder(channel, keys);
    }

    /** Ends live ones whose balances are locked. */
    void end(List<ChannelAllocation> live, Status status, String reason, Told told) {
        allocations.end(live, status);
        ledger.write(
                live.stream()
                        .map(row -> new Part(row, row.remaining()).end("end " + row.channel(), reason))
                        .toList(),
                told);
    }

    @Override
    public List<ChannelAllocation> page(Query query) {
        return list.page(query);
    }

    private List<ChannelAllocation> inOrder(ChannelId channel, List<StockKey> keys) {
        Map<StockKey, ChannelAllocation> rows = allocations.of(channel, keys).stream()
                .collect(Collectors.toMap(ChannelAllocation::key, Function.identity()));
        return keys.stream().map(rows::get).filter(Objects::nonNull).toList();
    }

    private static StockKey key(Place place) {
        return new StockKey(place.sku(), place.location());
    }
}
