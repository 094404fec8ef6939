package dev.throughline.oms.worker.problem;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Status;
import org.junit.jupiter.api.Test;

class OutagesTest {
    /** Seen when workers were killed in the middle of a task: "Unable to perform workflow execution update due to Workflow Task in failed state". */
    @Test
    void anUpdateOfAProcessWhoseTaskFailsJustNowMayBeTriedAgain() {
        var failure = new IllegalStateException(Status.FAILED_PRECONDITION.asRuntimeException());

        assertThat(Outages.isOutage(failure)).isTrue();
    }

    @Test
    void whatTemporalRefusesForGoodIsNoOutage() {
        assertThat(Outages.isOutage(Status.INVALID_ARGUMENT.asRuntimeException()))
                .isFalse();
    }
}
