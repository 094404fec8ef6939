package dev.throughline.oms.activities.order;

import dev.throughline.oms.workflows.shared.UnitState;
import java.util.List;
import java.util.Locale;
import java.util.function.ToIntFunction;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/** Lines as arrays, a column each, so that one statement writes any number of them. */
record LineColumns(List<OrderLine> lines) {
    /** Binds what changes: the parameters {@code lines, refundedUnits, refundedChargeUnits} and one named like each unit state. */
    StatementSpec bind(StatementSpec statement) {
        var bound = statement
                .param("lines", ints(OrderLine::line))
                .param("refundedUnits", ints(OrderLine::refundedUnits))
                .param("refundedChargeUnits", ints(OrderLine::refundedChargeUnits));
        for (var state : UnitState.values()) {
            bound = bound.param(state.name().toLowerCase(Locale.ROOT), ints(line -> line.count(state)));
        }
        return bound;
    }

    /** Binds what never changes too: {@code skus, quantities, goods, charges}. */
    StatementSpec bindNew(StatementSpec statement) {
        return bind(statement)
                .param("skus", lines.stream().map(line -> line.sku().value()).toArray(String[]::new))
                .param("quantities", ints(OrderLine::quantity))
                .param(
                        "goods",
                        lines.stream().map(line -> line.goods().amountMinor()).toArray(Long[]::new))
                .param(
                        "charges",
                        lines.stream().map(line -> line.charges().amountMinor()).toArray(Long[]::new));
    }

    private Integer[] ints(ToIntFunction<OrderLine> column) {
        return lines.stream().map(column::applyAsInt).toArray(Integer[]::new);
    }
}
