package dev.throughline.oms.activities.till;

import dev.throughline.oms.workflows.shared.Actor;
import dev.throughline.oms.workflows.shared.LocationId;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The door for what tills tell. A transaction is written down before anything is done about it, so that what was interrupted is found and
 * done; every step of it may be repeated.
 */
public interface TillRegister {
    /**
     * Writes a transaction down, with its lines that the catalogue does not know for a person to look at. Safe to call concurrently: one
     * writes, the others find. Other content under the same key is kept for a person, and changes nothing.
     *
     * @param fingerprint of the content as it was sent
     */
    Outcome register(TillTransaction transaction, String fingerprint);

    Optional<Entry> find(String id);

    /** Every effect of it is there but what waits for these transactions. */
    void waits(String id, Set<String> transactions);

    /**
     * Every effect of it is there.
     *
     * @param refundedMinor money that the till gave back and no order knows of
     */
    void done(String id, long refundedMinor);

    /** A person has to look at it; once per transaction, code and key. */
    void raise(String id, Code code, String key, String detail);

    /** Those that wait for a transaction. */
    List<TillTransaction> waitingFor(String id);

    /** Unfinished ones that nobody has looked at for this long; the answer counts as a look. */
    List<Entry> unfinished(Duration since, int limit);

    /** Open ones of a transaction, oldest first. */
    List<Attention> openOf(String transaction);

    /** Open ones, oldest first; at these locations, or at all. */
    List<Attention> open(@Nullable List<LocationId> locations, long afterId, int limit);

    Optional<Attention> attention(long id);

    /** Ends it; whoever is second changes nothing and answers false. */
    boolean resolve(long id, Resolution resolution, Actor actor, @Nullable String note);

    /** Erases what is still kept about buyers with these addresses or this account. Idempotent. */
    void forget(Collection<String> emails, String account);

    enum Outcome {
        RECORDED,
        REPEATED,
        CONFLICT
    }

    enum Status {
        RECEIVED,
        WAITING,
        DONE
    }

    enum Code {
        /** The same transaction came with other content. */
        CONFLICT,
        /** Lines whose code the catalogue does not know. */
        UNKNOWN_SKU,
        /** A return names an order that does not exist, or that never had the SKU. */
        UNKNOWN_ORDER,
        /** The goods are back, but the order's rules do not allow it. */
        RETURN_REFUSED,
        /** The till gave back money that the order has not. */
        REFUND_FAILED,
        /** The till gave back another amount than the order is worth. */
        AMOUNT_DIFFERS,
        /** What was undone had returns in it, whose units somebody has to see to. */
        VOIDED_RETURN,
        /** The sale that is referred to has not come for a long time. */
        SALE_MISSING
    }

    enum Resolution {
        APPLIED,
        DISMISSED
    }

    /** A transaction as it stands. */
    record Entry(TillTransaction transaction, Status status, Set<String> waitsFor, Instant receivedAt) {
        public Entry {
            waitsFor = Set.copyOf(waitsFor);
        }
    }

    /**
     * What a person has to look at.
     *
     * @param received what came, where that is not what was recorded
     */
    record Attention(
            long id,
            String transaction,
            LocationId location,
            Code code,
            String detail,
            Instant raisedAt,
            @Nullable TillTransaction received,
            @Nullable Resolution resolution,
            @Nullable String resolvedBy,
            @Nullable String note) {}
}
