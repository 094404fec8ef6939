package dev.throughline.oms.activities.inventory;

import dev.throughline.oms.activities.inventory.ChannelView.Buffers;
import dev.throughline.oms.workflows.shared.HoldId;
import dev.throughline.oms.workflows.shared.LocationId;
import dev.throughline.oms.workflows.shared.Sku;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What a channel can be promised: the rows with their reasons, or sums alone, which the database makes. */
@Component
class ChannelBalances {
    private static final String ROWS = """
            SELECT b.sku, b.location_id, b.allocated, coalesce(o.remaining, 0) AS own,
                   greatest(b.on_hand - b.committed - b.held - b.safety_stock - b.allocated, 0) AS shared
            FROM inventory.balance b
            LEFT JOIN (SELECT sku, location_id, remaining FROM inventory.allocation
                       WHERE sku = ANY(:skus) AND channel_id = :channel AND remaining > 0) o
                ON o.sku = b.sku AND o.location_id = b.location_id
            WHERE b.sku = ANY(:skus) AND b.on_hand > b.committed + b.held + b.safety_stock
            """;

    private static final String SUMS = """
            SELECT a.sku, sum(coalesce(o.remaining, 0)
                + greatest(greatest(b.on_hand - b.committed - b.held - b.safety_stock - b.allocated, 0)
                           - coalesce(p.buffer, a.buffer), 0)) AS units
            FROM unnest(:skus::text[], :groups::int[], :buffers::int[]) AS a(sku, grp, buffer)
            JOIN inventory.balance b ON b.sku = a.sku
            """;
    private static final String SEEN =
            "JOIN unnest(:seen::text[]) AS v(location_id) ON v.location_id = b.location_id\n";
    private static final String KEPT_BACK = """
            LEFT JOIN unnest(:ofGroups::int[], :places::text[], :placeBuffers::int[]) AS p(grp, location_id, buffer)
                ON p.grp = a.grp AND p.location_id = b.location_id
            LEFT JOIN (SELECT sku, location_id, remaining FROM inventory.allocation
                       WHERE sku = ANY(:skus) AND channel_id = :channel AND remaining > 0) o
                ON o.sku = b.sku AND o.location_id = b.location_id
            WHERE b.on_hand > b.committed + b.held + b.safety_stock AND coalesce(p.buffer, a.buffer) < 2147483647
            GROUP BY a.sku
            """;

    private final JdbcClient jdbc;
    private final BalanceTable balances;

    ChannelBalances(JdbcClient jdbc, BalanceTable balances) {
        this.jdbc = jdbc;
        this.balances = balances;
    }

    /** Where there are units that the channel, another one, or a buffer has; seen locations only. */
    List<ChannelUnits> rows(Collection<Sku> skus, ChannelView view) {
        var rows = new ArrayList<ChannelUnits>();
        jdbc.sql(ROWS)
                .param("skus", Columns.texts(skus, Sku::value))
                .param("channel", view.channel().value())
                .query(row -> {
                    var location = new LocationId(row.getString("location_id"));
                    if (view.sees(location)) {
                        rows.add(ChannelUnits.of(
                                view,
                                new Sku(row.getString("sku")),
                                location,
                                row.getInt("shared"),
                                row.getInt("own"),
                                row.getInt("allocated")));
                    }
                });
        return rows;
    }

    /** As {@link #rows}, with the units that the hold has itself. */
    Map<Sku, Map<LocationId, Integer>> availableWith(
            Collection<Sku> skus, ChannelView view, Collection<LocationId> locations, HoldId hold) {
        var available = new HashMap<Sku, Map<LocationId, Integer>>();
        rows(skus, view).stream()
                .filter(row -> row.units() > 0 && (locations.isEmpty() || locations.contains(row.location())))
                .forEach(row -> available
                        .computeIfAbsent(row.sku(), _ -> new HashMap<>())
                        .put(row.location(), row.units()));
        balances.addHeld(available, skus, locations, hold);
        return available;
    }

    /** Units over all seen locations; SKUs without any are left out. */
    Map<Sku, Long> sums(Collection<Sku> skus, ChannelView view) {
        var groups = new LinkedHashMap<Buffers, Integer>();
        var asked = skus.stream().distinct().toList();
        asked.forEach(sku -> groups.putIfAbsent(view.buffers().apply(sku), groups.size()));
        var exceptions = new ArrayList<Named>();
        groups.forEach((buffers, group) ->
                buffers.places().forEach((place, units) -> exceptions.add(new Named(group, place, units))));
        var sums = new HashMap<Sku, Long>();
        jdbc.sql(SUMS + (view.locations().isEmpty() ? "" : SEEN) + KEPT_BACK)
                .param("skus", Columns.texts(asked, Sku::value))
                .param(
                        "groups",
                        Columns.ints(asked, sku -> groups.get(view.buffers().apply(sku))))
                .param(
                        "buffers",
                        Columns.ints(asked, sku -> view.buffers().apply(sku).elsewhere()))
                .param("ofGroups", Columns.ints(exceptions, Named::group))
                .param("places", Columns.texts(exceptions, one -> one.location().value()))
                .param("placeBuffers", Columns.ints(exceptions, Named::units))
                .param("seen", Columns.texts(view.locations(), LocationId::value))
                .param("channel", view.channel().value())
                .query(row -> {
                    sums.put(new Sku(row.getString("sku")), row.getLong("units"));
                });
        return sums;
    }

    private record Named(int group, LocationId location, int units) {}
}
