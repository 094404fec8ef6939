package dev.throughline.oms.activities.order;

import dev.throughline.oms.workflows.shared.LocationId;
import dev.throughline.oms.workflows.shared.OrderId;
import dev.throughline.oms.workflows.shared.Sku;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class StoredPlacedLines implements PlacedLines {
    private static final String OF = """
            SELECT l.order_id, l.line, l.sku, l.quantity, o.placed_at,
                CASE WHEN i.checkout ->> 'location' IS NOT NULL THEN ARRAY[i.checkout ->> 'location']
                     ELSE ARRAY(SELECT w.location_id FROM ordering.order_location w
                                WHERE w.order_id = o.order_id ORDER BY w.location_id) END AS locations
            FROM ordering.sales_order o
            JOIN ordering.intake i ON i.order_id = o.order_id
            JOIN ordering.order_line l ON l.order_id = o.order_id
            WHERE o.order_id = ANY(:orders)
            ORDER BY l.order_id, l.line
            """;

    private final JdbcClient jdbc;

    StoredPlacedLines(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<PlacedLine> of(Collection<OrderId> orders) {
        return jdbc.sql(OF)
                .param("orders", orders.stream().map(OrderId::value).toArray(String[]::new))
                .query((row, _) -> line(row))
                .list();
    }

    private static PlacedLine line(ResultSet row) throws SQLException {
        var locations = (String[]) row.getArray("locations").getArray();
        return new PlacedLine(
                new OrderId(row.getString("order_id")),
                row.getInt("line"),
                new Sku(row.getString("sku")),
                row.getInt("quantity"),
                SqlTime.read(row, "placed_at"),
                Arrays.stream(locations).map(LocationId::new).toList());
    }
}
