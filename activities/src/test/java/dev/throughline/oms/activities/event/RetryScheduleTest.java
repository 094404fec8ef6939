package dev.throughline.oms.activities.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RetryScheduleTest {
    private final Random random = new Random(20261122);

    @Test
    void triesTenTimesOverThreeDays() {
        var waits = IntStream.rangeClosed(1, 9)
                .mapToObj(failures -> RetrySchedule.after(failures, random).orElseThrow())
                .toList();

        assertThat(waits).isSorted();
        assertThat(waits.getFirst()).isBetween(Duration.ofSeconds(5), Duration.ofSeconds(6));
        assertThat(waits.stream().reduce(Duration.ZERO, Duration::plus))
                .isBetween(Duration.ofHours(75), Duration.ofHours(92));
        assertThat(RetrySchedule.after(10, random)).isEmpty();
    }
}
