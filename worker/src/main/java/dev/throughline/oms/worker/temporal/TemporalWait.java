package dev.throughline.oms.worker.temporal;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.api.workflowservice.v1.GetSystemInfoRequest;
import io.temporal.serviceclient.WorkflowServiceStubs;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * An application that starts while Temporal is away waits for it: it is alive, not ready, and says so in the log. Workers and schedules
 * begin when it is ready, so after this. What Temporal answers with anything but an outage ends the start.
 */
@Component
@Order(0)
class TemporalWait implements ApplicationRunner {
    private static final Logger LOG = LoggerFactory.getLogger(TemporalWait.class);
    private static final Set<Status.Code> AWAY =
            EnumSet.of(Status.Code.UNAVAILABLE, Status.Code.DEADLINE_EXCEEDED, Status.Code.RESOURCE_EXHAUSTED);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final int TIMEOUT_SECONDS = 5;
    private static final int SAY_EVERY = 30;

    private final Runnable question;
    private final Duration pause;

    @Autowired
    TemporalWait(WorkflowServiceStubs service) {
        this(
                () -> service.blockingStub()
                        .withDeadlineAfter(TIMEOUT_SECONDS, TimeUnit.SECONDS)
                        .getSystemInfo(GetSystemInfoRequest.getDefaultInstance()),
                PAUSE);
    }

    /** @param question fails with the status of Temporal's answer */
    TemporalWait(Runnable question, Duration pause) {
        this.question = question;
        this.pause = pause;
    }

    @Override
    public void run(ApplicationArguments arguments) throws InterruptedException {
        awaitAnswer();
    }

    /** Returns how often Temporal did not answer. */
    int awaitAnswer() throws InterruptedException {
        for (int unanswered = 0; ; unanswered++) {
            try {
                question.run();
                return unanswered;
            } catch (StatusRuntimeException e) {
                if (!AWAY.contains(e.getStatus().getCode())) {
                    throw e;
                }
                if (unanswered % SAY_EVERY == 0) {
                    LOG.warn("Temporal does not answer ({}); this instance is not ready until it does", e.getStatus());
                }
            }
            Thread.sleep(pause);
        }
    }
}
