package dev.throughline.oms.workflows.shared;

import io.temporal.workflow.Async;
import io.temporal.workflow.Functions;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * What has to be undone when a process does not succeed, registered before each step. Undos run in reverse order, independently of
 * each other: one that keeps being retried holds up the next for a minute at most. (Temporal's {@code Saga} either stops at the first
 * that fails or swallows it.)
 */
public final class Undos {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private record Undo(String name, Functions.Proc step) {}

    private final Deque<Undo> undos = new ArrayDeque<>();
    private final List<String> parked = new ArrayList<>();

    /** Registers the undo of the step that follows. It must do nothing if nothing was done. */
    public void register(String name, Functions.Proc undo) {
        undos.push(new Undo(name, undo));
    }

    /** Nothing of what was registered needs to be undone any more. */
    public void forget() {
        undos.clear();
    }

    /** A step turned out to have done nothing. */
    public void forget(String name) {
        undos.removeIf(undo -> undo.name().equals(name));
    }

    /** Undoes everything; returns when each undo has worked or failed for good. */
    public void undoEverything() {
        Workflow.newDetachedCancellationScope(this::inReverse).run();
    }

    /** Undos that failed for good: a person has to look at them. */
    public List<String> parked() {
        return List.copyOf(parked);
    }

    private void inReverse() {
        var started = new ArrayList<Promise<Boolean>>();
        while (!undos.isEmpty()) {
            var undo = undos.pop();
            var promise = Async.procedure(undo.step()).handle((done, failure) -> {
                if (failure != null) {
                    parked.add(undo.name());
                }
                return failure == null;
            });
            started.add(promise);
            if (!undos.isEmpty()) {
                Workflow.await(PATIENCE, promise::isCompleted);
            }
        }
        Promise.allOf(started).get();
    }
}
