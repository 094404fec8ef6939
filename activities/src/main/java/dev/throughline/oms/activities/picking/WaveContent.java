package dev.throughline.oms.activities.picking;

import dev.throughline.oms.activities.fulfillment.FulfillmentOrderRecord;
import dev.throughline.oms.activities.fulfillment.Fulfillments;
import dev.throughline.oms.activities.picking.WaveTable.TaskRow;
import dev.throughline.oms.activities.picking.WaveTable.ToteRow;
import dev.throughline.oms.workflows.shared.Actor;
import dev.throughline.oms.workflows.shared.FulfillmentOrderId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Puts a wave's tasks beside the fulfillment orders as they are now: what was cancelled, declined or picked by other means since is not to
 * be picked any more.
 */
@Component
class WaveContent {
    private final WaveTable table;
    private final Fulfillments fulfillments;
    private final WaveEvents events;

    WaveContent(WaveTable table, Fulfillments fulfillments, WaveEvents events) {
        this.table = table;
        this.fulfillments = fulfillments;
        this.events = events;
    }

    /** Ends a wave, whose lock is held, when nothing is left to pick. */
    void settle(Wave wave, Actor actor) {
        boolean isDone = tasks(wave.id()).stream().allMatch(task -> task.open() == 0 && task.declining() == 0);
        if (isDone && wave.status() == Wave.Status.OPEN) {
            table.end(wave.id(), Wave.Status.DONE);
            events.append(wave, "done", actor);
        }
    }

    /** By tote, line and SKU. */
    List<Task> tasks(WaveId wave) {
        var totes = table.totes(wave).stream().collect(Collectors.toMap(ToteRow::tote, Function.identity()));
        var work = work(totes.values().stream().map(ToteRow::order).toList());
        var tasks = new ArrayList<Task>();
        for (var row : table.tasks(wave)) {
            var tote = totes.get(row.tote());
            if (tote != null) {
                tasks.add(task(row, tote, work));
            }
        }
        return tasks;
    }

    List<Wave.Tote> totes(WaveId wave) {
        var tasks = tasks(wave).stream().collect(Collectors.groupingBy(Task::tote));
        var rows = table.totes(wave);
        var work = work(rows.stream().map(ToteRow::order).toList());
        return rows.stream()
                .map(row -> tote(row, tasks.getOrDefault(row.tote(), List.of()), work))
                .toList();
    }

    private static Wave.Tote tote(ToteRow row, List<Task> tasks, Map<FulfillmentOrderId, FulfillmentOrderRecord> work) {
        var record = work.get(row.order());
        if (record == null) {
            throw new IllegalStateException(row.order() + " is in a wave and was never requested");
        }
        return new Wave.Tote(
                row.tote(),
                row.order(),
                record.method(),
                record.dueBy(),
                tasks.stream().mapToInt(Task::picked).sum(),
                tasks.stream().mapToInt(Task::open).sum());
    }

    private Map<FulfillmentOrderId, FulfillmentOrderRecord> work(List<FulfillmentOrderId> ids) {
        return fulfillments.find(ids).stream()
                .collect(Collectors.toMap(FulfillmentOrderRecord::id, Function.identity()));
    }

    private static Task task(TaskRow row, ToteRow tote, Map<FulfillmentOrderId, FulfillmentOrderRecord> work) {
        var record = work.get(tote.order());
        var line = line(record, row.line());
        int needed = line == null ? 0 : line.quantity() * row.each();
        int picked = line == null ? row.picked() : Math.max(row.picked(), line.picked() * row.each());
        int open = record == null || !isOpen(record) ? 0 : Math.max(0, needed - picked - row.declining() * row.each());
        return new Task(
                row.tote(),
                tote.order(),
                row.line(),
                row.sku(),
                row.each(),
                row.kit(),
                needed,
                picked,
                open,
                row.declining());
    }

    private static FulfillmentOrderRecord.@Nullable Line line(@Nullable FulfillmentOrderRecord record, int number) {
        return record == null
                ? null
                : record.lines().stream()
                        .filter(line -> line.line() == number)
                        .findFirst()
                        .orElse(null);
    }

    static boolean isOpen(FulfillmentOrderRecord record) {
        return switch (record.status()) {
            case REQUESTED, STARTED, PICKED -> true;
            case RELEASED, SHIPPED, AT_STORE, DELIVERED, COLLECTED, CANCELLED, LOST, NO_SHOW -> false;
        };
    }
}
