package dev.throughline.oms.activities.order;

import dev.throughline.oms.workflows.order.ReturnDecision.LineRefusal;
import dev.throughline.oms.workflows.order.ReturnDecision.Reason;
import dev.throughline.oms.workflows.shared.OrderedUnits;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Which units may come back, by where they are and the window. */
@Component
class ReturnPolicy {
    private final ReturnProperties properties;

    ReturnPolicy(ReturnProperties properties) {
        this.properties = properties;
    }

    /** The end of the window, once units have reached the customer. */
    @Nullable
    Instant until(BookedOrder order) {
        return order.withCustomerSince() == null
                ? null
                : order.withCustomerSince().plus(properties.window());
    }

    boolean isClosed(BookedOrder order, Instant at) {
        var until = until(order);
        return until != null && at.isAfter(until);
    }

    /** Why not, per line; a line that is named twice is asked for in sum. */
    List<LineRefusal> refusals(BookedOrder order, OrderLines lines, List<OrderedUnits> claimed, Instant at) {
        var asked = new HashMap<Integer, Integer>();
        var refusals = new ArrayList<LineRefusal>();
        for (var units : claimed) {
            int inSum = asked.merge(units.line(), units.quantity(), Integer::sum);
            var line = lines.of(units);
            if (line == null) {
                refusals.add(new LineRefusal(units.line(), Reason.UNKNOWN_LINE));
            } else if (inSum > line.returnable()) {
                refusals.add(new LineRefusal(units.line(), Reason.NOT_WITH_CUSTOMER));
            } else if (isClosed(order, at)) {
                refusals.add(new LineRefusal(units.line(), Reason.WINDOW_CLOSED));
            }
        }
        return refusals.stream().distinct().toList();
    }
}
