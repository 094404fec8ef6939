package dev.throughline.oms.activities.picking;

import dev.throughline.oms.activities.fulfillment.FulfillmentOrderRecord;
import dev.throughline.oms.activities.fulfillment.FulfillmentStatus;
import dev.throughline.oms.activities.fulfillment.Fulfillments;
import dev.throughline.oms.activities.fulfillment.Fulfillments.Place;
import dev.throughline.oms.activities.fulfillment.Fulfillments.QueueQuery;
import dev.throughline.oms.activities.inventory.OrderKits;
import dev.throughline.oms.activities.picking.WaveTable.NewTask;
import dev.throughline.oms.activities.promise.OrderPromises;
import dev.throughline.oms.activities.promise.ServiceKind;
import dev.throughline.oms.workflows.shared.FulfillmentOrderId;
import dev.throughline.oms.workflows.shared.LocationId;
import dev.throughline.oms.workflows.shared.OrderId;
import dev.throughline.oms.workflows.shared.Sku;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Chooses the orders of a wave: requested, in no wave, within the criteria; the most urgent first. */
@Component
class WaveSelection {
    private static final int PAGE = 200;

    /** So many of the most urgent orders are looked at, for one wave. */
    private static final int MOST_LOOKED_AT = 5_000;

    private final Fulfillments fulfillments;
    private final WaveTable table;
    private final BinTable bins;
    private final OrderKits kits;
    private final OrderPromises promises;

    WaveSelection(Fulfillments fulfillments, WaveTable table, BinTable bins, OrderKits kits, OrderPromises promises) {
        this.fulfillments = fulfillments;
        this.table = table;
        this.bins = bins;
        this.kits = kits;
        this.promises = promises;
    }

    List<FulfillmentOrderRecord> choose(LocationId location, WaveCriteria criteria) {
        var chosen = new ArrayList<FulfillmentOrderRecord>();
        int units = 0;
        List<FulfillmentOrderRecord> page = List.of();
        for (int seen = 0; seen < MOST_LOOKED_AT && chosen.size() < criteria.maxOrders(); seen += PAGE) {
            page = page(location, page);
            var tasks = tasks(page).stream().collect(Collectors.groupingBy(NewTask::order));
            for (var order : fitting(location, page, criteria, tasks)) {
                int more = units(order, tasks.getOrDefault(order.id(), List.of()));
                boolean fits = chosen.isEmpty() || units + more <= criteria.maxUnits();
                if (fits && chosen.size() < criteria.maxOrders()) {
                    chosen.add(order);
                    units += more;
                }
            }
            if (page.size() < PAGE || isPast(page.getLast(), criteria)) {
                break;
            }
        }
        return chosen;
    }

    /** What is taken from shelves. */
    private static int units(FulfillmentOrderRecord order, List<NewTask> tasks) {
        var quantities = order.lines().stream()
                .collect(Collectors.toMap(FulfillmentOrderRecord.Line::line, FulfillmentOrderRecord.Line::quantity));
        return tasks.stream()
                .mapToInt(task -> task.each() * quantities.getOrDefault(task.line(), 0))
                .sum();
    }

    private List<FulfillmentOrderRecord> page(LocationId location, List<FulfillmentOrderRecord> before) {
        return fulfillments.queue(new QueueQuery(
                location,
                FulfillmentStatus.REQUESTED,
                null,
                before.isEmpty() ? null : Place.of(before.getLast()),
                PAGE));
    }

    private static boolean isPast(FulfillmentOrderRecord last, WaveCriteria criteria) {
        return criteria.dueBy() != null && last.dueBy().isAfter(criteria.dueBy());
    }

    private List<FulfillmentOrderRecord> fitting(
            LocationId location,
            List<FulfillmentOrderRecord> page,
            WaveCriteria criteria,
            Map<FulfillmentOrderId, List<NewTask>> tasks) {
        var taken = table.inWaves(page.stream().map(FulfillmentOrderRecord::id).toList());
        return page.stream()
                .filter(order -> !taken.contains(order.id()))
                .filter(order -> criteria.method() == null || order.method() == criteria.method())
                .filter(order -> !isPast(order, criteria))
                .filter(byService(page, criteria))
                .filter(inZone(location, criteria, tasks))
                .toList();
    }

    private Predicate<FulfillmentOrderRecord> byService(List<FulfillmentOrderRecord> page, WaveCriteria criteria) {
        var service = criteria.service();
        if (service == null) {
            return order -> true;
        }
        var known = promises.services(
                page.stream().map(FulfillmentOrderRecord::order).toList());
        return order -> known.getOrDefault(order.order(), ServiceKind.STANDARD) == service;
    }

    private Predicate<FulfillmentOrderRecord> inZone(
            LocationId location, WaveCriteria criteria, Map<FulfillmentOrderId, List<NewTask>> tasks) {
        var zone = criteria.zone();
        if (zone == null) {
            return order -> true;
        }
        var skus =
                tasks.values().stream().flatMap(List::stream).map(NewTask::sku).toList();
        var shelves = bins.shelves(location, skus);
        return order -> tasks.getOrDefault(order.id(), List.of()).stream()
                .allMatch(task -> isIn(zone, shelves.get(task.sku())));
    }

    private static boolean isIn(String zone, BinTable.@Nullable Shelf shelf) {
        return shelf != null && shelf.zone().equals(zone);
    }

    /** What is taken from shelves: of kits the components. */
    List<NewTask> tasks(Collection<FulfillmentOrderRecord> orders) {
        var kept = kits.kept(
                orders.stream().map(FulfillmentOrderRecord::order).distinct().toList());
        return orders.stream()
                .flatMap(order -> order.lines().stream().flatMap(line -> tasks(order, line, kept)))
                .toList();
    }

    private static Stream<NewTask> tasks(
            FulfillmentOrderRecord order,
            FulfillmentOrderRecord.Line line,
            Map<OrderId, Map<Integer, Map<Sku, Integer>>> kept) {
        var parts = kept.getOrDefault(order.order(), Map.of()).get(line.line());
        return parts == null
                ? Stream.of(new NewTask(order.id(), line.line(), line.sku(), 1, false))
                : parts.entrySet().stream()
                        .map(part -> new NewTask(order.id(), line.line(), part.getKey(), part.getValue(), true));
    }
}
