package dev.throughline.oms.activities.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.throughline.oms.testing.DatabaseTest;
import dev.throughline.oms.workflows.shared.Actor;
import dev.throughline.oms.workflows.shared.OrderId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;

@DatabaseTest
class EventsTest {
    private static final int THREADS = 32;

    @Autowired
    private Events events;

    @Autowired
    private TransactionTemplate transaction;

    @Test
    void tellsWhatHappenedWhenByWhomAndWhy() {
        var order = anOrder();
        append(new NewEvent(
                order,
                "hold",
                "oms.order.held.v1",
                new Actor(Actor.Kind.EMPLOYEE, "emp_7"),
                "address unclear",
                Map.of("amount_minor", 1299, "lines", List.of(1, 2))));

        assertThat(events.of(order)).singleElement().satisfies(event -> {
            assertThat(event.sequence()).isEqualTo(1);
            assertThat(event.type()).isEqualTo("oms.order.held.v1");
            assertThat(event.actor()).isEqualTo(new Actor(Actor.Kind.EMPLOYEE, "emp_7"));
            assertThat(event.reason()).isEqualTo("address unclear");
            assertThat(event.data()).isEqualTo(Map.of("amount_minor", 1299, "lines", List.of(1, 2)));
        });
    }

    @Test
    void appendsARepeatedKeyOnce() {
        var order = anOrder();

        assertThat(append(event(order, "placed"))).isTrue();
        assertThat(append(event(order, "placed"))).isFalse();
        assertThat(append(event(order, "accepted"))).isTrue();

        assertThat(sequences(order)).containsExactly(1L, 2L);
    }

    @Test
    void appendsOneKeyOnceWhenManySayItAtOnce() throws Exception {
        var order = anOrder();

        var news = inParallel(IntStream.range(0, THREADS)
                .<Callable<Boolean>>mapToObj(i -> () -> append(event(order, "placed")))
                .toList());

        assertThat(news).containsOnlyOnce(true);
        assertThat(append(event(order, "accepted"))).isTrue();
        assertThat(sequences(order)).containsExactly(1L, 2L);
    }

    @Test
    void countsWithoutGapsOrDoublesWhenSomeTransactionsRollBack() throws Exception {
        var orders = List.of(anOrder(), anOrder(), anOrder());
        var random = new Random(20261122);
        var appends = new ArrayList<Callable<Boolean>>();
        for (int i = 0; i < 600; i++) {
            var appended = event(orders.get(i % 3), "step-" + i);
            boolean rollsBack = random.nextInt(10) < 3;
            appends.add(() -> rollsBack ? appendAndRollBack(appended) : append(appended));
        }

        var kept = inParallel(appends).stream().filter(appended -> appended).count();

        long found = 0;
        for (var order : orders) {
            var sequences = sequences(order);
            assertThat(sequences)
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(1, sequences.size()).boxed().toList());
            found += sequences.size();
        }
        assertThat(found).isEqualTo(kept).isBetween(300L, 550L);
    }

    @Test
    void refusesToAppendWithoutATransaction() {
        assertThatThrownBy(() -> events.append(event(anOrder(), "placed")))
                .isInstanceOf(IllegalTransactionStateException.class);
    }

    private boolean append(NewEvent event) {
        return transaction.execute(status -> events.append(event));
    }

    private boolean appendAndRollBack(NewEvent event) {
        transaction.executeWithoutResult(status -> {
            events.append(event);
            status.setRollbackOnly();
        });
        return false;
    }

    private List<Long> sequences(OrderId order) {
        return events.of(order).stream().map(RecordedEvent::sequence).toList();
    }

    private static NewEvent event(OrderId order, String key) {
        return new NewEvent(order, key, "oms.test." + key + ".v1", Actor.system("test"), null, Map.of());
    }

    private static OrderId anOrder() {
        return new OrderId("ord_" + UUID.randomUUID().toString().replace("-", ""));
    }

    private static <T> List<T> inParallel(List<Callable<T>> calls) throws Exception {
        try (var threads = Executors.newFixedThreadPool(THREADS)) {
            var results = new ArrayList<T>();
            for (var future : threads.invokeAll(calls)) {
                results.add(future.get());
            }
            return results;
        }
    }
}
