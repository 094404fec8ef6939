package dev.throughline.oms.activities.order;

import dev.throughline.oms.activities.order.StepLog.Kind;
import dev.throughline.oms.workflows.order.ReturnClaim;
import dev.throughline.oms.workflows.order.ReturnDecision;
import dev.throughline.oms.workflows.order.ReturnDecision.LineRefusal;
import dev.throughline.oms.workflows.order.ReturnDecision.Reason;
import dev.throughline.oms.workflows.shared.Money;
import dev.throughline.oms.workflows.shared.OrderedUnits;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes goods back. Under the order's lock, so that of two returns of one unit the first wins. */
@Component
class ReturnDesk {
    private final OrderRows rows;
    private final ReturnRows returns;
    private final SubstituteRows substitutes;
    private final ReturnPolicy policy;
    private final StepLog steps;
    private final OrderEvents events;

    ReturnDesk(
            OrderRows rows,
            ReturnRows returns,
            SubstituteRows substitutes,
            ReturnPolicy policy,
            StepLog steps,
            OrderEvents events) {
        this.rows = rows;
        this.returns = returns;
        this.substitutes = substitutes;
        this.policy = policy;
        this.steps = steps;
        this.events = events;
    }

    @Transactional
    public ReturnDecision claim(ReturnClaim claim) {
        var order = rows.lock(claim.order());
        if (order.isEmpty()) {
            return refused(claim.lines().stream()
                    .map(units -> new LineRefusal(units.line(), Reason.UNKNOWN_LINE))
                    .toList());
        }
        var rma = claim.rma().value();
        return steps.answer(claim.order(), Kind.RETURN_CLAIM, rma, ReturnDecision.class)
                .orElseGet(() -> steps.keep(claim.order(), Kind.RETURN_CLAIM, rma, decide(order.get(), claim)));
    }

    private ReturnDecision decide(BookedOrder order, ReturnClaim claim) {
        var lines = rows.lines(order);
        var units = substitutes.asOrdered(claim, lines);
        var refusals = policy.refusals(order, lines, units, claim.at());
        if (!refusals.isEmpty()) {
            return refused(refusals);
        }
        var refund = takeBack(order, lines, units);
        var status = lines.status();
        rows.save(order.standing(status, order.orderHold(), order.withCustomerSince()), lines);
        returns.insert(claim, refund);
        events.returned(claim, refund, status);
        return new ReturnDecision(refund, List.of());
    }

    private static Money takeBack(BookedOrder order, OrderLines lines, List<OrderedUnits> taken) {
        var values = new ArrayList<Money>();
        for (var units : taken) {
            var line = lines.of(units);
            if (line != null) {
                values.add(line.takeBack(units.quantity()));
            }
        }
        return Money.sum(order.currency(), values);
    }

    private static ReturnDecision refused(List<LineRefusal> refusals) {
        return new ReturnDecision(null, refusals);
    }
}
