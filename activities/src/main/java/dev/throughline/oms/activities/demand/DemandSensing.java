package dev.throughline.oms.activities.demand;

import dev.throughline.oms.activities.event.EventFeed;
import dev.throughline.oms.activities.fulfillment.Fulfillments;
import dev.throughline.oms.activities.inventory.Location;
import dev.throughline.oms.activities.inventory.Locations;
import dev.throughline.oms.activities.inventory.OrderKits;
import dev.throughline.oms.activities.order.PlacedLines;
import dev.throughline.oms.activities.order.PlacedLines.PlacedLine;
import dev.throughline.oms.workflows.shared.LocationId;
import dev.throughline.oms.workflows.shared.OrderId;
import dev.throughline.oms.workflows.shared.Sku;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Counts what was asked for, from the events of placed orders: once each, whatever their channel and however late they come. */
@Component
class DemandSensing {
    private static final String PLACED = "oms.order.placed.v1";

    private final EventFeed events;
    private final PlacedLines lines;
    private final Fulfillments fulfillments;
    private final Locations locations;
    private final OrderKits kits;
    private final DailyTable daily;
    private final DemandProperties properties;

    DemandSensing(
            EventFeed events,
            PlacedLines lines,
            Fulfillments fulfillments,
            Locations locations,
            OrderKits kits,
            DailyTable daily,
            DemandProperties properties) {
        this.events = events;
        this.lines = lines;
        this.fulfillments = fulfillments;
        this.locations = locations;
        this.kits = kits;
        this.daily = daily;
        this.properties = properties;
    }

    /** Counts some orders; whether there are more. */
    @Transactional
    public boolean round() {
        var page = events.since(daily.lockPosition(), PLACED, properties.batch());
        var fresh = daily.claim(page.orders());
        if (!fresh.isEmpty()) {
            daily.add(units(fresh.stream().sorted().toList()));
        }
        daily.putPosition(page.position());
        return page.more();
    }

    private Map<DailyTable.Key, Integer> units(List<OrderId> orders) {
        var zones = locations.all().stream().collect(Collectors.toMap(Location::id, Location::zone));
        var units = new HashMap<DailyTable.Key, Integer>();
        var ofKits = kits.kept(orders);
        for (var line : lines.of(orders)) {
            // Whoever asks for a kit asks for its components.
            var parts = ofKits.getOrDefault(line.order(), Map.of()).getOrDefault(line.line(), Map.of(line.sku(), 1));
            parts.forEach((sku, each) -> units.merge(key(line, sku, zones), each * line.quantity(), Integer::sum));
        }
        return units;
    }

    private DailyTable.Key key(PlacedLine line, Sku sku, Map<LocationId, ZoneId> zones) {
        if (line.locations().isEmpty()) {
            return new DailyTable.Key(sku, DailyTable.NOWHERE, LocalDate.ofInstant(line.placedAt(), ZoneOffset.UTC));
        }
        var location = line.locations().size() == 1 ? line.locations().getFirst() : worksOn(line);
        var zone = zones.getOrDefault(location, ZoneOffset.UTC);
        return new DailyTable.Key(sku, location.value(), LocalDate.ofInstant(line.placedAt(), zone));
    }

    /** Of an order that was split: who has the most of the line. */
    private LocationId worksOn(PlacedLine line) {
        LocationId most = line.locations().getFirst();
        int units = 0;
        for (var work : fulfillments.ofOrder(line.order())) {
            int here = work.lines().stream()
                    .filter(part -> part.line() == line.line())
                    .mapToInt(part -> part.quantity())
                    .sum();
            if (here > units) {
                most = work.location();
                units = here;
            }
        }
        return most;
    }
}
