package dev.throughline.oms.worker.till;

import dev.throughline.oms.activities.customer.Customers;
import dev.throughline.oms.activities.till.TillRegister;
import dev.throughline.oms.activities.till.TillRegister.Attention;
import dev.throughline.oms.activities.till.TillRegister.Code;
import dev.throughline.oms.activities.till.TillRegister.Resolution;
import dev.throughline.oms.activities.till.TillTransaction;
import dev.throughline.oms.activities.till.TillTransaction.Buyer;
import dev.throughline.oms.worker.orders.RequestKeys;
import dev.throughline.oms.worker.problem.ProblemException;
import dev.throughline.oms.worker.problem.ProblemType;
import dev.throughline.oms.workflows.shared.Actor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What people do about transactions that could not be recorded as they came. */
@Component
class TillAttention {
    private final TillRegister register;
    private final TillReading reading;
    private final TillFeed feed;
    private final Customers customers;

    TillAttention(TillRegister register, TillReading reading, TillFeed feed, Customers customers) {
        this.register = register;
        this.reading = reading;
        this.feed = feed;
        this.customers = customers;
    }

    Attention dismiss(long id, Actor actor, @Nullable String note) {
        var known = find(id);
        end(known, Resolution.DISMISSED, actor, note);
        return find(id);
    }

    /** The lines are recorded first, under ids of their own: who is interrupted applies them again. */
    Attention apply(long id, Actor actor, @Nullable String note) {
        var known = find(id);
        if (known.code() != Code.UNKNOWN_SKU) {
            throw new ProblemException(
                    ProblemType.UNPROCESSABLE, "Only lines of an UNKNOWN_SKU can be applied; dismiss the others");
        }
        if (known.resolution() == null) {
            var part = part(register.find(known.transaction()).orElseThrow().transaction());
            feed.take(part, RequestKeys.fingerprint(part.id()));
        }
        end(known, Resolution.APPLIED, actor, note);
        return find(id);
    }

    private TillTransaction part(TillTransaction transaction) {
        var lines = reading.named(transaction.unknown());
        if (lines.stream().anyMatch(line -> line.sku() == null)) {
            throw new ProblemException(ProblemType.UNKNOWN_SKU, "Put every code of it into the catalogue first");
        }
        var part = transaction.withLines(transaction.part() + 1, lines);
        var buyer = customers
                .ofOrder(TillIds.order(transaction))
                .map(customer -> new Buyer(customer.value(), null, null, null))
                .orElse(transaction.buyer());
        return new TillTransaction(
                part.key(),
                part.part(),
                part.endedAt(),
                part.currency(),
                part.voided(),
                null,
                buyer,
                part.lines(),
                part.tenders());
    }

    private void end(Attention known, Resolution resolution, Actor actor, @Nullable String note) {
        boolean first = register.resolve(known.id(), resolution, actor, note);
        if (!first && find(known.id()).resolution() != resolution) {
            throw new ProblemException(
                    ProblemType.ALREADY_RESOLVED, "It is " + find(known.id()).resolution());
        }
    }

    private Attention find(long id) {
        return register.attention(id).orElseThrow(() -> ProblemException.notFound("attention with this id"));
    }
}
