package dev.throughline.oms.workflows.shared;

import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.Promise;
import io.temporal.workflow.TimerOptions;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.function.Supplier;

/** Waiting with a deadline that operations can read in the Temporal UI. */
public final class Waits {
    private Waits() {}

    /** The workflow's time. */
    public static Instant now() {
        return Instant.ofEpochMilli(Workflow.currentTimeMillis());
    }

    /**
     * Waits until the condition holds or the time has come.
     *
     * @param summary what is waited for, shown beside the timer
     * @return whether the condition holds
     */
    public static boolean until(Instant due, String summary, Supplier<Boolean> condition) {
        if (condition.get()) {
            return true;
        }
        var left = Duration.between(now(), due);
        if (!left.isPositive()) {
            return false;
        }
        var timers = new ArrayList<Promise<Void>>();
        var scope = Workflow.newCancellationScope(() -> timers.add(Workflow.newTimer(
                left, TimerOptions.newBuilder().setSummary(summary).build())));
        scope.run();
        var timer = timers.getFirst();
        Workflow.await(() -> condition.get() || timer.isCompleted());
        cancel(scope);
        return condition.get();
    }

    private static void cancel(CancellationScope timer) {
        timer.cancel("no longer waited for");
    }
}
