package dev.throughline.oms.workflows.transfer;

import dev.throughline.oms.workflows.shared.Sku;

/**
 * Units of a SKU on a transfer.
 *
 * @param units at least 1
 */
public record TransferUnits(Sku sku, int units) {
    public TransferUnits {
        if (units < 1) {
            throw new IllegalArgumentException("transferred units are counted from 1");
        }
    }
}
