package dev.throughline.oms.worker.fulfillment;

import dev.throughline.oms.activities.exceptions.Exceptions;
import dev.throughline.oms.activities.exceptions.Exceptions.Query;
import dev.throughline.oms.activities.fulfillment.WorkQueue;
import dev.throughline.oms.activities.fulfillment.WorkQueue.Place;
import dev.throughline.oms.activities.inventory.Transfer;
import dev.throughline.oms.activities.inventory.Transfers;
import dev.throughline.oms.activities.order.OrderIntake;
import dev.throughline.oms.api.model.WorkEntry;
import dev.throughline.oms.api.model.WorkKind;
import dev.throughline.oms.api.model.WorkPage;
import dev.throughline.oms.worker.Cursors;
import dev.throughline.oms.workflows.shared.LocationId;
import dev.throughline.oms.workflows.shared.OrderId;
import dev.throughline.oms.workflows.transfer.TransferStatus;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What waits for a location's people, of three capabilities merged in one order: each gives its next page after the same place, so that the
 * merged page is exact.
 */
@Component
class WorkList {
    /** The database's step of time: what is due later is due a step later at least. */
    private static final Duration STEP = Duration.of(1, ChronoUnit.MICROS);

    private final WorkQueue queue;
    private final Transfers transfers;
    private final Exceptions exceptions;
    private final OrderIntake intake;
    private final Clock clock;

    WorkList(WorkQueue queue, Transfers transfers, Exceptions exceptions, OrderIntake intake, Clock clock) {
        this.queue = queue;
        this.transfers = transfers;
        this.exceptions = exceptions;
        this.intake = intake;
        this.clock = clock;
    }

    private record Waiting(Place place, @Nullable OrderId order, WorkEntry entry) {}

    WorkPage page(LocationId location, @Nullable Place after, int limit) {
        var now = clock.instant();
        var merged = Stream.of(
                        orders(location, after, limit + 1, now),
                        transfers(location, after, limit + 1, now),
                        exceptions(location, after, limit + 1, now))
                .flatMap(List::stream)
                .sorted(Comparator.comparing(Waiting::place))
                .limit(limit + 1L)
                .toList();
        var shown = merged.stream().limit(limit).toList();
        var page = new WorkPage(shown.stream().map(this::withNumber).toList());
        if (merged.size() > limit) {
            var last = shown.getLast().place();
            page.nextCursor(Cursors.after(last.rank(), last.dueAt(), last.reference()));
        }
        return page;
    }

    private WorkEntry withNumber(Waiting waiting) {
        return waiting.order() == null
                ? waiting.entry()
                : waiting.entry().orderNumber(intake.numberOf(waiting.order()).orElse(null));
    }

    private List<Waiting> orders(LocationId location, @Nullable Place after, int limit, Instant now) {
        return queue.waiting(location, after, limit).stream()
                .map(entry -> new Waiting(
                        entry.place(),
                        entry.id().order(),
                        new WorkEntry(
                                        kind(entry),
                                        entry.id().value(),
                                        entry.status().name(),
                                        entry.dueAt(),
                                        entry.dueAt().isBefore(now),
                                        entry.units())
                                .promisedBy(entry.promisedBy())
                                .comingAt(entry.comingAt())
                                .stagedAt(entry.stagedAt())
                                .attention(entry.attention())))
                .toList();
    }

    private static WorkKind kind(WorkQueue.Entry entry) {
        boolean isSent = entry.method().isSent();
        return switch (entry.status()) {
            case REQUESTED -> entry.waitsForAcceptance() ? WorkKind.TO_ACCEPT : WorkKind.TO_PICK;
            case STARTED -> WorkKind.TO_PICK;
            case PICKED -> isSent ? WorkKind.TO_PACK : WorkKind.TO_STAGE;
            case RELEASED -> isSent ? WorkKind.TO_HAND_TO_CARRIER : WorkKind.WAITS_FOR_CUSTOMER;
            case SHIPPED -> entry.sentHere() ? WorkKind.TO_RECEIVE : WorkKind.LATE_PARCEL;
            case AT_STORE -> WorkKind.WAITS_FOR_CUSTOMER;
            case DELIVERED, COLLECTED, CANCELLED, LOST, NO_SHOW ->
                throw new IllegalStateException(entry.id() + " is over and waits for nobody");
        };
    }

    private List<Waiting> transfers(LocationId location, @Nullable Place after, int limit, Instant now) {
        var from = From.of(after);
        return transfers.waiting(location, from.due(), from.id(), limit).stream()
                .map(transfer -> waiting(transfer, now))
                .toList();
    }

    private static Waiting waiting(Transfer transfer, Instant now) {
        boolean comes = transfer.status() == TransferStatus.IN_TRANSIT;
        var due = comes ? transfer.dueAt() : transfer.shipBy();
        int units = transfer.lines().stream()
                .mapToInt(line -> comes ? line.shipped() - line.received() - line.missing() : line.requested())
                .sum();
        return new Waiting(
                new Place(due, due, transfer.id().value()),
                null,
                new WorkEntry(
                                comes ? WorkKind.TRANSFER_TO_RECEIVE : WorkKind.TRANSFER_TO_SHIP,
                                transfer.id().value(),
                                transfer.status().name(),
                                due,
                                due.isBefore(now),
                                Math.max(0, units))
                        .attention(transfer.attention()));
    }

    private List<Waiting> exceptions(LocationId location, @Nullable Place after, int limit, Instant now) {
        var from = From.of(after);
        return exceptions
                .list(new Query(null, List.of(location), null, null, 0, false, from.due(), from.id(), limit))
                .stream()
                .map(entry -> new Waiting(
                        new Place(entry.dueBy(), entry.dueBy(), entry.id()),
                        entry.order(),
                        new WorkEntry(
                                WorkKind.EXCEPTION,
                                entry.id(),
                                entry.kind().name(),
                                entry.dueBy(),
                                entry.dueBy().isBefore(now),
                                0)))
                .toList();
    }

    /** The place for what is ranked by its due time alone. */
    private record From(Instant due, String id) {
        static From of(@Nullable Place after) {
            if (after == null) {
                return new From(Instant.EPOCH, "");
            }
            int past = after.dueAt().compareTo(after.rank());
            return past > 0
                    ? new From(after.rank().plus(STEP), "")
                    : new From(after.rank(), past == 0 ? after.reference() : "");
        }
    }
}
