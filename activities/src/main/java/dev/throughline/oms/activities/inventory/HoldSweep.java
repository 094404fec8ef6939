package dev.throughline.oms.activities.inventory;

import dev.throughline.oms.activities.inventory.Hold.Status;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Ends holds whose time has come. Safe in several instances at once: each takes holds that no other has. */
@Component
class HoldSweep {
    private static final int AT_ONCE = 200;

    private final TransactionTemplate transaction;
    private final HoldTable holds;
    private final HeldUnits units;

    HoldSweep(TransactionTemplate transaction, HoldTable holds, HeldUnits units) {
        this.transaction = transaction;
        this.holds = holds;
        this.units = units;
    }

    /** Ends all that are due; returns how many. */
    int sweep() {
        int ended = 0;
        int round;
        do {
            round = round();
            ended += round;
        } while (round == AT_ONCE);
        return ended;
    }

    private int round() {
        return Objects.requireNonNull(transaction.execute(_ -> {
            var due = holds.lockDue(AT_ONCE);
            if (!due.isEmpty()) {
                units.end(due, "expired");
                holds.end(due, Status.EXPIRED);
            }
            return due.size();
        }));
    }
}
