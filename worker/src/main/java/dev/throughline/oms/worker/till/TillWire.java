package dev.throughline.oms.worker.till;

import dev.throughline.oms.activities.till.TillKey;
import dev.throughline.oms.activities.till.TillRegister.Attention;
import dev.throughline.oms.activities.till.TillTransaction;
import dev.throughline.oms.activities.till.TillTransaction.Buyer;
import dev.throughline.oms.activities.till.TillTransaction.Line;
import dev.throughline.oms.activities.till.TillTransaction.Tender;
import dev.throughline.oms.api.model.PosAttention;
import dev.throughline.oms.api.model.PosBuyer;
import dev.throughline.oms.api.model.PosLine;
import dev.throughline.oms.api.model.PosReference;
import dev.throughline.oms.api.model.PosTender;
import dev.throughline.oms.api.model.PosTransaction;
import dev.throughline.oms.workflows.shared.LocationId;
import dev.throughline.oms.workflows.shared.Sku;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Transactions between the contract and our types. */
final class TillWire {
    private TillWire() {}

    static boolean isSale(PosLine line) {
        return line.getType() == PosLine.TypeEnum.SALE;
    }

    /** Without what the catalogue knows, and without lines that were taken off the receipt. */
    static TillTransaction transaction(PosTransaction wire) {
        var location = new LocationId(wire.getLocation());
        var lines = new ArrayList<Line>();
        for (int i = 0; i < wire.getLines().size(); i++) {
            var line = wire.getLines().get(i);
            if (!Boolean.TRUE.equals(line.getVoided())) {
                lines.add(line(i + 1, line, location));
            }
        }
        return new TillTransaction(
                new TillKey(location, wire.getWorkstation(), wire.getBusinessDay(), wire.getSequence()),
                0,
                wire.getEndedAt().truncatedTo(ChronoUnit.MICROS),
                wire.getCurrency(),
                wire.getStatus() == PosTransaction.StatusEnum.VOIDED,
                key(wire.getVoids(), location),
                buyer(wire.getBuyer()),
                lines,
                Objects.requireNonNullElse(wire.getTenders(), List.<PosTender>of()).stream()
                        .map(tender -> new Tender(tender.getKind(), tender.getAmountMinor()))
                        .toList());
    }

    private static Line line(int number, PosLine line, LocationId location) {
        return new Line(
                number,
                isSale(line) ? TillTransaction.Type.SALE : TillTransaction.Type.RETURN,
                line.getSku(),
                null,
                line.getQuantity(),
                line.getAmountMinor(),
                key(line.getReceipt(), location),
                line.getOrder(),
                line.getDisposition() != PosLine.DispositionEnum.NOT_RESTOCKED,
                line.getReason());
    }

    private static @Nullable TillKey key(@Nullable PosReference reference, LocationId here) {
        return reference == null
                ? null
                : new TillKey(
                        reference.getLocation() == null ? here : new LocationId(reference.getLocation()),
                        reference.getWorkstation(),
                        reference.getBusinessDay(),
                        reference.getSequence());
    }

    private static @Nullable Buyer buyer(@Nullable PosBuyer buyer) {
        return buyer == null
                ? null
                : new Buyer(buyer.getLoyaltyAccount(), buyer.getEmail(), buyer.getPhone(), buyer.getName());
    }

    static Line with(Line line, @Nullable Sku sku) {
        return new Line(
                line.number(),
                line.type(),
                line.code(),
                sku,
                line.quantity(),
                line.amountMinor(),
                line.receipt(),
                line.order(),
                line.restocked(),
                line.reason());
    }

    static TillTransaction with(TillTransaction transaction, List<Line> lines) {
        return new TillTransaction(
                transaction.key(),
                transaction.part(),
                transaction.endedAt(),
                transaction.currency(),
                transaction.voided(),
                transaction.voids(),
                transaction.buyer(),
                lines,
                transaction.tenders());
    }

    static PosAttention attention(Attention attention) {
        return new PosAttention(
                        attention.id(),
                        attention.transaction(),
                        attention.location().value(),
                        attention.code().name(),
                        attention.detail(),
                        attention.raisedAt())
                .received(attention.received() == null ? null : wire(attention.received()))
                .resolution(
                        attention.resolution() == null
                                ? null
                                : PosAttention.ResolutionEnum.valueOf(
                                        attention.resolution().name()))
                .resolvedBy(attention.resolvedBy())
                .note(attention.note());
    }

    private static PosTransaction wire(TillTransaction transaction) {
        var key = transaction.key();
        return new PosTransaction(
                        key.location().value(),
                        key.workstation(),
                        key.sequence(),
                        key.businessDay(),
                        transaction.endedAt(),
                        transaction.currency(),
                        transaction.lines().stream().map(TillWire::wire).toList())
                .status(transaction.voided() ? PosTransaction.StatusEnum.VOIDED : PosTransaction.StatusEnum.COMPLETED)
                .voids(reference(transaction.voids()))
                .tenders(transaction.tenders().stream()
                        .map(tender -> new PosTender(tender.kind(), tender.amountMinor()))
                        .toList());
    }

    private static PosLine wire(Line line) {
        return new PosLine(
                        PosLine.TypeEnum.valueOf(line.type().name()), line.code(), line.quantity(), line.amountMinor())
                .receipt(reference(line.receipt()))
                .order(line.order())
                .disposition(
                        line.restocked() ? PosLine.DispositionEnum.RESTOCKED : PosLine.DispositionEnum.NOT_RESTOCKED)
                .reason(line.reason());
    }

    private static @Nullable PosReference reference(@Nullable TillKey key) {
        return key == null
                ? null
                : new PosReference(key.workstation(), key.sequence(), key.businessDay())
                        .location(key.location().value());
    }
}
