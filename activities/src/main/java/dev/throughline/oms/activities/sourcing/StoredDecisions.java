package dev.throughline.oms.activities.sourcing;

import dev.throughline.oms.workflows.shared.LocationId;
import dev.throughline.oms.workflows.shared.OrderId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

@Service
class StoredDecisions implements SourcingDecisions {
    private final DecisionTable table;

    StoredDecisions(DecisionTable table) {
        this.table = table;
    }

    @Override
    public List<Decided> of(OrderId order) {
        return table.of(order).stream().map(StoredDecisions::decided).toList();
    }

    private static Decided decided(DecisionTable.Row row) {
        var why = row.explanation();
        return new Decided(
                row.step(),
                row.at(),
                row.policyId(),
                row.policyVersion(),
                why.currency(),
                minor(why.cost()),
                minor(why.cost() - why.bound()),
                why.lines().stream().map(StoredDecisions::line).toList(),
                why.outside());
    }

    private static Line line(Explanation.Line line) {
        var others = Objects.requireNonNullElse(line.others(), Map.<String, Explanation.Other>of()).entrySet().stream()
                .map(entry -> new Other(
                        new LocationId(entry.getKey()), entry.getValue().reason(), extra(entry.getValue())))
                .sorted(Comparator.comparing((Other other) -> !other.location().equals(line.runnerUp()))
                        .thenComparing(Other::extraMinor, Comparator.nullsLast(Comparator.naturalOrder()))
                        .thenComparing(Other::location))
                .toList();
        return new Line(line.line(), line.sku(), line.quantity(), line.chosen(), others);
    }

    private static @Nullable Long extra(Explanation.Other other) {
        return other.extra() == null ? null : minor(other.extra());
    }

    /** Of thousandths, rounded half up. */
    static long minor(long thousandths) {
        return Math.floorDiv(thousandths + Tariff.MINOR / 2, Tariff.MINOR);
    }
}
