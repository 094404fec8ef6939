package dev.throughline.oms.activities.event;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** When a failed delivery is tried again: the schedule that Standard Webhooks recommends, over three days, each wait up to a fifth longer. */
class RetrySchedule {
    private static final List<Duration> WAITS = List.of(
            Duration.ofSeconds(5),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofHours(2),
            Duration.ofHours(5),
            Duration.ofHours(10),
            Duration.ofHours(14),
            Duration.ofHours(20),
            Duration.ofHours(24));

    private RetrySchedule() {}

    /**
     * How long to wait; empty when it has failed for good.
     *
     * @param failures in a row, this one included
     */
    static Optional<Duration> after(int failures, RandomGenerator random) {
        if (failures > WAITS.size()) {
            return Optional.empty();
        }
        var wait = WAITS.get(failures - 1);
        return Optional.of(wait.plusMillis(random.nextLong(wait.toMillis() / 5)));
    }
}
