package dev.throughline.oms.activities.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class GroupCommitTest {
    private final List<Integer> sizes = Collections.synchronizedList(new ArrayList<>());
    private final AtomicInteger alone = new AtomicInteger();
    private final CountDownLatch gate = new CountDownLatch(1);

    @Test
    void doesALoneRequestAlone() {
        assertThat(groups(1, 10).submit(7)).isEqualTo("alone 7");
        assertThat(sizes).isEmpty();
    }

    @Test
    void joinsWhatWaitsWhileAnotherIsAtWorkUpToTheMost() throws Exception {
        var groups = gated(1, 10);
        var first = submit(groups, 0);
        awaitAlone(1);
        var others =
                IntStream.rangeClosed(1, 25).mapToObj(i -> submit(groups, i)).toList();
        Awaitility.await().until(() -> groups.waiting() == 25);
        gate.countDown();

        assertThat(first.get()).isEqualTo("alone 0");
        for (int i = 1; i <= 25; i++) {
            assertThat(others.get(i - 1).get()).isEqualTo("together " + i);
        }
        assertThat(sizes).containsExactly(10, 10, 5);
    }

    @Test
    void neverPutsTwoOfOneKeyInOneGroup() throws Exception {
        var groups = gated(1, 10);
        var first = submit(groups, 0);
        awaitAlone(1);
        // One after the other: the first of the twins is who came first.
        var one = submit(groups, 1);
        Awaitility.await().until(() -> groups.waiting() == 1);
        var twin = submit(groups, 101);
        var other = submit(groups, 2);
        Awaitility.await().until(() -> groups.waiting() == 3);
        gate.countDown();

        first.get();
        assertThat(one.get()).startsWith("together");
        assertThat(other.get()).startsWith("together");
        assertThat(twin.get()).isEqualTo("alone 101");
        assertThat(sizes).containsExactly(2);
    }

    @Test
    void retriesAFailingGroupSinglyAndFailsOnlyWhoIsAtFault() throws Exception {
        var groups = gated(1, 10);
        var first = submit(groups, 0);
        awaitAlone(1);
        var bad = submit(groups, -1);
        var good = submit(groups, 2);
        Awaitility.await().until(() -> groups.waiting() == 2);
        gate.countDown();

        first.get();
        assertThat(good.get()).isEqualTo("alone 2");
        assertThatThrownBy(bad::get).hasRootCauseMessage("bad -1");
        assertThatThrownBy(() -> groups.submit(-5)).hasMessage("bad -5");
        assertThat(groups.submit(3)).as("the lane is free again").isEqualTo("alone 3");
    }

    @Test
    void sendsWhoCannotBeJoinedAlone() throws Exception {
        var groups = gated(1, 10);
        var first = submit(groups, 0);
        awaitAlone(1);
        var loner = submit(groups, 66);
        var other = submit(groups, 2);
        Awaitility.await().until(() -> groups.waiting() == 2);
        gate.countDown();

        first.get();
        assertThat(loner.get()).isEqualTo("alone 66");
        assertThat(other.get()).isEqualTo("together 2");
    }

    @Test
    void keepsAnInterruptForAfterTheAnswer() throws Exception {
        var groups = gated(1, 10);
        var first = submit(groups, 0);
        awaitAlone(1);
        var answered = new CompletableFuture<String>();
        var waiting = Thread.ofPlatform().start(() -> {
            var answer = groups.submit(4);
            answered.complete(answer + " " + Thread.currentThread().isInterrupted());
        });
        Awaitility.await().until(() -> groups.waiting() == 1);
        waiting.interrupt();
        gate.countDown();

        first.get();
        assertThat(answered.get()).isEqualTo("alone 4 true");
    }

    @Test
    void answersEverybodyOnceHoweverManyCome() throws Exception {
        for (int lanes = 1; lanes <= 3; lanes++) {
            var groups = groups(lanes, 16);
            try (var threads = Executors.newFixedThreadPool(24)) {
                var answers = IntStream.range(1, 4_000)
                        .mapToObj(i -> threads.submit(() -> groups.submit(i)))
                        .toList();
                for (int i = 0; i < answers.size(); i++) {
                    assertThat(answers.get(i).get()).endsWith(" " + (i + 1));
                }
            }
            assertThat(groups.waiting()).isZero();
        }
    }

    private GroupCommit<Integer, String> groups(int lanes, int most) {
        return new GroupCommit<>(lanes, most, i -> i % 100, this::together, this::alone);
    }

    /** Whoever comes first waits at the gate. */
    private GroupCommit<Integer, String> gated(int lanes, int most) {
        return new GroupCommit<>(lanes, most, i -> i % 100, this::together, i -> {
            var answer = alone(i);
            if (i == 0) {
                await();
            }
            return answer;
        });
    }

    private void await() {
        try {
            gate.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<Optional<String>> together(List<Integer> group) {
        if (group.stream().anyMatch(i -> i < 0)) {
            throw new IllegalStateException("bad group");
        }
        sizes.add(group.size());
        return group.stream()
                .map(i -> i == 66 ? Optional.<String>empty() : Optional.of("together " + i))
                .toList();
    }

    private String alone(int i) {
        alone.incrementAndGet();
        if (i < 0) {
            throw new IllegalStateException("bad " + i);
        }
        return "alone " + i;
    }

    private void awaitAlone(int count) {
        Awaitility.await().until(() -> alone.get() == count);
    }

    private static CompletableFuture<String> submit(GroupCommit<Integer, String> groups, int request) {
        var answer = new CompletableFuture<String>();
        Thread.ofPlatform().start(() -> {
            try {
                answer.complete(groups.submit(request));
            } catch (RuntimeException e) {
                answer.completeExceptionally(e);
            }
        });
        return answer;
    }
}
