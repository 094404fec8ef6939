package dev.throughline.oms.workflows.transfer;

import dev.throughline.oms.workflows.shared.Sku;
import java.util.List;

/**
 * How a transfer stands.
 *
 * @param late whether the deadline of what comes next has passed
 */
public record TransferView(TransferStatus status, List<Line> lines, boolean late) {
    public TransferView {
        lines = List.copyOf(lines);
    }

    /** Units of a SKU; received may be more than shipped. */
    public record Line(Sku sku, int requested, int shipped, int received) {}
}
