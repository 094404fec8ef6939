package dev.throughline.oms.activities.picking;

import dev.throughline.oms.activities.fulfillment.FulfillmentOrderRecord;
import dev.throughline.oms.workflows.shared.Actor;
import dev.throughline.oms.workflows.shared.LocationId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

@Component
class StoredWaves implements Waves {
    private final WaveTable table;
    private final WaveSelection selection;
    private final WaveContent content;
    private final WaveEvents events;
    private final TransactionTemplate transaction;

    StoredWaves(
            WaveTable table,
            WaveSelection selection,
            WaveContent content,
            WaveEvents events,
            TransactionTemplate transaction) {
        this.table = table;
        this.selection = selection;
        this.content = content;
        this.events = events;
        this.transaction = transaction;
    }

    @Override
    public List<FulfillmentOrderRecord> preview(LocationId location, WaveCriteria criteria) {
        return selection.choose(location, criteria);
    }

    @Override
    public Created create(LocationId location, String document, WaveCriteria criteria, Actor actor) {
        var id = WaveId.of(location, document);
        return Objects.requireNonNull(transaction.execute(status -> {
            if (!table.insert(id, location, document, criteria, actor)) {
                return table.hasCriteria(id, criteria)
                        ? new Created(Act.DONE, find(id).orElseThrow())
                        : new Created(Act.OTHER_CRITERIA, null);
            }
            var chosen = selection.choose(location, criteria);
            var taken = table.putTotes(
                    id, chosen.stream().map(FulfillmentOrderRecord::id).toList());
            if (taken.isEmpty()) {
                status.setRollbackOnly();
                return new Created(Act.NOTHING_TO_PICK, null);
            }
            table.putTasks(
                    id,
                    selection.tasks(chosen.stream()
                            .filter(order -> taken.contains(order.id()))
                            .toList()));
            var wave = find(id).orElseThrow();
            events.append(wave, "released", actor);
            return new Created(Act.DONE, wave);
        }));
    }

    @Override
    public Optional<Wave> find(WaveId id) {
        return table.find(id).map(this::withTotes);
    }

    private Wave withTotes(Wave wave) {
        return new Wave(
                wave.id(),
                wave.location(),
                wave.document(),
                wave.status(),
                wave.createdAt(),
                wave.createdBy(),
                wave.picker(),
                wave.startedAt(),
                wave.finishedAt(),
                content.totes(wave.id()));
    }

    @Override
    public List<Wave> list(LocationId location, Wave.@Nullable Status status, @Nullable Place after, int limit) {
        return table.list(location, status, after, limit);
    }

    @Override
    public Act start(WaveId id, Actor actor) {
        return change(id, wave -> {
            table.start(id, actor);
            events.append(wave, "started", actor);
        });
    }

    @Override
    public Act cancel(WaveId id, Actor actor) {
        return change(id, wave -> {
            var totes = content.totes(id);
            var untouched = totes.stream().filter(tote -> tote.picked() == 0).toList();
            table.leave(id, untouched.stream().map(Wave.Tote::number).toList());
            events.append(wave, "cancelled", actor);
            if (untouched.size() == totes.size()) {
                table.end(id, Wave.Status.CANCELLED);
            } else {
                content.settle(wave, actor);
            }
        });
    }

    private Act change(WaveId id, Consumer<Wave> change) {
        return Objects.requireNonNull(transaction.execute(_ -> table.lock(id)
                .map(wave -> {
                    if (wave.status() != Wave.Status.OPEN) {
                        return Act.CLOSED;
                    }
                    change.accept(wave);
                    return Act.DONE;
                })
                .orElse(Act.UNKNOWN_WAVE)));
    }
}
