package dev.throughline.oms.activities.sourcing;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.throughline.oms.workflows.shared.LocationId;
import dev.throughline.oms.workflows.shared.Sku;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Why a decision is as it is, in words that operations read. Costs are thousandths of a minor unit.
 *
 * @param meters distance per candidate; zero throughout when the destination is not known
 * @param outside locations that were no candidates, and why
 * @param currency of the costs; missing in decisions from before there were policies
 * @param bound no plan costs less; equal to the cost where the search was exact
 */
record Explanation(
        Map<String, Long> meters,
        Map<String, String> outside,
        List<Line> lines,
        @Nullable String currency,
        long cost,
        long bound) {
    /** Beyond this many lines the reasons per location are left out: they would outgrow the order. */
    private static final int LINES_IN_FULL = 100;

    /**
     * One line.
     *
     * @param chosen units per location
     * @param runnerUp the other location that the line could come from at the least additional cost
     * @param others the other candidates, and why not
     */
    record Line(
            int line,
            Sku sku,
            int quantity,
            Map<String, Integer> chosen,
            @Nullable LocationId runnerUp,
            @Nullable Map<String, Other> others) {}

    /**
     * Why not this location.
     *
     * @param extra what the order would cost more if this line alone came from here; missing when it cannot
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Other(String reason, @Nullable Long extra) {}

    static Explanation of(Situation situation, SourcingRules rules, Plan plan) {
        var meters = new TreeMap<String, Long>();
        situation.candidates().forEach(seen -> meters.put(seen.location().value(), seen.meters()));
        var reasons = new Reasons(situation, rules, plan);
        boolean inFull = situation.lines().size() <= LINES_IN_FULL;
        var lines = situation.lines().stream()
                .map(line -> reasons.line(line, inFull))
                .toList();
        return new Explanation(meters, plan.outside(), lines, rules.currency(), plan.cost(), plan.bound());
    }
}
