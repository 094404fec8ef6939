package dev.throughline.oms.activities.event;

import dev.throughline.oms.activities.event.AddressGuard.AddressRefusedException;
import dev.throughline.oms.activities.event.DeliveryQueue.Claimed;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Sends what is due, outside of database transactions; a subscription whose receiver is slow or down delays no other. */
@Component
class WebhookDispatcher {
    private final DeliveryQueue queue;
    private final WebhookSender sender;
    private final WebhookProperties properties;
    private final Clock clock;
    private final RandomGenerator jitter = RandomGenerator.getDefault();

    WebhookDispatcher(DeliveryQueue queue, WebhookSender sender, WebhookProperties properties, Clock clock) {
        this.queue = queue;
        this.sender = sender;
        this.properties = properties;
        this.clock = clock;
    }

    List<String> due() {
        return queue.due(clock.instant());
    }

    /** Sends everything of a subscription that is due, and what becomes due by that; answers the number of attempts. */
    int drain(String subscription) throws InterruptedException {
        int attempts = 0;
        try (var senders = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var claimed = claim(subscription); !claimed.isEmpty(); claimed = claim(subscription)) {
                sendAll(claimed, senders);
                attempts += claimed.size();
            }
        }
        return attempts;
    }

    private List<Claimed> claim(String subscription) {
        return queue.claim(subscription, properties.parallel(), clock.instant(), properties.lease());
    }

    // Past the deadline the calls are interrupted, which closes the sockets of virtual threads.
    private void sendAll(List<Claimed> claimed, ExecutorService senders) throws InterruptedException {
        var calls = claimed.stream().map(this::call).toList();
        var answers = senders.invokeAll(calls, properties.deadline().toMillis(), TimeUnit.MILLISECONDS);
        for (int i = 0; i < claimed.size(); i++) {
            settle(claimed.get(i), answers.get(i));
        }
    }

    private Callable<Integer> call(Claimed claimed) {
        return () -> sender.send(claimed.url(), claimed.secret(), claimed.event());
    }

    private void settle(Claimed claimed, Future<Integer> answer) throws InterruptedException {
        try {
            int status = answer.get();
            if (status >= 200 && status < 300) {
                queue.delivered(claimed, status);
            } else if (status == 410) {
                queue.gone(claimed, status);
            } else {
                failed(claimed, status, "the receiver answered " + status);
            }
        } catch (CancellationException e) {
            failed(claimed, null, "no answer within " + properties.deadline().toSeconds() + " s");
        } catch (ExecutionException e) {
            failed(claimed, null, reason(e));
        }
    }

    private void failed(Claimed claimed, @Nullable Integer status, String error) {
        var wait = RetrySchedule.after(claimed.failures() + 1, jitter);
        queue.failed(claimed, status, error, wait.map(clock.instant()::plus).orElse(null));
    }

    private static String reason(ExecutionException failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause instanceof AddressRefusedException
                ? "the address is not on the public internet"
                : cause.getClass().getSimpleName();
    }
}
