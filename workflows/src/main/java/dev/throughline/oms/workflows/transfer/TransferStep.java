package dev.throughline.oms.workflows.transfer;

import dev.throughline.oms.workflows.shared.Actor;
import dev.throughline.oms.workflows.shared.LocationId;
import dev.throughline.oms.workflows.shared.TransferId;
import java.time.Instant;
import java.util.List;

/**
 * One step of a transfer, as the stock pool records it.
 *
 * @param step unique within the transfer, the key of idempotency
 * @param type what the timeline calls it
 * @param status of the transfer from now on
 * @param lines units that moved, or that are missing
 */
public record TransferStep(
        TransferId id,
        LocationId from,
        LocationId to,
        String step,
        String type,
        TransferStatus status,
        List<TransferUnits> lines,
        Instant dueAt,
        Actor actor,
        String reason) {
    public TransferStep {
        lines = List.copyOf(lines);
    }
}
