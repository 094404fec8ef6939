package dev.throughline.oms.activities.sourcing;

import dev.throughline.oms.workflows.shared.LocationId;
import dev.throughline.oms.workflows.shared.OrderId;
import dev.throughline.oms.workflows.shared.Sku;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The door for why orders are served from where they are served. */
public interface SourcingDecisions {
    /** Every decision about the order, in the order in which they were made; empty when there is none. */
    List<Decided> of(OrderId order);

    /**
     * A decision.
     *
     * @param step of the order process: its placement, or sourcing again
     * @param policyId missing in decisions from before there were policies
     * @param costMinor by the policy; an order of preference, not what is paid
     * @param gapMinor how much less a better plan could cost at most; 0 when the search was exact
     * @param outside locations that could serve nothing of it, and why
     */
    record Decided(
            String step,
            Instant at,
            @Nullable String policyId,
            int policyVersion,
            @Nullable String currency,
            long costMinor,
            long gapMinor,
            List<Line> lines,
            Map<String, String> outside) {}

    /**
     * A line.
     *
     * @param chosen units per location; none when nothing was committed
     * @param others the candidates that were not chosen, the runner-up first
     */
    record Line(int line, Sku sku, int quantity, Map<String, Integer> chosen, List<Other> others) {}

    /**
     * A candidate that was not chosen.
     *
     * @param extraMinor what the order would have cost more if the line alone came from here; missing when it could not
     */
    record Other(
            LocationId location, String reason, @Nullable Long extraMinor) {}
}
