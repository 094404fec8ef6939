package dev.throughline.oms.worker.till;

import dev.throughline.oms.activities.inventory.TillStock;
import dev.throughline.oms.activities.till.TillRegister;
import dev.throughline.oms.activities.till.TillRegister.Entry;
import dev.throughline.oms.activities.till.TillRegister.Status;
import dev.throughline.oms.activities.till.TillTransaction;
import dev.throughline.oms.api.model.PosNote;
import dev.throughline.oms.api.model.PosNote.CodeEnum;
import dev.throughline.oms.api.model.PosResult;
import dev.throughline.oms.api.model.PosResult.OutcomeEnum;
import dev.throughline.oms.api.model.PosReturn;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What became of transactions, from what is kept: a repeat is told as much as the first. */
@Component
class TillResults {
    private final TillRegister register;
    private final TillStock stock;
    private final OrdersNamed orders;

    TillResults(TillRegister register, TillStock stock, OrdersNamed orders) {
        this.register = register;
        this.stock = stock;
        this.orders = orders;
    }

    PosResult of(Entry entry, OutcomeEnum outcome) {
        var transaction = entry.transaction();
        var returns = returns(transaction);
        var documents = new ArrayList<String>();
        returns.forEach(back -> documents.add(back.getRma()));
        var result = new PosResult(outcome).transactionId(transaction.id()).returns(returns.isEmpty() ? null : returns);
        if (!transaction.voided() && !transaction.sold().isEmpty()) {
            var order = TillIds.order(transaction).value();
            result.orderId(order);
            documents.add(order);
        }
        var notes = notes(entry, documents);
        return result.notes(notes.isEmpty() ? null : notes).errors(null);
    }

    private List<PosReturn> returns(TillTransaction transaction) {
        var returns = new ArrayList<PosReturn>();
        if (transaction.voided()) {
            return returns;
        }
        var seen = new LinkedHashSet<String>();
        for (var line : transaction.returned()) {
            var of = TillReturns.of(line);
            if (seen.add(of)) {
                var back = new PosReturn(TillIds.rma(transaction, of).value());
                if (line.receipt() != null) {
                    back.orderId(TillIds.order(line.receipt().location(), of).value());
                } else if (line.order() != null) {
                    back.orderId(
                            orders.find(of).map(order -> order.id().value()).orElse(null));
                }
                returns.add(back);
            }
        }
        var voids = transaction.voids();
        if (voids != null) {
            returns.add(new PosReturn(TillIds.rma(transaction, voids.id()).value())
                    .orderId(TillIds.order(voids.location(), voids.id()).value()));
        }
        return returns;
    }

    private List<PosNote> notes(Entry entry, List<String> documents) {
        var notes = new ArrayList<PosNote>();
        if (entry.status() == Status.WAITING) {
            notes.add(new PosNote(
                    CodeEnum.WAITS_FOR_SALE,
                    entry.waitsFor().stream().sorted().collect(Collectors.joining(", ")) + " has not come yet"));
        } else if (entry.status() == Status.RECEIVED) {
            notes.add(new PosNote(CodeEnum.UNDER_WAY, "Recorded; what follows from it is being done"));
        }
        stock.alreadyCounted(documents)
                .values()
                .forEach(skus -> notes.add(new PosNote(
                        CodeEnum.ALREADY_COUNTED,
                        skus.stream().map(Object::toString).collect(Collectors.joining(", "))
                                + " was counted since: no stock was moved")));
        register.openOf(entry.transaction().id())
                .forEach(open ->
                        notes.add(new PosNote(CodeEnum.valueOf(open.code().name()), open.detail())));
        return notes;
    }
}
