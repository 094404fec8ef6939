package dev.throughline.oms.worker.inventory;

import dev.throughline.oms.activities.inventory.Transfer;
import dev.throughline.oms.api.model.TransferEvent;
import dev.throughline.oms.api.model.TransferLine;
import dev.throughline.oms.api.model.TransferStatus;

/** Transfers in the contract's words. */
final class TransferWire {
    private TransferWire() {}

    static dev.throughline.oms.api.model.Transfer head(Transfer transfer) {
        return new dev.throughline.oms.api.model.Transfer(
                        transfer.id().value(),
                        transfer.document(),
                        transfer.from().value(),
                        transfer.to().value(),
                        TransferStatus.valueOf(transfer.status().name()),
                        transfer.shipBy(),
                        transfer.dueAt())
                .attention(transfer.attention())
                .lines(null)
                .timeline(null);
    }

    static dev.throughline.oms.api.model.Transfer whole(Transfer transfer) {
        return head(transfer)
                .lines(transfer.lines().stream()
                        .map(line -> new TransferLine(
                                line.sku().value(), line.requested(), line.shipped(), line.received(), line.missing()))
                        .toList())
                .timeline(transfer.events().stream()
                        .map(event -> new TransferEvent(event.type(), event.at(), event.actor()).reason(event.reason()))
                        .toList());
    }
}
