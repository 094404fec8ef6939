package dev.throughline.oms.worker.till;

import dev.throughline.oms.activities.till.TillKey;
import dev.throughline.oms.activities.till.TillRegister;
import dev.throughline.oms.activities.till.TillRegister.Code;
import dev.throughline.oms.activities.till.TillTransaction;
import org.springframework.stereotype.Component;

/**
 * Sees to what a transaction says: sales become orders, returns go to theirs, what was undone is given back. Each part is done once
 * however often this is called, at once or later, here or in another instance; so transactions may come in any order.
 */
@Component
class TillSettlement {
    private final TillRegister register;
    private final TillSales sales;
    private final TillReturns returns;
    private final TillRefunds refunds;

    TillSettlement(TillRegister register, TillSales sales, TillReturns returns, TillRefunds refunds) {
        this.register = register;
        this.sales = sales;
        this.returns = returns;
        this.refunds = refunds;
    }

    /** Does what can be done now, for those too that waited for this transaction. */
    void settle(TillTransaction transaction) {
        boolean waits = settleOne(transaction);
        if (waits && isThereNow(transaction)) {
            // What it waits for came in between, and did not know of it yet.
            settleOne(transaction);
        }
        register.waitingFor(transaction.id()).forEach(this::settleOne);
    }

    private boolean isThereNow(TillTransaction transaction) {
        return register.find(transaction.id()).stream()
                .flatMap(entry -> entry.waitsFor().stream())
                .anyMatch(id -> register.find(id).isPresent());
    }

    /** Whether it waits for another one. */
    private boolean settleOne(TillTransaction transaction) {
        var settling = new Settling();
        if (!transaction.voided()) {
            if (!sales.place(transaction)) {
                settling.underWay();
            }
            returns.take(transaction, settling);
            if (transaction.voids() != null) {
                undo(transaction, transaction.voids(), settling);
            }
        }
        if (!settling.waitsFor().isEmpty()) {
            register.waits(transaction.id(), settling.waitsFor());
            return true;
        }
        if (!settling.isUnderWay()) {
            register.done(transaction.id(), settling.paidOutMinor());
        }
        return false;
    }

    private void undo(TillTransaction transaction, TillKey undone, Settling settling) {
        var entry = register.find(undone.id());
        if (entry.isEmpty()) {
            settling.waitFor(undone.id());
            return;
        }
        var earlier = entry.get().transaction();
        if (!earlier.voided() && !earlier.returned().isEmpty()) {
            register.raise(
                    transaction.id(),
                    Code.VOIDED_RETURN,
                    undone.id(),
                    "Put the units of the returns in " + undone.id() + " right by a count");
        }
        if (!earlier.voided() && !earlier.sold().isEmpty()) {
            sales.find(undone)
                    .ifPresentOrElse(
                            order -> settling.add(refunds.undo(transaction, undone.id(), order), 0),
                            () -> settling.waitFor(undone.id()));
        }
    }
}
