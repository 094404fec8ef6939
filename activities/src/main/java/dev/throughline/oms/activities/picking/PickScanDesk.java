package dev.throughline.oms.activities.picking;

import dev.throughline.oms.activities.fulfillment.Fulfillments;
import dev.throughline.oms.activities.fulfillment.Fulfillments.Act;
import dev.throughline.oms.activities.picking.Picking.Placement;
import dev.throughline.oms.activities.picking.Picking.Scan;
import dev.throughline.oms.activities.picking.Picking.Scanned;
import dev.throughline.oms.activities.picking.Picking.Verdict;
import dev.throughline.oms.workflows.order.UnitsOfLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Counts scans. The wave's lock lets one scan of it in at a time; the fulfillment order's own lock, behind its door, has the last word on
 * what is still wanted: if units were taken out of it meanwhile, the scan is looked at once more.
 */
@Component
class PickScanDesk {
    private static final int ATTEMPTS = 5;

    private final WaveTable table;
    private final PickScanTable scans;
    private final WaveContent content;
    private final WaveEvents events;
    private final PickWalk walk;
    private final Fulfillments fulfillments;
    private final TransactionTemplate transaction;

    PickScanDesk(
            WaveTable table,
            PickScanTable scans,
            WaveContent content,
            WaveEvents events,
            PickWalk walk,
            Fulfillments fulfillments,
            TransactionTemplate transaction) {
        this.table = table;
        this.scans = scans;
        this.content = content;
        this.events = events;
        this.walk = walk;
        this.fulfillments = fulfillments;
        this.transaction = transaction;
    }

    Scanned scan(WaveId id, Scan scan) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            var answer = transaction.execute(status -> {
                var scanned = table.lock(id)
                        .map(wave -> scan(wave, scan))
                        .orElse(Optional.of(Scanned.refused(Verdict.UNKNOWN_WAVE, null)));
                if (scanned.isEmpty()) {
                    status.setRollbackOnly();
                }
                return scanned;
            });
            if (answer != null && answer.isPresent()) {
                return answer.get();
            }
        }
        throw new IllegalStateException("the wave's orders changed " + ATTEMPTS + " times at once; try again");
    }

    /** Empty if an order has changed since it was read. */
    private Optional<Scanned> scan(Wave wave, Scan scan) {
        var told = scans.find(wave.id(), scan.id());
        if (told.isPresent()) {
            return told.map(known ->
                    known.asked().equals(scan.asked()) ? known.answer() : Scanned.refused(Verdict.ID_REUSED, null));
        }
        var tasks = content.tasks(wave.id());
        var refusal = refusal(wave, scan, tasks);
        if (refusal != null) {
            return Optional.of(
                    Scanned.refused(refusal, walk.next(wave.location(), tasks).orElse(null)));
        }
        return count(wave, scan, tasks);
    }

    private @Nullable Verdict refusal(Wave wave, Scan scan, List<Task> tasks) {
        if (wave.status() != Wave.Status.OPEN) {
            return Verdict.CLOSED;
        }
        var wanted =
                tasks.stream().filter(task -> task.sku().equals(scan.sku())).toList();
        if (wanted.isEmpty()) {
            return Verdict.WRONG_ITEM;
        }
        var shelf = walk.shelves(wave.location(), List.of(scan.sku())).get(scan.sku());
        if (scan.bin() != null && shelf != null && !shelf.has(scan.bin())) {
            return Verdict.WRONG_BIN;
        }
        return wanted.stream().mapToInt(Task::open).sum() < scan.units() ? Verdict.SURPLUS : null;
    }

    private Optional<Scanned> count(Wave wave, Scan scan, List<Task> tasks) {
        var placements = new ArrayList<Placement>();
        int left = scan.units();
        int open = 0;
        for (var task : tasks) {
            int units = task.sku().equals(scan.sku()) ? Math.min(left, task.open()) : 0;
            if (units > 0) {
                if (!pick(wave, tasks, task, units, scan)) {
                    return Optional.empty();
                }
                placements.add(new Placement(task.tote(), task.order(), task.line(), units));
                left -= units;
            }
            open += task.sku().equals(scan.sku()) ? task.open() - units : 0;
        }
        var answer = new Scanned(Verdict.DONE, placements, open, null);
        scans.insert(wave.id(), scan, answer);
        table.start(wave.id(), scan.actor());
        events.append(wave, "started", scan.actor());
        content.settle(wave, scan.actor());
        return Optional.of(answer);
    }

    /** A kit's line has as many units picked as its components make whole. */
    private boolean pick(Wave wave, List<Task> tasks, Task task, int units, Scan scan) {
        var after = task.withMore(units);
        var others = tasks.stream()
                .filter(other -> !other.equals(task) && other.isOfLine(task))
                .mapToInt(Task::whole)
                .min()
                .orElse(Integer.MAX_VALUE);
        int more = Math.min(others, after.whole()) - Math.min(others, task.whole());
        var act = more == 0
                ? fulfillments.start(task.order(), scan.actor())
                : fulfillments.pickMore(task.order(), new UnitsOfLine(task.line(), more), scan.actor());
        if (act == Act.DONE) {
            table.setPicked(wave.id(), after);
        }
        return act == Act.DONE;
    }
}
