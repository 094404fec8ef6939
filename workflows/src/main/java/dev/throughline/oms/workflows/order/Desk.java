package dev.throughline.oms.workflows.order;

import io.temporal.workflow.Functions;
import io.temporal.workflow.Workflow;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** What handlers recorded and the process has to do, one after the other. */
final class Desk {
    private final Deque<Functions.Proc> waiting = new ArrayDeque<>();
    private boolean working;

    /** Puts work on the desk. */
    void put(Functions.Proc work) {
        waiting.add(work);
    }

    /** Puts work on the desk, waits until it is done and answers its result. */
    <R> R ask(Functions.Func<R> work) {
        List<R> answer = new ArrayList<>();
        put(() -> answer.add(work.apply()));
        Workflow.await(() -> !answer.isEmpty());
        return answer.getFirst();
    }

    boolean hasWork() {
        return !waiting.isEmpty();
    }

    boolean isIdle() {
        return waiting.isEmpty() && !working;
    }

    /** Does what is on the desk. */
    void workOff() {
        working = true;
        while (!waiting.isEmpty()) {
            waiting.poll().apply();
        }
        working = false;
    }
}
