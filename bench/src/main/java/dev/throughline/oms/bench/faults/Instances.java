package dev.throughline.oms.bench.faults;

import dev.throughline.oms.bench.load.Api;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.web.client.RestClientException;
import org.springframework.web.client.RestClientResponseException;

/**
 * The application as its clients see it: several addresses. What is not answered, or with 5xx or 202, is repeated, the same, at the next
 * address, as a checkout or a handheld in a store would do it.
 */
final class Instances {
    /** Shorter than a hang lasts, so that hangs are noticed. */
    static final Duration ANSWER_WITHIN = Duration.ofSeconds(4);

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final long LONGEST_PAUSE_MILLIS = 1_000;
    private static final Pattern PROBLEM = Pattern.compile("\"type\"\\s*:\\s*\"[^\"]*/problems/([a-z0-9-]+)\"");

    private final List<Api> instances;
    private final Counters counters;
    private final AtomicInteger turn = new AtomicInteger();

    Instances(List<Api> instances, Counters counters) {
        this.instances = List.copyOf(instances);
        this.counters = counters;
    }

    /**
     * @throws RefusedException when the API refuses
     * @throws RuntimeException the last failure, when it does not work for two minutes
     */
    <T> T call(Function<Api, T> call) throws InterruptedException {
        int first = turn.getAndIncrement();
        long until = System.nanoTime() + PATIENCE.toNanos();
        long pause = 50;
        for (int attempt = 0; ; attempt++) {
            RuntimeException failure;
            try {
                return call.apply(instances.get(Math.floorMod(first + attempt, instances.size())));
            } catch (RestClientResponseException e) {
                if (e.getStatusCode().value() < 500) {
                    throw refused(e);
                }
                failure = e;
            } catch (RestClientException | NotDecidedException e) {
                // No answer, or half of one.
                failure = e;
            }
            if (System.nanoTime() > until) {
                throw failure;
            }
            counters.add(Counter.REPEATED_REQUESTS);
            Thread.sleep(pause);
            pause = Math.min(LONGEST_PAUSE_MILLIS, pause * 2);
        }
    }

    void run(Consumer<Api> call) throws InterruptedException {
        call(api -> {
            call.accept(api);
            return true;
        });
    }

    private static RefusedException refused(RestClientResponseException e) {
        Matcher type = PROBLEM.matcher(e.getResponseBodyAsString());
        return new RefusedException(e.getStatusCode().value(), type.find() ? type.group(1) : "without a problem", e);
    }
}
