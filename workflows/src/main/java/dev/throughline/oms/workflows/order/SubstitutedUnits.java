package dev.throughline.oms.workflows.order;

import dev.throughline.oms.workflows.shared.Sku;

/**
 * Units of a line whose place something else takes.
 *
 * @param sku what they were
 * @param substitute what takes their place
 */
public record SubstitutedUnits(int line, Sku sku, Sku substitute, int quantity, Substituted.Consent consent) {}
