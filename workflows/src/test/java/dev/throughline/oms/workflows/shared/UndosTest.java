package dev.throughline.oms.workflows.shared;

import static org.assertj.core.api.Assertions.assertThat;

import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityOptions;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowFailedException;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.failure.CanceledFailure;
import io.temporal.failure.TemporalFailure;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class UndosTest {
    private static final String QUEUE = "undos";

    private final Shelf shelf = new Shelf();

    @Test
    void givesTheUnitsBackWhenTheProcessIsCancelled() {
        assertThat(heldAfterCancelling(Detached.class)).isEmpty();
    }

    /** The test of the tests: an undo that runs in the cancelled scope never runs, and what it should have given back shows. */
    @Test
    void anUndoThatIsNotDetachedLeavesTheUnitsHeld() {
        assertThat(heldAfterCancelling(NotDetached.class)).containsExactly("ord_1");
    }

    private Set<String> heldAfterCancelling(Class<? extends HoldingProcess> process) {
        try (var env = TestWorkflowEnvironment.newInstance()) {
            var worker = env.newWorker(QUEUE);
            worker.registerWorkflowImplementationTypes(process);
            worker.registerActivitiesImplementations(shelf);
            env.start();
            var stub = env.getWorkflowClient()
                    .newWorkflowStub(
                            HoldingProcess.class,
                            WorkflowOptions.newBuilder().setTaskQueue(QUEUE).build());
            WorkflowClient.start(stub::hold, "ord_1");
            Awaitility.await().until(() -> shelf.held.contains("ord_1"));
            end(WorkflowStub.fromTyped(stub));
            return shelf.held;
        }
    }

    private static void end(WorkflowStub process) {
        process.cancel();
        try {
            process.getResult(Void.class);
        } catch (WorkflowFailedException cancelled) {
            assertThat(cancelled).hasCauseInstanceOf(CanceledFailure.class);
        }
    }

    /** Holds units until somebody cancels it. */
    @WorkflowInterface
    public interface HoldingProcess {
        @WorkflowMethod
        void hold(String order);
    }

    /** Where units are held. */
    @ActivityInterface
    public interface Units {
        void hold(String order);

        void giveBack(String order);
    }

    static final class Shelf implements Units {
        private final Set<String> held = ConcurrentHashMap.newKeySet();

        @Override
        public void hold(String order) {
            held.add(order);
        }

        @Override
        public void giveBack(String order) {
            held.remove(order);
        }
    }

    private static Units units() {
        return Workflow.newActivityStub(
                Units.class,
                ActivityOptions.newBuilder()
                        .setStartToCloseTimeout(Duration.ofSeconds(10))
                        .build());
    }

    /** As the order process does it. */
    public static final class Detached implements HoldingProcess {
        @Override
        public void hold(String order) {
            var undos = new Undos();
            undos.register("give back", () -> units().giveBack(order));
            try {
                units().hold(order);
                Workflow.await(() -> false);
            } catch (TemporalFailure cancelled) {
                undos.undoEverything();
                throw cancelled;
            }
        }
    }

    /** Broken: the undo is scheduled in the scope that was cancelled. */
    public static final class NotDetached implements HoldingProcess {
        @Override
        public void hold(String order) {
            try {
                units().hold(order);
                Workflow.await(() -> false);
            } catch (TemporalFailure cancelled) {
                units().giveBack(order);
                throw cancelled;
            }
        }
    }
}
