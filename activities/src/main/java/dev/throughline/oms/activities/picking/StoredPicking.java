package dev.throughline.oms.activities.picking;

import dev.throughline.oms.activities.picking.Picking.ShortPick.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

@Component
class StoredPicking implements Picking {
    private final WaveTable table;
    private final PickScanTable scans;
    private final WaveContent content;
    private final WaveEvents events;
    private final PickWalk walk;
    private final PickScanDesk desk;

    StoredPicking(
            WaveTable table,
            PickScanTable scans,
            WaveContent content,
            WaveEvents events,
            PickWalk walk,
            PickScanDesk desk) {
        this.table = table;
        this.scans = scans;
        this.content = content;
        this.events = events;
        this.walk = walk;
        this.desk = desk;
    }

    @Override
    public Optional<PickList> list(WaveId id) {
        return table.find(id)
                .map(wave -> new PickList(id, wave.location(), walk.entries(wave.location(), content.tasks(id))));
    }

    @Override
    public Scanned scan(WaveId wave, Scan scan) {
        return desk.scan(wave, scan);
    }

    @Override
    @Transactional
    public ShortPick shortPick(WaveId id, Missing missing) {
        return table.lock(id)
                .map(wave -> shortPick(wave, missing))
                .orElse(new ShortPick(Verdict.UNKNOWN_WAVE, List.of()));
    }

    private ShortPick shortPick(Wave wave, Missing missing) {
        var known = scans.askedFor(wave.id(), missing.id());
        if (known.isPresent()) {
            return known.get().equals(missing.asked())
                    ? new ShortPick(Verdict.DONE, scans.parts(wave.id(), missing.id()))
                    : new ShortPick(Verdict.ID_REUSED, List.of());
        }
        if (wave.status() != Wave.Status.OPEN) {
            return new ShortPick(Verdict.CLOSED, List.of());
        }
        var tasks = content.tasks(wave.id()).stream()
                .filter(task -> task.sku().equals(missing.sku()) && task.open() > 0)
                .toList();
        int open = tasks.stream().mapToInt(Task::open).sum();
        int units = Objects.requireNonNullElse(missing.units(), open);
        if (open == 0 || units > open) {
            return new ShortPick(open == 0 ? Verdict.WRONG_ITEM : Verdict.SURPLUS, List.of());
        }
        scans.insert(wave.id(), missing, lastFirst(tasks, units));
        table.start(wave.id(), missing.actor());
        events.append(wave, "started", missing.actor());
        return new ShortPick(Verdict.DONE, scans.parts(wave.id(), missing.id()));
    }

    /** A kit that lacks a component lacks as a whole. */
    private static List<Part> lastFirst(List<Task> tasks, int units) {
        var parts = new ArrayList<Part>();
        int left = units;
        for (var task : tasks.reversed()) {
            int taken = Math.min(left, task.open());
            if (taken > 0) {
                parts.add(new Part(
                        task.tote(),
                        task.order(),
                        task.line(),
                        task.sku(),
                        task.kit(),
                        Math.ceilDiv(taken, task.each()),
                        null));
                left -= taken;
            }
        }
        return parts;
    }

    @Override
    @Transactional
    public void told(WaveId id, String shortPick, Part part, String outcome) {
        table.lock(id).ifPresent(wave -> {
            scans.setOutcome(id, shortPick, part, outcome);
            content.settle(wave, WavePlanner.ACTOR);
        });
    }
}
