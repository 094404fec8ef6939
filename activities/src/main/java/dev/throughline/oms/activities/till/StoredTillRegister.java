package dev.throughline.oms.activities.till;

import dev.throughline.oms.workflows.shared.Actor;
import dev.throughline.oms.workflows.shared.LocationId;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

@Component
class StoredTillRegister implements TillRegister {
    private final TransactionTable transactions;
    private final AttentionTable attention;

    StoredTillRegister(TransactionTable transactions, AttentionTable attention) {
        this.transactions = transactions;
        this.attention = attention;
    }

    @Override
    @Transactional
    public Outcome register(TillTransaction transaction, String fingerprint) {
        var id = transaction.id();
        if (transactions.insert(transaction, fingerprint)) {
            raiseUnknown(transaction);
            return Outcome.RECORDED;
        }
        if (transactions.isSame(id, fingerprint)) {
            return Outcome.REPEATED;
        }
        attention.raise(
                id,
                Code.CONFLICT,
                fingerprint,
                "The same transaction came with other content; the first one counts",
                transaction.withoutBuyer());
        return Outcome.CONFLICT;
    }

    private void raiseUnknown(TillTransaction transaction) {
        var unknown = transaction.unknown();
        if (!unknown.isEmpty()) {
            attention.raise(
                    transaction.id(),
                    Code.UNKNOWN_SKU,
                    "",
                    unknown.stream()
                            .map(line -> "line " + line.number() + ": " + line.quantity() + " of " + line.code())
                            .collect(Collectors.joining("; ", "Not applied: ", "")),
                    null);
        }
    }

    @Override
    public Optional<Entry> find(String id) {
        return transactions.find(id);
    }

    @Override
    public void waits(String id, Set<String> on) {
        transactions.move(id, Status.WAITING, on, 0);
    }

    @Override
    public void done(String id, long refundedMinor) {
        transactions.move(id, Status.DONE, Set.of(), refundedMinor);
    }

    @Override
    public void raise(String id, Code code, String key, String detail) {
        attention.raise(id, code, key, detail, null);
    }

    @Override
    public List<TillTransaction> waitingFor(String id) {
        return transactions.waitingFor(id);
    }

    @Override
    public List<Entry> unfinished(Duration since, int limit) {
        return transactions.unfinished(since, limit);
    }

    @Override
    public List<Attention> openOf(String transaction) {
        return attention.openOf(transaction);
    }

    @Override
    public List<Attention> open(@Nullable List<LocationId> locations, long afterId, int limit) {
        return attention.open(locations, afterId, limit);
    }

    @Override
    public Optional<Attention> attention(long id) {
        return attention.find(id);
    }

    @Override
    @Transactional
    public boolean resolve(long id, Resolution resolution, Actor actor, @Nullable String note) {
        var known = attention.find(id);
        boolean first = attention.resolve(id, resolution, actor, note);
        known.filter(found -> first && found.code() == Code.UNKNOWN_SKU)
                .ifPresent(found -> transactions.forgetBuyer(found.transaction()));
        return first;
    }

    @Override
    public void forget(Collection<String> emails, String account) {
        transactions.forget(emails, account);
    }
}
