package dev.throughline.oms.activities.inventory;

import dev.throughline.oms.activities.catalog.Catalog;
import dev.throughline.oms.activities.catalog.Product;
import dev.throughline.oms.activities.inventory.Inventory.Allocation;
import dev.throughline.oms.workflows.shared.OrderId;
import dev.throughline.oms.workflows.shared.OrderedUnits;
import dev.throughline.oms.workflows.shared.Sku;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Kits as orders have them. An order line's kit is what it was when it was first promised; every later step of the line takes it apart in the
 * same way.
 */
@Component
class KitLines implements OrderKits {
    private final JdbcClient jdbc;
    private final Catalog catalog;

    KitLines(JdbcClient jdbc, Catalog catalog) {
        this.jdbc = jdbc;
        this.catalog = catalog;
    }

    /** Kits as the catalogue has them. */
    Compositions today(Collection<Sku> skus) {
        var kits = new HashMap<Sku, Map<Sku, Integer>>();
        catalog.resolve(skus.stream().map(Sku::value).toList()).forEach((sku, product) -> {
            if (!product.components().isEmpty() && product.sku().value().equals(sku)) {
                kits.put(product.sku(), product.components());
            }
        });
        return kits.isEmpty() ? Compositions.NONE : new Compositions(kits);
    }

    @Override
    public Compositions of(OrderId order, Collection<OrderedUnits> lines) {
        var products = catalog.resolve(
                lines.stream().map(units -> units.sku().value()).distinct().toList());
        if (products.values().stream().noneMatch(Product::wasKit)) {
            return Compositions.NONE;
        }
        var kits = new HashMap<>(
                today(lines.stream().map(OrderedUnits::sku).distinct().toList()).kits());
        var kept = kept(order);
        lines.forEach(units -> {
            if (kept.containsKey(units.line())) {
                kits.put(units.sku(), kept.get(units.line()));
            }
        });
        return new Compositions(kits);
    }

    @Override
    public Map<Integer, Map<Sku, Integer>> kept(OrderId order) {
        return kept(List.of(order)).getOrDefault(order, Map.of());
    }

    @Override
    public Map<OrderId, Map<Integer, Map<Sku, Integer>>> kept(Collection<OrderId> orders) {
        var kept = new HashMap<OrderId, Map<Integer, Map<Sku, Integer>>>();
        jdbc.sql("SELECT order_id, line, sku, units FROM inventory.kit_line WHERE order_id = ANY(:orders)")
                .param("orders", Columns.texts(orders, OrderId::value))
                .query(row -> {
                    kept.computeIfAbsent(new OrderId(row.getString("order_id")), _ -> new TreeMap<>())
                            .computeIfAbsent(row.getInt("line"), _ -> new TreeMap<>())
                            .put(new Sku(row.getString("sku")), row.getInt("units"));
                });
        return kept;
    }

    /** Keeps what the lines are made of; what is kept already stays. */
    void keep(OrderId order, Compositions kits, Collection<OrderedUnits> lines) {
        var of = lines.stream()
                .filter(units -> kits.kits().containsKey(units.sku()))
                .map(units -> units.withQuantity(1))
                .distinct()
                .toList();
        for (var line : of) {
            var parts = List.copyOf(kits.parts(line.sku()).entrySet());
            jdbc.sql("""
                            INSERT INTO inventory.kit_line (order_id, line, kit, sku, units)
                            SELECT :order, :line, :kit, sku, units FROM unnest(:skus::text[], :units::int[]) AS p(sku, units)
                            ON CONFLICT DO NOTHING
                            """)
                    .param("order", order.value())
                    .param("line", line.line())
                    .param("kit", line.sku().value())
                    .param("skus", Columns.texts(parts, part -> part.getKey().value()))
                    .param("units", Columns.ints(parts, Map.Entry::getValue))
                    .update();
        }
    }

    /** The lines' units as they were taken from the shelf. */
    List<OrderedUnits> apart(OrderId order, List<OrderedUnits> lines) {
        var kept = kept(order);
        if (kept.isEmpty()) {
            return lines;
        }
        var apart = new ArrayList<OrderedUnits>();
        for (var units : lines) {
            var parts = kept.get(units.line());
            if (parts == null) {
                apart.add(units);
            } else {
                parts.forEach((sku, each) ->
                        apart.add(new OrderedUnits(units.line(), sku, Math.multiplyExact(each, units.quantity()))));
            }
        }
        return apart;
    }

    /** Units of kits whose order is not known, as they would be taken from the shelf today. */
    List<OrderedUnits> apartToday(List<OrderedUnits> lines) {
        var made = today(lines.stream().map(OrderedUnits::sku).distinct().toList());
        return lines.stream()
                .flatMap(units -> made.parts(units.sku()).entrySet().stream()
                        .map(part -> new OrderedUnits(
                                units.line(), part.getKey(), Math.multiplyExact(part.getValue(), units.quantity()))))
                .toList();
    }

    /** The lines' units as they will be taken from the shelf. */
    static List<Allocation> apart(Compositions kits, List<Allocation> allocations) {
        var apart = new ArrayList<Allocation>();
        for (var allocation : allocations) {
            var units = allocation.units();
            kits.parts(units.sku())
                    .forEach((sku, each) -> apart.add(new Allocation(
                            allocation.location(),
                            new OrderedUnits(units.line(), sku, Math.multiplyExact(each, units.quantity())))));
        }
        return apart;
    }
}
