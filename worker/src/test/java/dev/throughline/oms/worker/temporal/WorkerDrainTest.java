package dev.throughline.oms.worker.temporal;

import static org.assertj.core.api.Assertions.assertThat;

import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;
import io.temporal.activity.ActivityOptions;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.worker.WorkerFactory;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

class WorkerDrainTest {
    private static final String QUEUE = "drained";

    @WorkflowInterface
    public interface Slow {
        @WorkflowMethod
        void run();
    }

    public static final class SlowImpl implements Slow {
        private final Work work = Workflow.newActivityStub(
                Work.class,
                ActivityOptions.newBuilder()
                        .setStartToCloseTimeout(Duration.ofMinutes(1))
                        .build());

        @Override
        public void run() {
            work.untilTold();
        }
    }

    @ActivityInterface
    public interface Work {
        @ActivityMethod
        void untilTold();
    }

    @Test
    void letsTheRunningActivityEndAndTakesNoNewOne() throws Exception {
        var begun = new CountDownLatch(1);
        var told = new CountDownLatch(1);
        var ended = new CountDownLatch(1);
        try (var temporal = TestWorkflowEnvironment.newInstance()) {
            var worker = temporal.newWorker(QUEUE);
            worker.registerWorkflowImplementationTypes(SlowImpl.class);
            worker.registerActivitiesImplementations((Work) () -> {
                begun.countDown();
                if (awaits(told)) {
                    ended.countDown();
                }
            });
            temporal.start();
            WorkflowClient.start(temporal.getWorkflowClient()
                    .newWorkflowStub(
                            Slow.class,
                            WorkflowOptions.newBuilder().setTaskQueue(QUEUE).build())::run);
            assertThat(begun.await(30, TimeUnit.SECONDS)).isTrue();
            var factory = temporal.getWorkerFactory();
            var drain = new WorkerDrain(provider(factory));
            drain.start();

            var stopping = CompletableFuture.runAsync(drain::stop);
            Awaitility.await().until(factory::isShutdown);
            assertThat(stopping).isNotDone();
            assertThat(drain.isRunning()).isTrue();

            told.countDown();
            stopping.get(30, TimeUnit.SECONDS);
            assertThat(ended.getCount()).isZero();
            assertThat(factory.isTerminated()).isTrue();
            assertThat(drain.isRunning()).isFalse();
        }
    }

    @Test
    void hasNothingToDrainWhereNoWorkersAre() {
        var drain = new WorkerDrain(new StaticListableBeanFactory().getBeanProvider(WorkerFactory.class));
        drain.start();

        drain.stop();

        assertThat(drain.isRunning()).isFalse();
    }

    private static ObjectProvider<WorkerFactory> provider(WorkerFactory factory) {
        var beans = new StaticListableBeanFactory();
        beans.addBean("workers", factory);
        return beans.getBeanProvider(WorkerFactory.class);
    }

    /** Whether it was told, and not interrupted. */
    private static boolean awaits(CountDownLatch told) {
        try {
            return told.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
