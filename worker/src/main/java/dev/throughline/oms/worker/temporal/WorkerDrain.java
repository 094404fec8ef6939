package dev.throughline.oms.worker.temporal;

import io.temporal.worker.WorkerFactory;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Lets running activities end before what they use is closed; the starter only starts workers, it does not drain them. */
@Component
class WorkerDrain implements SmartLifecycle {
    private static final int PHASE = Integer.MAX_VALUE - 5_000;
    private static final int DRAIN_SECONDS = 20;

    private final ObjectProvider<WorkerFactory> workers;
    private volatile boolean running;

    WorkerDrain(ObjectProvider<WorkerFactory> workers) {
        this.workers = workers;
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        workers.ifAvailable(factory -> {
            factory.shutdown();
            factory.awaitTermination(DRAIN_SECONDS, TimeUnit.SECONDS);
        });
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
