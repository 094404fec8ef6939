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
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What a channel can be promised: the rows with their reasons, or sums alone, which the database makes. */
@Component
class ChannelBalances {
    private static final String ROWS = """
            SELECT b.sku, b.location_id, b.allocated,
                   greatest(b.on_hand - b.committed - b.held - b.safety_stock - b.allocated, 0) AS shared
            FROM inventory.balance b
            """;
    private static final String OF_SKUS =
            "WHERE b.sku = ANY(:skus) AND b.on_hand > b.committed + b.held + b.safety_stock";

    // An aggregate per SKU, without a join where no rule names a location: over 500 locations a third of the time of
    // one grouped join.
    private static final String SUMS = """
            SELECT a.sku, (
                SELECT sum(greatest(b.on_hand - b.committed - b.held - b.safety_stock - b.allocated -""";
    private static final String FROM_SHARED = """
            , 0)) FROM inventory.balance b
            """;
    private static final String SEEN =
            "JOIN unnest(:seen::text[]) AS v(location_id) ON v.location_id = b.location_id\n";
    private static final String PLACES = """
            LEFT JOIN unnest(:ofGroups::int[], :places::text[], :placeBuffers::int[]) AS p(grp, location_id, buffer)
                ON p.grp = a.grp AND p.location_id = b.location_id
            """;
    private static final String OF_SKU = """
            WHERE b.sku = a.sku AND b.on_hand > b.committed + b.held + b.safety_stock) AS units
            FROM unnest(:skus::text[], :groups::int[], :buffers::int[]) AS a(sku, grp, buffer)
            """;
    private static final String OWN = """
            SELECT sku, location_id, remaining FROM inventory.allocation
            WHERE sku = ANY(:skus) AND channel_id = :channel AND remaining > 0
            """;

    private final JdbcClient jdbc;
    private final BalanceTable balances;
    private final FreeUnits freeUnits;

    ChannelBalances(JdbcClient jdbc, BalanceTable balances, FreeUnits freeUnits) {
        this.jdbc = jdbc;
        this.balances = balances;
        this.freeUnits = freeUnits;
    }

    private record Shared(StockKey key, int units, int allocated) {}

    /** Where there are units that the channel, another one, or a buffer has; seen locations only. */
    List<ChannelUnits> rows(Collection<Sku> skus, ChannelView view) {
        var shared = jdbc.sql(ROWS + seen(view) + OF_SKUS)
                .param("seen", Columns.texts(view.locations(), LocationId::value))
                .param("skus", Columns.texts(skus, Sku::value))
                .query((row, _) -> new Shared(
                        new StockKey(new Sku(row.getString("sku")), new LocationId(row.getString("location_id"))),
                        row.getInt("shared"),
                        row.getInt("allocated")))
                .list();
        var allocated =
                shared.stream().anyMatch(row -> row.allocated() > 0) ? own(skus, view) : Map.<StockKey, Integer>of();
        return shared.stream()
                .map(row -> ChannelUnits.of(
                        view,
                        row.key(),
                        row.units(),
                        Math.min(row.allocated(), allocated.getOrDefault(row.key(), 0)),
                        row.allocated()))
                .toList();
    }

    /** What is left of the channel's own allocations. */
    private Map<StockKey, Integer> own(Collection<Sku> skus, ChannelView view) {
        var own = new HashMap<StockKey, Integer>();
        jdbc.sql(OWN)
                .param("skus", Columns.texts(skus, Sku::value))
                .param("channel", view.channel().value())
                .query(row -> {
                    own.put(
                            new StockKey(new Sku(row.getString("sku")), new LocationId(row.getString("location_id"))),
                            row.getInt("remaining"));
                });
        return own;
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

    /** Units over all seen locations. */
    Map<Sku, Long> sums(Collection<Sku> skus, ChannelView view) {
        var asked = skus.stream().distinct().toList();
        var sums = freeUnits.sums(asked, view);
        var others = asked.stream().filter(sku -> !sums.containsKey(sku)).toList();
        if (!others.isEmpty()) {
            sums.putAll(counted(others, view));
        }
        own(asked, view).forEach((key, units) -> {
            if (view.sees(key.location()) && !view.isClosed(key.sku(), key.location())) {
                sums.merge(key.sku(), (long) units, Math::addExact);
            }
        });
        return sums;
    }

    /** From the balances: of SKUs that no row of free units is kept of yet. */
    private Map<Sku, Long> counted(List<Sku> asked, ChannelView view) {
        var groups = new LinkedHashMap<Buffers, Integer>();
        asked.forEach(sku -> groups.putIfAbsent(view.buffers().apply(sku), groups.size()));
        var exceptions = new ArrayList<Named>();
        groups.forEach((buffers, group) ->
                buffers.places().forEach((place, units) -> exceptions.add(new Named(group, place, units))));
        var sums = new HashMap<Sku, Long>();
        boolean named = !exceptions.isEmpty();
        jdbc.sql(SUMS
                        + (named ? " coalesce(p.buffer, a.buffer)" : " a.buffer")
                        + FROM_SHARED
                        + seen(view)
                        + (named ? PLACES : "")
                        + OF_SKU)
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
                .query(row -> {
                    sums.put(new Sku(row.getString("sku")), row.getLong("units"));
                });
        return sums;
    }

    private static String seen(ChannelView view) {
        return view.locations().isEmpty() ? "" : SEEN;
    }

    /** SKUs that begin so and have units that are not promised, there or anywhere; by SKU. */
    List<Sku> stockedSkus(String prefix, @Nullable LocationId location, int limit) {
        return jdbc.sql("""
                        SELECT DISTINCT sku FROM inventory.balance
                        WHERE starts_with(sku, :prefix) AND on_hand > committed + held + safety_stock
                          AND (:location = '' OR location_id = :location)
                        ORDER BY sku LIMIT :limit
                        """)
                .param("prefix", prefix)
                .param("location", location == null ? "" : location.value())
                .param("limit", limit)
                .query((row, _) -> new Sku(row.getString(1)))
                .list();
    }

    private record Named(int group, LocationId location, int units) {}
}
