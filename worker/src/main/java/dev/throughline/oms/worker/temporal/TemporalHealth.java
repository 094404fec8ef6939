package dev.throughline.oms.worker.temporal;

import io.temporal.api.workflowservice.v1.GetSystemInfoRequest;
import io.temporal.serviceclient.WorkflowServiceStubs;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.stereotype.Component;

/** Whether the Temporal service answers. */
@Component("temporalHealthIndicator")
class TemporalHealth extends AbstractHealthIndicator {
    private static final int TIMEOUT_SECONDS = 3;

    private final WorkflowServiceStubs service;

    TemporalHealth(WorkflowServiceStubs service) {
        super("Temporal does not answer");
        this.service = service;
    }

    @Override
    protected void doHealthCheck(Health.Builder builder) {
        var info = service.blockingStub()
                .withDeadlineAfter(TIMEOUT_SECONDS, TimeUnit.SECONDS)
                .getSystemInfo(GetSystemInfoRequest.getDefaultInstance());
        builder.up().withDetail("server", info.getServerVersion());
    }
}
