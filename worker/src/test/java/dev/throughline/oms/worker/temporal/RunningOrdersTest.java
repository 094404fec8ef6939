package dev.throughline.oms.worker.temporal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.throughline.oms.worker.problem.ProblemException;
import dev.throughline.oms.worker.problem.ProblemType;
import io.grpc.Status;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RunningOrdersTest {
    private final AtomicInteger asked = new AtomicInteger();

    @Test
    void asksAgainWhileTheProcessDoesNotKnowThatTheOrderIsAccepted() throws Exception {
        assertThat(RunningOrders.untilAccepted(() -> refusedFirst(3, ProblemType.ORDER_NOT_ACCEPTED), 5, Duration.ZERO))
                .isEqualTo("packed");
    }

    @Test
    void refusesWhenItStaysSo() {
        assertThatThrownBy(() -> RunningOrders.untilAccepted(
                        () -> refusedFirst(9, ProblemType.ORDER_NOT_ACCEPTED), 5, Duration.ZERO))
                .isInstanceOf(ProblemException.class);
        assertThat(asked).hasValue(6);
    }

    @Test
    void refusesAnythingElseAtOnce() {
        assertThatThrownBy(() ->
                        RunningOrders.untilAccepted(() -> refusedFirst(1, ProblemType.ORDER_ON_HOLD), 5, Duration.ZERO))
                .isInstanceOf(ProblemException.class);
        assertThat(asked).hasValue(1);
    }

    @Test
    void asksAgainWhenTheServerHasDroppedTheUpdateOrSaysNothing() throws Exception {
        assertThat(answered(false, this::droppedTwice)).isEqualTo("packed");
        assertThat(asked).hasValue(3);
    }

    @Test
    void saysThatTheOrderIsClosedWhenItsProcessHasEndedWithoutAnAnswer() {
        assertThatThrownBy(() -> answered(true, this::droppedTwice))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.type()).isEqualTo(ProblemType.ORDER_CLOSED));
        assertThat(asked).hasValue(2);
    }

    private static String answered(boolean closed, Callable<String> update) throws Exception {
        var waiting = new Waiting();
        try {
            return RunningOrders.untilAnswered(waiting, Duration.ofMillis(50), () -> closed, update);
        } finally {
            waiting.close();
        }
    }

    private String droppedTwice() throws InterruptedException {
        return switch (asked.incrementAndGet()) {
            case 1 -> throw Status.FAILED_PRECONDITION.asRuntimeException();
            case 2 -> {
                new CountDownLatch(1).await();
                yield "never";
            }
            default -> "packed";
        };
    }

    private String refusedFirst(int times, ProblemType problem) {
        if (asked.incrementAndGet() <= times) {
            throw new ProblemException(problem, "not yet");
        }
        return "packed";
    }
}
