package dev.throughline.oms.activities.inventory;

import dev.throughline.oms.activities.inventory.AllocationTable.Part;
import dev.throughline.oms.activities.inventory.DocumentTable.Turn;
import dev.throughline.oms.workflows.inventory.StockStep;
import dev.throughline.oms.workflows.shared.OrderedUnits;
import io.temporal.failure.ApplicationFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Units are gone: facts, always recorded. If the units left do not cover all that is committed, the newest commitments end in the same
 * transaction, and their orders are told.
 */
@Component
class Departures {
    private final DocumentTable documents;
    private final BalanceTable balances;
    private final CommitmentTable commitments;
    private final LedgerTable ledger;
    private final Losses losses;
    private final OrderNoticeTable notices;
    private final AllocationTable allocations;
    private final LateFacts late;
    private final KitLines kits;

    Departures(
            DocumentTable documents,
            BalanceTable balances,
            CommitmentTable commitments,
            LedgerTable ledger,
            Losses losses,
            OrderNoticeTable notices,
            AllocationTable allocations,
            LateFacts late,
            KitLines kits) {
        this.documents = documents;
        this.balances = balances;
        this.commitments = commitments;
        this.ledger = ledger;
        this.losses = losses;
        this.notices = notices;
        this.allocations = allocations;
        this.late = late;
        this.kits = kits;
    }

    /** Every unit leaves; the order's own commitments end as far as they are still open. */
    @Transactional
    public void issue(StockStep step) {
        if (isFirst(step, MovementType.ISSUE)) {
            leave(step, kits.apart(step.order(), step.lines()), MovementType.ISSUE);
        }
    }

    /** Every unit leaves, also those that the books do not have. */
    @Transactional
    public void sellAtTill(StockStep step) {
        if (isFirst(step, MovementType.TILL_SALE)) {
            var made = kits.of(step.order(), step.lines());
            kits.keep(step.order(), made, step.lines());
            var units = made.isEmpty() ? step.lines() : kits.apart(step.order(), step.lines());
            balances.create(StockKey.sum(step.location(), units).keySet());
            leave(step, units, MovementType.TILL_SALE);
        }
    }

    /**
     * Only units still committed to the order are missing, or damaged: others were taken off the books by the fact that took them.
     */
    @Transactional
    public void pickShort(StockStep step) {
        if (!isFirst(step, MovementType.SHORT_PICK)) {
            return;
        }
        var lines = kits.apart(step.order(), step.lines());
        var keys = StockKey.sum(step.location(), lines).keySet();
        balances.lock(keys);
        var ended = Commitment.askedFor(commitments.of(step.order(), keys), lines);
        commitments.end(ended);
        var missing = ended.stream().filter(part -> isMissing(step, part)).toList();
        ledger.write(released(step, ended, missing));
        ledger.write(Commitment.unitsPerKey(missing).entrySet().stream()
                .map(gone -> gone(step, gone.getKey(), gone.getValue()))
                .toList());
    }

    private static Movement gone(StockStep step, StockKey key, int units) {
        var delta = Delta.onHand(-units).plus(Delta.commitment(-units));
        return Boolean.TRUE.equals(step.damaged())
                ? movement(step, MovementType.DAMAGE, key, delta.plus(Delta.damage(units)), "damaged on the shelf")
                : movement(step, MovementType.SHORT_PICK, key, delta, "not on the shelf");
    }

    /** Of a kit, those components that were named; all, if none was. */
    private static boolean isMissing(StockStep step, Commitment part) {
        var components = step.components();
        return components == null
                || components.contains(part.key().sku())
                || step.lines().stream()
                        .anyMatch(units -> units.line() == part.line()
                                && units.sku().equals(part.key().sku()));
    }

    /** The other components of kits that were not there whole: they are, and free again. */
    private static List<Movement> released(StockStep step, List<Commitment> ended, List<Commitment> missing) {
        var there = new ArrayList<>(ended);
        there.removeAll(missing);
        return Commitment.unitsPerKey(there).entrySet().stream()
                .map(free -> movement(
                        step, MovementType.RELEASE, free.getKey(), Delta.commitment(-free.getValue()), "rest of a kit"))
                .toList();
    }

    private void leave(StockStep step, List<OrderedUnits> lines, MovementType type) {
        var units = StockKey.sum(step.location(), lines);
        var locked = balances.lock(units.keySet());
        var own = Commitment.askedFor(commitments.of(step.order(), units.keySet()), lines);
        commitments.end(own);
        var ownUnits = Commitment.unitsPerKey(own);
        var shares = drawShares(step, locked, units);
        var counted = late.countedSince(units.keySet(), step.happenedAt());
        var movements = new ArrayList<Movement>();
        var after = new ArrayList<StockBalance>();
        units.forEach((key, gone) -> {
            var balance = known(locked, key);
            var left = Delta.departure(balance, gone);
            var delta = left.plus(Delta.commitment(-ownUnits.getOrDefault(key, 0)))
                    .plus(Delta.allocation(-shares.getOrDefault(key, 0)));
            movements.add(movement(step, type, key, delta, null));
            if (counted.contains(key)) {
                movements.add(movement(step, MovementType.COUNT, key, left.negated(), LateFacts.REASON));
                delta = delta.plus(left.negated());
            }
            after.add(delta.appliedTo(balance));
        });
        var cause = new Cause(step.order().value(), step.step());
        var lost = losses.lose(after);
        movements.addAll(lost.movements(cause));
        ledger.write(movements, new LedgerTable.Told(null, step.happenedAt()));
        notices.write(OrderNotice.Kind.SHORT, cause, lost.told());
    }

    /** What a channel's customers take at the till comes from its own share first. */
    private Map<StockKey, Integer> drawShares(
            StockStep step, Map<StockKey, StockBalance> locked, Map<StockKey, Integer> units) {
        var channel = step.channel();
        if (channel == null || locked.values().stream().noneMatch(balance -> balance.allocated() > 0)) {
            return Map.of();
        }
        var parts = allocations.of(channel, units.keySet()).stream()
                .filter(row -> row.remaining() > 0)
                .map(row -> new Part(row, Math.min(row.remaining(), units.getOrDefault(row.key(), 0))))
                .toList();
        allocations.draw(parts);
        return parts.stream().collect(Collectors.toMap(Part::key, Part::units));
    }

    private boolean isFirst(StockStep step, MovementType type) {
        return documents.begin(step.order().value(), type + " " + step.step() + "@" + step.location()) != Turn.REPEATED;
    }

    private static StockBalance known(Map<StockKey, StockBalance> locked, StockKey key) {
        var balance = locked.get(key);
        if (balance == null) {
            throw ApplicationFailure.newNonRetryableFailure(
                    key.sku() + " was never stocked at " + key.location() + ": record a receipt there first",
                    "NeverStocked");
        }
        return balance;
    }

    private static Movement movement(
            StockStep step, MovementType type, StockKey key, Delta delta, @Nullable String reason) {
        return new Movement(step.order().value(), step.step(), type, key, delta, reason);
    }
}
