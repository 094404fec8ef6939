package dev.throughline.oms.workflows.demand;

import org.jspecify.annotations.Nullable;

/**
 * What a step did.
 *
 * @param skus that were planned for now, not those that had been
 * @param suggestions that were made
 * @param next where to go on; missing at the end
 */
public record PlanningBatch(
        int skus, int suggestions, @Nullable String next) {}
