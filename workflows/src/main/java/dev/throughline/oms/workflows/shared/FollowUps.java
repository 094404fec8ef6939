package dev.throughline.oms.workflows.shared;

import io.temporal.activity.LocalActivityOptions;
import io.temporal.common.RetryOptions;
import io.temporal.failure.ActivityFailure;
import io.temporal.workflow.Async;
import io.temporal.workflow.Functions;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/**
 * Steps that follow from what happened and never stop it: customer profile, points, marketing, messages. Tried once at hand; when
 * that fails, an ordinary activity goes on trying in the background, and the process only waits for it before it ends.
 */
public final class FollowUps {
    private static final LocalActivityOptions ONCE = LocalActivityOptions.newBuilder()
            .setStartToCloseTimeout(Duration.ofSeconds(1))
            .setScheduleToCloseTimeout(Duration.ofSeconds(1))
            .setRetryOptions(RetryOptions.newBuilder().setMaximumAttempts(1).build())
            .build();

    private final List<String> failed = new ArrayList<>();
    private int pending;

    /** The steps of one port. */
    public <T> Port<T> port(Class<T> port) {
        return new Port<>(
                port.getSimpleName(), Workflow.newLocalActivityStub(port, ONCE), OwnDatabase.ordinarySteps(port));
    }

    /** Whether every step has worked or failed for good. */
    public boolean areDone() {
        return pending == 0;
    }

    /** Steps that failed for good: a person has to look at them. */
    public List<String> failed() {
        return List.copyOf(failed);
    }

    /** A port and its two ways of being called. */
    public final class Port<T> {
        private final String name;
        private final T local;
        private final T ordinary;

        private Port(String name, T local, T ordinary) {
            this.name = name;
            this.local = local;
            this.ordinary = ordinary;
        }

        /** Does the step, now or later. */
        public <A> void tell(BiConsumer<T, A> step, A argument) {
            try {
                step.accept(local, argument);
            } catch (ActivityFailure notNow) {
                later(Async.procedure(() -> step.accept(ordinary, argument)), ignored -> {});
            }
        }

        /** Asks, and takes the answer, now or later. */
        public <A, R> void ask(BiFunction<T, A, R> step, A argument, Consumer<R> answer) {
            try {
                answer.accept(step.apply(local, argument));
            } catch (ActivityFailure notNow) {
                Functions.Func<R> again = () -> step.apply(ordinary, argument);
                later(Async.function(again), answer);
            }
        }

        private <R> void later(Promise<R> promise, Consumer<R> answer) {
            pending++;
            promise.handle((result, failure) -> {
                pending--;
                if (failure == null) {
                    answer.accept(result);
                } else {
                    failed.add(name);
                }
                return result;
            });
        }
    }
}
