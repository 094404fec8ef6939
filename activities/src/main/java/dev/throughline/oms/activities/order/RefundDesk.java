package dev.throughline.oms.activities.order;

import dev.throughline.oms.activities.order.Returns.Status;
import dev.throughline.oms.activities.order.StepLog.Kind;
import dev.throughline.oms.workflows.order.RefundClaim;
import dev.throughline.oms.workflows.order.RefundRecord;
import dev.throughline.oms.workflows.shared.Money;
import dev.throughline.oms.workflows.shared.OrderId;
import dev.throughline.oms.workflows.shared.OrderedUnits;
import java.util.ArrayList;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What goes back to the customer, and how that went. */
@Component
class RefundDesk {
    private final OrderRows rows;
    private final ReturnRows returns;
    private final StepLog steps;
    private final OrderEvents events;

    RefundDesk(OrderRows rows, ReturnRows returns, StepLog steps, OrderEvents events) {
        this.rows = rows;
        this.returns = returns;
        this.steps = steps;
        this.events = events;
    }

    @Transactional
    public Money claim(RefundClaim claim) {
        var order = lock(claim.order());
        return steps.answer(order.id(), Kind.REFUND_CLAIM, claim.step(), Money.class)
                .orElseGet(() -> claim(order, claim));
    }

    private Money claim(BookedOrder order, RefundClaim claim) {
        var lines = rows.lines(order);
        var values = new ArrayList<Money>();
        for (var units : claim.lines()) {
            values.add(line(lines, units).refund(units.quantity(), claim.withCharges()));
        }
        rows.save(order, lines);
        return steps.keep(order.id(), Kind.REFUND_CLAIM, claim.step(), Money.sum(order.currency(), values));
    }

    private static OrderLine line(OrderLines lines, OrderedUnits units) {
        var line = lines.of(units);
        if (line == null) {
            throw OrderContradiction.NOTHING_LEFT_TO_REFUND.because(
                    "the order has no line " + units.line() + " of " + units.sku());
        }
        return line;
    }

    /** A failed refund may still go through later; one that went through stays so. */
    @Transactional
    public void record(RefundRecord refund) {
        var order = lock(refund.order()).id();
        var kind = refund.failure() == null ? Kind.REFUNDED : Kind.REFUND_FAILED;
        if (steps.isKnown(order, Kind.REFUNDED, refund.step()) || !steps.isFirst(order, kind, refund.step())) {
            return;
        }
        var status = kind == Kind.REFUNDED ? Status.REFUNDED : Status.REFUND_FAILED;
        var rma = returns.mark(order, refund.step(), status);
        events.refunded(refund, rma.orElse(null));
    }

    private BookedOrder lock(OrderId order) {
        return rows.lock(order)
                .orElseThrow(() -> OrderContradiction.NOT_IN_BOOK.because(
                        order + " must be accepted before anything of it can be refunded"));
    }
}
