package dev.throughline.oms.workflows.transfer;

import dev.throughline.oms.workflows.shared.Actor;
import dev.throughline.oms.workflows.shared.LocationId;
import dev.throughline.oms.workflows.shared.TransferId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What is to be moved.
 *
 * @param document the asker's own number
 * @param lines each SKU once
 * @param shipBy when the source is late
 * @param dueAt when the destination expects the units on its shelf
 * @param patience how long after a deadline the transfer is given up: unshipped it is cancelled, on its way what is missing is short
 */
public record TransferRequest(
        TransferId id,
        String document,
        LocationId from,
        LocationId to,
        List<TransferUnits> lines,
        Instant shipBy,
        Instant dueAt,
        Duration patience,
        Actor actor,
        String reason) {
    public TransferRequest {
        if (lines.isEmpty() || lines.stream().map(TransferUnits::sku).distinct().count() < lines.size()) {
            throw new IllegalArgumentException("a transfer has lines, each SKU once");
        }
        if (from.equals(to)) {
            throw new IllegalArgumentException("a transfer goes to another location");
        }
        lines = List.copyOf(lines);
    }
}
