package dev.throughline.oms.activities.picking;

import dev.throughline.oms.activities.picking.BinTable.Shelf;
import dev.throughline.oms.workflows.shared.LocationId;
import dev.throughline.oms.workflows.shared.Sku;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The way through the shelves: one stop per SKU, by zone, sequence, bin and SKU; what lies in no bin last. */
@Component
class PickWalk {
    private final BinTable bins;

    PickWalk(BinTable bins) {
        this.bins = bins;
    }

    private record Stop(Sku sku, @Nullable Shelf shelf, List<Task> tasks) {
        private static final Comparator<Stop> WALK = Comparator.comparingInt((Stop stop) -> stop.shelf == null ? 1 : 0)
                .thenComparing(stop -> stop.shelf == null ? "" : stop.shelf.zone())
                .thenComparingInt(stop -> stop.shelf == null ? 0 : stop.shelf.sequence())
                .thenComparing(stop -> stop.shelf == null ? "" : stop.shelf.bin())
                .thenComparing(stop -> stop.sku.value());

        PickList.Entry entry() {
            return new PickList.Entry(
                    shelf == null ? null : shelf.zone(),
                    shelf == null ? null : shelf.bin(),
                    shelf == null ? List.of() : shelf.further(),
                    sku,
                    tasks.stream().mapToInt(Task::open).sum(),
                    tasks.stream()
                            .mapToInt(task -> task.picked() - task.putBack())
                            .sum(),
                    tasks.stream().mapToInt(Task::putBack).sum(),
                    tasks.stream().map(Task::share).toList());
        }
    }

    /** SKUs of which nothing is wanted and nothing was taken are left out. */
    List<PickList.Entry> entries(LocationId location, Collection<Task> tasks) {
        var concerned = tasks.stream()
                .filter(task -> task.needed() > 0 || task.picked() > 0)
                .collect(Collectors.groupingBy(Task::sku));
        var shelves = shelves(location, concerned.keySet());
        return concerned.entrySet().stream()
                .map(entry -> new Stop(entry.getKey(), shelves.get(entry.getKey()), entry.getValue()))
                .sorted(Stop.WALK)
                .map(Stop::entry)
                .toList();
    }

    Optional<PickList.Entry> next(LocationId location, Collection<Task> tasks) {
        return entries(location, tasks).stream()
                .filter(entry -> entry.open() > 0)
                .findFirst();
    }

    Map<Sku, Shelf> shelves(LocationId location, Collection<Sku> skus) {
        return bins.shelves(location, skus);
    }
}
