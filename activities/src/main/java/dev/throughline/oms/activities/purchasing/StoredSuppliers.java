package dev.throughline.oms.activities.purchasing;

import dev.throughline.oms.activities.purchasing.Supplier.Item;
import dev.throughline.oms.workflows.shared.Sku;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

@Component
class StoredSuppliers implements Suppliers {
    private final JdbcClient jdbc;

    StoredSuppliers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    @Transactional
    public void put(Supplier supplier) {
        jdbc.sql("""
                        INSERT INTO purchasing.supplier (id, name, lead_days) VALUES (:id, :name, :days)
                        ON CONFLICT (id) DO UPDATE SET name = EXCLUDED.name, lead_days = EXCLUDED.lead_days
                        """)
                .param("id", supplier.id())
                .param("name", supplier.name())
                .param("days", supplier.leadDays())
                .update();
        var items = supplier.items();
        var skus = items.stream().map(item -> item.sku().value()).toArray(String[]::new);
        jdbc.sql("DELETE FROM purchasing.supplier_item WHERE supplier_id = :id AND NOT sku = ANY(:skus)")
                .param("id", supplier.id())
                .param("skus", skus)
                .update();
        jdbc.sql("""
                        INSERT INTO purchasing.supplier_item (sku, supplier_id, code, unit_cost)
                        SELECT sku, :id, nullif(code, ''), nullif(cost, '')::numeric
                        FROM unnest(:skus::text[], :codes::text[], :costs::text[]) AS i(sku, code, cost) ORDER BY sku
                        ON CONFLICT (sku) DO UPDATE
                            SET supplier_id = EXCLUDED.supplier_id, code = EXCLUDED.code, unit_cost = EXCLUDED.unit_cost
                        """)
                .param("id", supplier.id())
                .param("skus", skus)
                .param(
                        "codes",
                        items.stream()
                                .map(item -> Objects.requireNonNullElse(item.code(), ""))
                                .toArray(String[]::new))
                .param(
                        "costs",
                        items.stream()
                                .map(item -> item.unitCost() == null
                                        ? ""
                                        : item.unitCost().toPlainString())
                                .toArray(String[]::new))
                .update();
    }

    @Override
    public Optional<Supplier> find(String id) {
        return jdbc.sql("SELECT * FROM purchasing.supplier WHERE id = :id")
                .param("id", id)
                .query((row, _) -> supplier(row, items(id)))
                .optional();
    }

    @Override
    public List<Supplier> list() {
        return jdbc.sql("SELECT * FROM purchasing.supplier ORDER BY id")
                .query((row, _) -> supplier(row, List.of()))
                .list();
    }

    @Override
    public Optional<Supplier> of(Sku sku) {
        return jdbc.sql("""
                        SELECT s.*, i.sku, i.code, i.unit_cost FROM purchasing.supplier_item i
                        JOIN purchasing.supplier s ON s.id = i.supplier_id WHERE i.sku = :sku
                        """)
                .param("sku", sku.value())
                .query((row, _) -> supplier(row, List.of(item(row))))
                .optional();
    }

    private List<Item> items(String id) {
        return jdbc.sql("SELECT * FROM purchasing.supplier_item WHERE supplier_id = :id ORDER BY sku")
                .param("id", id)
                .query((row, _) -> item(row))
                .list();
    }

    private static Item item(ResultSet row) throws SQLException {
        return new Item(new Sku(row.getString("sku")), row.getString("code"), row.getBigDecimal("unit_cost"));
    }

    private static Supplier supplier(ResultSet row, List<Item> items) throws SQLException {
        return new Supplier(row.getString("id"), row.getString("name"), row.getInt("lead_days"), items);
    }
}
