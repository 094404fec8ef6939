package dev.throughline.oms.activities.order;

import dev.throughline.oms.workflows.order.ReturnClaim;
import dev.throughline.oms.workflows.order.SubstitutedUnits;
import dev.throughline.oms.workflows.shared.OrderId;
import dev.throughline.oms.workflows.shared.OrderedUnits;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What took the place of units of order lines. */
@Component
class SubstituteRows {
    private final JdbcClient jdbc;

    SubstituteRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(OrderId order, String step, SubstitutedUnits units) {
        jdbc.sql("""
                        INSERT INTO ordering.substituted (order_id, step, line, substitute, quantity)
                        VALUES (:order, :step, :line, :substitute, :quantity)""")
                .param("order", order.value())
                .param("step", step)
                .param("line", units.line())
                .param("substitute", units.substitute().value())
                .param("quantity", units.quantity())
                .update();
    }

    /** What comes back, as it was ordered; units that took the place of none stay what they are said to be, and so are refused. */
    List<OrderedUnits> asOrdered(ReturnClaim claim, OrderLines lines) {
        var units = new ArrayList<OrderedUnits>();
        for (var one : claim.lines()) {
            var line = lines.of(one.line());
            var ordered = line == null ? one.sku() : line.sku();
            boolean tookItsPlace = !ordered.equals(one.sku()) && left(claim.order(), one) >= unitsOf(claim, one);
            units.add(tookItsPlace ? new OrderedUnits(one.line(), ordered, one.quantity()) : one);
        }
        return List.copyOf(units);
    }

    private static int unitsOf(ReturnClaim claim, OrderedUnits one) {
        return claim.lines().stream()
                .filter(u -> u.line() == one.line() && u.sku().equals(one.sku()))
                .mapToInt(OrderedUnits::quantity)
                .sum();
    }

    /** Units that took a place and have not come back. */
    private int left(OrderId order, OrderedUnits units) {
        return jdbc.sql("""
                        SELECT coalesce((SELECT sum(quantity) FROM ordering.substituted
                                         WHERE order_id = :order AND line = :line AND substitute = :sku), 0)
                             - coalesce((SELECT sum(l.quantity) FROM ordering.return_line l
                                         JOIN ordering.order_return r USING (rma)
                                         WHERE r.order_id = :order AND l.line = :line AND l.sku = :sku), 0)""")
                .param("order", order.value())
                .param("line", units.line())
                .param("sku", units.sku().value())
                .query(Integer.class)
                .single();
    }
}
