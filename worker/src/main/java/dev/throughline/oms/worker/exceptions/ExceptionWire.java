package dev.throughline.oms.worker.exceptions;

import dev.throughline.oms.activities.exceptions.Exceptions.Entry;
import dev.throughline.oms.activities.exceptions.Resolution;
import dev.throughline.oms.api.model.ExceptionEntry;
import dev.throughline.oms.api.model.ExceptionKind;
import dev.throughline.oms.api.model.ExceptionNote;
import dev.throughline.oms.api.model.ExceptionResolution;
import dev.throughline.oms.worker.Amounts;
import dev.throughline.oms.workflows.shared.LocationId;
import java.util.List;

/** Exceptions in the contract's words. */
final class ExceptionWire {
    private ExceptionWire() {}

    static ExceptionEntry entry(Entry entry) {
        var about = entry.fulfillmentOrder();
        var amount = entry.amount();
        return new ExceptionEntry(
                        entry.id(),
                        entry.order().value(),
                        ExceptionKind.valueOf(entry.kind().name()),
                        entry.locations().stream().map(LocationId::value).toList(),
                        entry.reason(),
                        entry.openedAt(),
                        entry.dueBy(),
                        entry.escalation() > 0,
                        entry.escalation(),
                        possible(entry))
                .fulfillmentOrderId(about == null ? null : about.value())
                .amount(amount == null ? null : Amounts.wire(amount))
                .owner(entry.owner())
                .closedAt(entry.closedAt())
                .closedBy(entry.closedBy())
                .resolution(entry.resolution())
                .notes(notes(entry));
    }

    private static List<ExceptionResolution> possible(Entry entry) {
        return entry.isClosed()
                ? List.of()
                : Resolution.of(entry.kind()).stream()
                        .map(resolution -> ExceptionResolution.valueOf(resolution.name()))
                        .toList();
    }

    private static List<ExceptionNote> notes(Entry entry) {
        return entry.notes().stream()
                .map(note -> new ExceptionNote(note.at(), note.actor(), note.note()))
                .toList();
    }
}
