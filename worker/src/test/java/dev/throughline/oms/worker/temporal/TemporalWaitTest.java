package dev.throughline.oms.worker.temporal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import org.junit.jupiter.api.Test;

class TemporalWaitTest {
    @Test
    void asksUntilTemporalAnswers() throws InterruptedException {
        assertThat(waiting(Status.UNAVAILABLE, Status.DEADLINE_EXCEEDED, Status.UNAVAILABLE)
                        .awaitAnswer())
                .isEqualTo(3);
    }

    @Test
    void doesNotWaitWhenTemporalIsThere() throws InterruptedException {
        assertThat(waiting().awaitAnswer()).isZero();
    }

    @Test
    void endsTheStartWhenTemporalRefuses() {
        assertThatThrownBy(() ->
                        waiting(Status.UNAVAILABLE, Status.UNAUTHENTICATED).awaitAnswer())
                .isInstanceOf(StatusRuntimeException.class)
                .hasMessageContaining("UNAUTHENTICATED");
    }

    private static TemporalWait waiting(Status... failures) {
        var left = new ArrayDeque<>(List.of(failures));
        return new TemporalWait(
                () -> {
                    if (!left.isEmpty()) {
                        throw left.pop().asRuntimeException();
                    }
                },
                Duration.ZERO);
    }
}
