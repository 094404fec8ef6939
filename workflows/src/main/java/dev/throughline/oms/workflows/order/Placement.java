package dev.throughline.oms.workflows.order;

import dev.throughline.oms.workflows.shared.Money;
import dev.throughline.oms.workflows.shared.OrderedUnits;
import dev.throughline.oms.workflows.sourcing.Preorder;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The checkout's answer.
 *
 * @param refusal why the order was not accepted; missing when it was
 * @param authorized what was authorized; missing when refused
 * @param cancelled units that could not be had and were left out, as the customer chose
 * @param backordered units that wait for incoming stock, as the customer chose, or for a release
 * @param preorders of these, what waits for a release; missing when nothing does
 */
public record Placement(
        @Nullable Refusal refusal,
        @Nullable Money authorized,
        @Nullable Instant promisedBy,
        List<OrderedUnits> cancelled,
        List<OrderedUnits> backordered,
        @Nullable List<Preorder> preorders) {
    public Placement {
        cancelled = List.copyOf(cancelled);
        backordered = List.copyOf(backordered);
        preorders = preorders == null || preorders.isEmpty() ? null : List.copyOf(preorders);
    }

    public Placement(
            @Nullable Refusal refusal,
            @Nullable Money authorized,
            @Nullable Instant promisedBy,
            List<OrderedUnits> cancelled,
            List<OrderedUnits> backordered) {
        this(refusal, authorized, promisedBy, cancelled, backordered, null);
    }

    static Placement refused(Refusal refusal) {
        return new Placement(refusal, null, null, List.of(), List.of());
    }
}
