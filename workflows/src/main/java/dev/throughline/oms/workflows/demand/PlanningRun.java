package dev.throughline.oms.workflows.demand;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * How far the planning of a day has come.
 *
 * @param day missing at the start: the day it is then, in UTC
 * @param after the last SKU that was planned for; empty at the start
 */
public record PlanningRun(@Nullable LocalDate day, String after, int skus, int suggestions) {
    public static PlanningRun start() {
        return new PlanningRun(null, "", 0, 0);
    }

    PlanningRun with(LocalDate today, PlanningBatch batch) {
        return new PlanningRun(
                today,
                batch.next() == null ? "" : batch.next(),
                skus + batch.skus(),
                suggestions + batch.suggestions());
    }
}
