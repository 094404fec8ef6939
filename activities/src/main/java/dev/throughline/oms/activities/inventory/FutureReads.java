package dev.throughline.oms.activities.inventory;

import dev.throughline.oms.workflows.shared.LocationId;
import dev.throughline.oms.workflows.shared.Sku;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What can be promised by a date. Everything that waits counts, and every location that may serve it: a part of the picture would promise
 * units twice. Allocations that are released by then count for nobody.
 */
@Component
class FutureReads {
    private final BalanceTable balances;
    private final IncomingTable incoming;
    private final BackorderTable backorders;
    private final AllocationTable allocations;

    FutureReads(BalanceTable balances, IncomingTable incoming, BackorderTable backorders, AllocationTable allocations) {
        this.balances = balances;
        this.incoming = incoming;
        this.backorders = backorders;
        this.allocations = allocations;
    }

    /** By any channel. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Map<Sku, Map<LocationId, Integer>> promisable(Collection<Sku> skus, Instant by) {
        return shared(skus, by, lasting(skus, by));
    }

    /** By the channel, at the locations that it sees. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Map<Sku, Map<LocationId, Integer>> promisable(Collection<Sku> skus, Instant by, ChannelView view) {
        var lasting = lasting(skus, by);
        var shared = shared(skus, by, lasting);
        var own = lasting.stream()
                .filter(row -> row.channel().equals(view.channel()))
                .collect(Collectors.toMap(ChannelAllocation::key, ChannelAllocation::remaining));
        own.keySet()
                .forEach(key ->
                        shared.computeIfAbsent(key.sku(), _ -> new HashMap<>()).putIfAbsent(key.location(), 0));
        shared.forEach((sku, places) -> {
            places.keySet().removeIf(place -> !view.sees(place));
            places.replaceAll(
                    (place, units) -> view.units(sku, place, units, own.getOrDefault(new StockKey(sku, place), 0)));
            places.values().removeIf(units -> units == 0);
        });
        shared.values().removeIf(Map::isEmpty);
        return shared;
    }

    private List<ChannelAllocation> lasting(Collection<Sku> skus, Instant by) {
        return allocations.liveOf(skus).stream()
                .filter(row -> row.releaseAt().isAfter(by))
                .toList();
    }

    private Map<Sku, Map<LocationId, Integer>> shared(
            Collection<Sku> skus, Instant by, List<ChannelAllocation> lasting) {
        var due = incoming.of(skus, List.of()).stream()
                .filter(row -> !row.dueAt().isAfter(by))
                .toList();
        var allocated = lasting.stream()
                .collect(Collectors.groupingBy(
                        ChannelAllocation::key, Collectors.summingInt(ChannelAllocation::remaining)));
        var then = balances.of(skus, List.of()).stream()
                .map(balance -> balance.allocated() == 0
                        ? balance
                        : Delta.allocation(allocated.getOrDefault(new StockKey(balance.sku(), balance.location()), 0)
                                        - balance.allocated())
                                .appliedTo(balance))
                .toList();
        return FutureStock.promisable(then, due, backorders.demand(skus));
    }
}
