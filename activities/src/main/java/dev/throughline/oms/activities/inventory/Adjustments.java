package dev.throughline.oms.activities.inventory;

import dev.throughline.oms.activities.inventory.DocumentTable.Turn;
import dev.throughline.oms.activities.inventory.LedgerTable.Told;
import dev.throughline.oms.activities.inventory.StockFacts.AdjustedLine;
import dev.throughline.oms.activities.inventory.StockFacts.Adjustment;
import dev.throughline.oms.activities.inventory.StockFacts.Kind;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Damages, write-offs and adjustments. */
@Component
class Adjustments {
    private final DocumentTable documents;
    private final FactWriting facts;

    Adjustments(DocumentTable documents, FactWriting facts) {
        this.documents = documents;
        this.facts = facts;
    }

    @Transactional
    public int adjust(Adjustment adjustment) {
        if (documents.begin(adjustment.document(), "ADJUST") == Turn.REPEATED) {
            return 0;
        }
        var units = adjustment.lines().stream()
                .collect(Collectors.groupingBy(
                        line -> new StockKey(line.sku(), adjustment.location()),
                        Collectors.summingInt(AdjustedLine::units)));
        var cause = new Cause(adjustment.document(), "adjust");
        var locked = facts.lock(units.keySet());
        var movements = FactWriting.movements(
                locked,
                cause,
                type(adjustment.kind()),
                adjustment.reason(),
                (key, balance) -> delta(adjustment.kind(), balance, units.getOrDefault(key, 0)));
        facts.write(cause, adjustment.location(), locked, movements, Told.by(adjustment.actor(), null));
        return adjustment.lines().size();
    }

    private static MovementType type(Kind kind) {
        return switch (kind) {
            case DAMAGE -> MovementType.DAMAGE;
            case WRITE_OFF -> MovementType.WRITE_OFF;
            case FOUND, LOST -> MovementType.ADJUSTMENT;
        };
    }

    private static Delta delta(Kind kind, StockBalance balance, int units) {
        return switch (kind) {
            case DAMAGE -> Delta.departure(balance, units).plus(Delta.damage(units));
            case WRITE_OFF -> {
                int damaged = Math.min(balance.damaged(), units);
                yield Delta.departure(balance, units - damaged).plus(Delta.damage(-damaged));
            }
            case FOUND -> Delta.arrival(balance, units);
            case LOST -> Delta.departure(balance, units);
        };
    }
}
