package dev.throughline.oms.activities.inventory;

import dev.throughline.oms.activities.inventory.Hold.Status;
import dev.throughline.oms.workflows.shared.HoldId;
import dev.throughline.oms.workflows.shared.Sku;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;

/** Locks in one order: the holder, the hold, the balances, what is held there. */
@Component
class StoredHolds implements Holds {
    /** How often a race for the planned place may be lost; each time another place is tried, if there is one. */
    private static final int ATTEMPTS = 5;

    private final HoldTable holds;
    private final HeldUnits units;
    private final BalanceTable balances;
    private final ChannelBalances channels;
    private final KitLines kits;
    private final ReleaseDates dates;
    private final HoldProperties properties;
    private final TransactionTemplate transaction;
    private final Clock clock;

    StoredHolds(
            HoldTable holds,
            HeldUnits units,
            BalanceTable balances,
            ChannelBalances channels,
            KitLines kits,
            ReleaseDates dates,
            HoldProperties properties,
            TransactionTemplate transaction,
            Clock clock) {
        this.holds = holds;
        this.units = units;
        this.balances = balances;
        this.channels = channels;
        this.kits = kits;
        this.dates = dates;
        this.properties = properties;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public Answer put(Request request) {
        if (request.lines().stream().mapToLong(Line::units).sum() > properties.units()) {
            return Answer.refused(Refusal.TOO_MANY_UNITS);
        }
        var answer = attempt(request);
        for (int i = 1; i < ATTEMPTS && answer.refusal() == Refusal.OUT_OF_STOCK; i++) {
            var missing = plan(request).missing();
            if (!missing.isEmpty()) {
                return new Answer(null, Refusal.OUT_OF_STOCK, missing);
            }
            answer = attempt(request);
        }
        return answer;
    }

    private HoldPlan plan(Request request) {
        var skus = request.lines().stream().map(Line::sku).distinct().toList();
        var by = request.by();
        var made = kits.today(skus);
        var parts = dates.released(made.parts(dates.released(skus)));
        return HoldPlan.of(
                request.lines(),
                by == null
                        ? balances.availableWith(parts, request.locations(), request.id())
                        : channels.availableWith(parts, by, request.locations(), request.id()),
                made);
    }

    private Answer attempt(Request request) {
        return Objects.requireNonNull(transaction.execute(status -> {
            var answer = putLocked(request);
            if (answer.refusal() != null) {
                undo(status);
            }
            return answer;
        }));
    }

    private static void undo(TransactionStatus status) {
        status.setRollbackOnly();
    }

    private Answer putLocked(Request request) {
        if (holds.countOthers(request.holder(), request.id()) >= properties.perHolder()) {
            return Answer.refused(Refusal.TOO_MANY_HOLDS);
        }
        var now = now();
        var row = holds.lockOrCreate(request.id(), request.holder(), now.plus(properties.life()));
        if (row.status() == Status.CONVERTED) {
            return Answer.refused(Refusal.CONVERTED);
        }
        var plan = plan(request);
        var missing = plan.missing().isEmpty() ? set(row, plan, request) : plan.missing();
        if (!missing.isEmpty()) {
            return new Answer(null, Refusal.OUT_OF_STOCK, missing);
        }
        var createdAt = row.status() == Status.LIVE ? row.createdAt() : now;
        var life = request.life() == null ? properties.life() : request.life();
        holds.live(request.id(), request.holder(), row.version() + 1, createdAt, expiry(createdAt, now, life));
        return new Answer(find(request.id()).orElseThrow(), null, List.of());
    }

    private List<Sku> set(HoldTable.Row row, HoldPlan plan, Request request) {
        return units.set(row.id(), "hold " + (row.version() + 1), plan.held(), request.by());
    }

    private Instant expiry(Instant createdAt, Instant now, Duration life) {
        var capped = life.compareTo(properties.life()) < 0 ? life : properties.life();
        var end = now.plus(capped);
        var last = createdAt.plus(properties.longest());
        return end.isBefore(last) ? end : last;
    }

    @Override
    public Optional<Hold> find(HoldId id) {
        return holds.find(id).map(row -> row.with(holds.unitsOf(id)));
    }

    @Override
    public Optional<Hold> extend(HoldId id, Duration life) {
        return Objects.requireNonNull(transaction.execute(_ -> holds.lock(id)
                .filter(row -> row.status() == Status.LIVE)
                .map(row -> {
                    var end = expiry(row.createdAt(), now(), life);
                    holds.prolong(id, end.isAfter(row.expiresAt()) ? end : row.expiresAt());
                    return find(id).orElseThrow();
                })));
    }

    @Override
    public void release(HoldId id) {
        transaction.executeWithoutResult(_ -> {
            if (holds.lock(id).filter(row -> row.status() == Status.LIVE).isPresent()) {
                units.end(List.of(id), "released");
                holds.end(List.of(id), Status.RELEASED);
            }
        });
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
