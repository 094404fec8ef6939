package dev.throughline.oms.workflows.demand;

import java.time.LocalDate;

/**
 * Some SKUs to plan for.
 *
 * @param day the first day that is forecast
 * @param after the SKUs after this one, in their order; empty for the first
 */
public record PlanningStep(LocalDate day, String after) {}
