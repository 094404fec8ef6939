package dev.throughline.oms.bench.load;

import dev.throughline.oms.bench.load.ClosedLoop.Outcome;
import dev.throughline.oms.bench.load.Histories.Cost;
import dev.throughline.oms.bench.load.RowCounts.Written;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All that a run found out.
 *
 * @param temporal which server
 * @param idleCpuMillisPerSecond what each process uses while nothing is asked of it
 * @param differences why the run does not count; empty if it does
 */
record Report(
        String startedAt,
        long seconds,
        Machine machine,
        String temporal,
        long seed,
        int skus,
        String warmUp,
        String measured,
        Map<String, Double> idleCpuMillisPerSecond,
        @Nullable Anatomy anatomy,
        List<Configuration> configurations,
        Map<String, Long> figures,
        List<String> differences) {

    boolean counts() {
        return differences.isEmpty();
    }

    /** @param settings what differs from the application as it is shipped */
    record Configuration(String name, Map<String, String> settings, List<Level> levels) {}

    /** The three scenarios at one number of clients. */
    record Level(int clients, Outcome answered, Outcome accepted, Outcome fulfilled) {
        double acceptedRatio() {
            return ratio(accepted);
        }

        double fulfilledRatio() {
            return ratio(fulfilled);
        }

        private double ratio(Outcome scenario) {
            return answered.perSecond() == 0 ? 0 : scenario.perSecond() / answered.perSecond();
        }
    }

    /**
     * What one order leaves behind.
     *
     * @param histories by scenario
     * @param rows by scenario, then by table, per order
     */
    record Anatomy(Map<String, Cost> histories, Map<String, Map<String, Written>> rows) {}
}
