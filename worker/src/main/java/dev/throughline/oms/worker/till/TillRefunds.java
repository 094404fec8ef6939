package dev.throughline.oms.worker.till;

import dev.throughline.oms.activities.order.OrderBook;
import dev.throughline.oms.activities.order.OrderBook.OrderRecord;
import dev.throughline.oms.activities.till.TillRegister;
import dev.throughline.oms.activities.till.TillRegister.Code;
import dev.throughline.oms.activities.till.TillTransaction;
import dev.throughline.oms.activities.till.TillTransaction.Line;
import dev.throughline.oms.worker.temporal.ReturnStarts;
import dev.throughline.oms.workflows.returns.ReturnAnswer;
import dev.throughline.oms.workflows.returns.ReturnStatus;
import dev.throughline.oms.workflows.returns.ReturnedGoods;
import dev.throughline.oms.workflows.shared.Actor;
import dev.throughline.oms.workflows.shared.Money;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Returns of orders that a till took: by the same process as others, and the money is out already. */
@Component
class TillRefunds {
    private static final Actor TILL = Actor.system("till");

    private final ReturnStarts starts;
    private final OrderBook book;
    private final TillRegister register;

    TillRefunds(ReturnStarts starts, OrderBook book, TillRegister register) {
        this.starts = starts;
        this.book = book;
        this.register = register;
    }

    enum Outcome {
        KNOWN,
        /** The order knows nothing of it. */
        REFUSED,
        UNDER_WAY
    }

    /** Notes the return with its order; what the order's rules do not allow is left to a person. */
    Outcome refund(TillTransaction transaction, String of, List<Line> lines, OrderRecord order) {
        var matched = ReturnMatch.of(
                lines, order, book.returnable(order.id(), transaction.endedAt()).units());
        if (matched.isEmpty()) {
            register.raise(
                    transaction.id(), Code.UNKNOWN_ORDER, of, order.number() + " never had what came back of it");
            return Outcome.REFUSED;
        }
        var answer = take(transaction, of, order, matched.get());
        long paid = lines.stream().mapToLong(Line::amountMinor).sum();
        answer.filter(taken -> taken.refund() != null && differs(taken.refund(), paid, lines.size()))
                .ifPresent(taken -> register.raise(
                        transaction.id(),
                        Code.AMOUNT_DIFFERS,
                        of,
                        "The till gave back %d %s, the order is worth %s"
                                .formatted(paid, transaction.currency(), taken.refund())));
        return outcome(answer);
    }

    /** Till and order may round a part of a line each in its way. */
    private static boolean differs(Money worth, long paid, int lines) {
        return Math.abs(worth.amountMinor() - paid) > lines;
    }

    private static Outcome outcome(Optional<ReturnAnswer> answer) {
        return answer.map(taken -> taken.status() == ReturnStatus.REFUSED ? Outcome.REFUSED : Outcome.KNOWN)
                .orElse(Outcome.UNDER_WAY);
    }

    /** Undoes a whole sale. */
    Outcome undo(TillTransaction transaction, String of, OrderRecord order) {
        var sold = ReturnMatch.whole(order);
        return outcome(take(transaction, of, order, sold));
    }

    private Optional<ReturnAnswer> take(TillTransaction transaction, String of, OrderRecord order, ReturnMatch match) {
        var rma = TillIds.rma(transaction, of);
        var answer = starts.receiveAndWait(new ReturnedGoods(
                rma,
                order.id(),
                transaction.key().location(),
                match.restocked(),
                match.notRestocked(),
                TILL,
                match.reason(),
                transaction.endedAt()));
        answer.ifPresent(taken -> raise(transaction, of, order, taken));
        return answer;
    }

    private void raise(TillTransaction transaction, String of, OrderRecord order, ReturnAnswer taken) {
        if (taken.status() == ReturnStatus.REFUSED) {
            var why = taken.refusals().stream()
                    .map(refusal -> "line " + refusal.line() + ": " + refusal.reason())
                    .collect(Collectors.joining(", "));
            register.raise(
                    transaction.id(), Code.RETURN_REFUSED, of, "Not returnable to " + order.number() + ": " + why);
        } else if (taken.status() == ReturnStatus.REFUND_FAILED) {
            register.raise(
                    transaction.id(),
                    Code.REFUND_FAILED,
                    of,
                    order.number() + " has not so much to refund: " + Objects.requireNonNull(taken.refund()));
        }
    }
}
