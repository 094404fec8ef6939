package dev.throughline.oms.activities.inventory;

import dev.throughline.oms.workflows.shared.LocationId;
import dev.throughline.oms.workflows.shared.OrderId;
import dev.throughline.oms.workflows.shared.Sku;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Facts that took a part of a kit break the whole unit: its order is told of the kit, and what is left of it is given back by the sweep.
 * Not at once: the other components' balances come in an order of their own.
 */
@Component
class KitBreaks {
    // Under these rows' lock, which comes after the balances', facts about different components of one kit see each
    // other.
    private static final String LOCKED = """
            SELECT k.* FROM inventory.kit_line k
            JOIN (SELECT DISTINCT order_id, line FROM unnest(:orders::text[], :lines::int[]) AS l(order_id, line)) l
              USING (order_id, line)
            ORDER BY order_id, line, sku FOR UPDATE OF k
            """;
    private static final String OPEN = """
            SELECT c.sku, c.open FROM inventory.commitment c
            WHERE c.sku = ANY(:skus) AND c.location_id = :location AND c.order_id = :order AND c.line = :line
            """;

    private final JdbcClient jdbc;

    KitBreaks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Line(OrderId order, int line) {}

    private record Place(Line line, LocationId location) {}

    private record Kit(Sku sku, Map<Sku, Integer> parts) {}

    /**
     * What the orders are to be told when these commitments have ended: of a kit, whole units of it.
     *
     * @param lost ended in this transaction
     */
    List<Commitment> told(List<Commitment> lost) {
        if (lost.isEmpty()) {
            return lost;
        }
        var kits = lock(lost);
        if (kits.isEmpty()) {
            return lost;
        }
        var told = new ArrayList<Commitment>();
        var gone = new LinkedHashMap<Place, Map<Sku, Integer>>();
        for (var commitment : lost) {
            var line = new Line(commitment.order(), commitment.line());
            if (kits.containsKey(line)) {
                gone.computeIfAbsent(new Place(line, commitment.key().location()), _ -> new HashMap<>())
                        .merge(commitment.key().sku(), commitment.units(), Math::addExact);
            } else {
                told.add(commitment);
            }
        }
        gone.forEach((place, units) -> {
            var kit = kits.get(place.line());
            if (kit != null) {
                tell(place, kit, units, told);
            }
        });
        return told;
    }

    private Map<Line, Kit> lock(Collection<Commitment> lost) {
        var kits = new HashMap<Line, Kit>();
        jdbc.sql(LOCKED)
                .param("orders", Columns.texts(lost, row -> row.order().value()))
                .param("lines", Columns.ints(lost, Commitment::line))
                .query(row -> {
                    var kit = new Sku(row.getString("kit"));
                    kits.computeIfAbsent(
                                    new Line(new OrderId(row.getString("order_id")), row.getInt("line")),
                                    _ -> new Kit(kit, new HashMap<>()))
                            .parts()
                            .put(new Sku(row.getString("sku")), row.getInt("units"));
                });
        return kits;
    }

    private void tell(Place place, Kit kit, Map<Sku, Integer> gone, List<Commitment> told) {
        var open = open(place, kit);
        int after = Compositions.units(kit.parts(), sku -> open.getOrDefault(sku, 0));
        int before = Compositions.units(kit.parts(), sku -> open.getOrDefault(sku, 0) + gone.getOrDefault(sku, 0));
        if (before > after) {
            told.add(new Commitment(
                    new StockKey(kit.sku(), place.location()),
                    place.line().order(),
                    place.line().line(),
                    before - after));
            jdbc.sql("INSERT INTO inventory.broken_kit VALUES (:order, :line, :location) ON CONFLICT DO NOTHING")
                    .param("order", place.line().order().value())
                    .param("line", place.line().line())
                    .param("location", place.location().value())
                    .update();
        }
    }

    private Map<Sku, Integer> open(Place place, Kit kit) {
        var open = new HashMap<Sku, Integer>();
        jdbc.sql(OPEN)
                .param("skus", Columns.texts(kit.parts().keySet(), Sku::value))
                .param("location", place.location().value())
                .param("order", place.line().order().value())
                .param("line", place.line().line())
                .query(row -> {
                    open.put(new Sku(row.getString("sku")), row.getInt("open"));
                });
        return open;
    }
}
