package dev.throughline.oms.worker.temporal;

import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Waits for an answer for a limited time; what was asked goes on. */
@Component
class Waiting {
    private static final Logger LOG = LoggerFactory.getLogger(Waiting.class);

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    /** Empty if there is no answer in time, if Temporal cannot be reached, or if the process has ended before. */
    <T> Optional<T> atMost(Duration longest, Callable<T> question) {
        var answer = threads.submit(question);
        try {
            return Optional.of(answer.get(longest.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException _) {
            answer.cancel(true);
            return Optional.empty();
        } catch (ExecutionException e) {
            if (!Ended.isSaidBy(e)) {
                LOG.warn("No answer of the process: {}", String.valueOf(e.getCause()));
            }
            return Optional.empty();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /** Passes on what the question answers or throws; no answer in time is a failure with {@link TimeoutException} as its cause. */
    <T extends @Nullable Object> T within(Duration longest, Callable<T> question) {
        var answer = threads.submit(question);
        try {
            return answer.get(longest.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw new IllegalStateException("Temporal has not answered in time", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @PreDestroy
    void close() {
        threads.shutdownNow();
    }
}
