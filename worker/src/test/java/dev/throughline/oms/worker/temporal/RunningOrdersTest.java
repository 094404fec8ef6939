package dev.throughline.oms.worker.temporal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.throughline.oms.worker.problem.ProblemException;
import dev.throughline.oms.worker.problem.ProblemType;
import java.time.Duration;
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

    private String refusedFirst(int times, ProblemType problem) {
        if (asked.incrementAndGet() <= times) {
            throw new ProblemException(problem, "not yet");
        }
        return "packed";
    }
}
