package dev.throughline.oms.activities.exceptions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.throughline.oms.activities.event.Events;
import dev.throughline.oms.activities.event.RecordedEvent;
import dev.throughline.oms.activities.exceptions.Exceptions.Act;
import dev.throughline.oms.activities.exceptions.Exceptions.Entry;
import dev.throughline.oms.activities.exceptions.Exceptions.Query;
import dev.throughline.oms.testing.DatabaseTest;
import dev.throughline.oms.testing.SampleCheckouts;
import dev.throughline.oms.workflows.exceptions.ClosedException;
import dev.throughline.oms.workflows.exceptions.ExceptionActivities;
import dev.throughline.oms.workflows.exceptions.ExceptionKind;
import dev.throughline.oms.workflows.exceptions.OpenedException;
import dev.throughline.oms.workflows.shared.Actor;
import dev.throughline.oms.workflows.shared.LocationId;
import dev.throughline.oms.workflows.shared.OrderId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@DatabaseTest
class ExceptionQueueTest {
    private static final Actor ANN = new Actor(Actor.Kind.EMPLOYEE, "ann");

    @Autowired
    private ExceptionActivities activities;

    @Autowired
    private Exceptions exceptions;

    @Autowired
    private Events events;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Clock clock;

    private final OrderId order = SampleCheckouts.newOrder();

    @Test
    void countsARepeatedStepOnceAndJoinsWhatHappensToOneOrder() {
        open("unfillable-1", "store-7");
        open("unfillable-1", "store-9");
        open("unfillable-2", "store-8");

        assertThat(entries(false)).singleElement().satisfies(entry -> {
            assertThat(entry.locations()).containsExactly(new LocationId("store-7"), new LocationId("store-8"));
            assertThat(entry.reason()).isEqualTo("reason of unfillable-2");
            assertThat(entry.escalated()).isFalse();
        });
    }

    @Test
    void opensOneEntryHoweverManyStepsComeAtOnce() throws Exception {
        try (var threads = Executors.newFixedThreadPool(8)) {
            var calls = IntStream.range(0, 24)
                    .<Callable<Boolean>>mapToObj(i -> () -> {
                        open("step-" + i % 12, "store-" + i % 12);
                        return true;
                    })
                    .toList();
            for (var done : threads.invokeAll(calls)) {
                assertThat(done.get()).isTrue();
            }
        }
        assertThat(entries(false))
                .singleElement()
                .satisfies(entry -> assertThat(entry.locations()).hasSize(12));
    }

    @Test
    void closesOnceAndOpensAgainAsANewEntry() {
        close("decided-0");
        open("unfillable-1", "store-7");
        close("decided-1");
        close("decided-1");
        assertThat(entries(false)).isEmpty();
        open("unfillable-2", "store-7");
        assertThat(entries(false)).hasSize(1);
        assertThat(entries(true)).hasSize(2);
    }

    @Test
    void isTakenHandedOnAndGivenBackAndSaysSoInTheTimeline() {
        open("unfillable-1", "store-7");
        var id = onlyEntry().id();
        assertThat(exceptions.own(id, "ann", ANN)).isEqualTo(Act.DONE);
        assertThat(exceptions.own(id, "ann", ANN)).isEqualTo(Act.DONE);
        assertThat(onlyEntry().owner()).isEqualTo("ann");
        exceptions.own(id, "ben", ANN);
        exceptions.own(id, null, ANN);
        assertThat(onlyEntry().owner()).isNull();
        assertThat(events.of(order).stream().map(RecordedEvent::type).filter("oms.exception.owned.v1"::equals))
                .hasSize(3);
    }

    @Test
    void keepsNotesInOrderAndARepeatedOneOnce() {
        open("unfillable-1", "store-7");
        var id = onlyEntry().id();
        exceptions.note(id, "called the store", ANN);
        exceptions.note(id, "called the store", ANN);
        exceptions.note(id, "they look again", ANN);

        assertThat(exceptions.find(id).orElseThrow().notes())
                .extracting(Exceptions.Note::note)
                .containsExactly("called the store", "they look again");
        assertThat(events.of(order)).noneMatch(event -> event.data().toString().contains("called"));
    }

    @Test
    void changesNothingThatIsClosedOrUnknown() {
        open("unfillable-1", "store-7");
        var id = onlyEntry().id();
        close("decided-1");
        assertThat(exceptions.own(id, "ann", ANN)).isEqualTo(Act.CLOSED);
        assertThat(exceptions.note(id, "late", ANN)).isEqualTo(Act.CLOSED);
        assertThat(exceptions.own("exc_none", "ann", ANN)).isEqualTo(Act.UNKNOWN);
    }

    @Test
    void countsAsEscalatedWhenNobodyTakesIt() {
        open("unfillable-1", "store-7");
        jdbc.sql("UPDATE exceptions.entry SET escalate_at = now() - interval '1 day' WHERE order_id = :order")
                .param("order", order.value())
                .update();
        assertThat(onlyEntry().escalated()).isTrue();
        assertThat(exceptions.list(query(null, true, false))).hasSize(1);
        exceptions.own(onlyEntry().id(), "ann", ANN);
        assertThat(onlyEntry().escalated()).isFalse();
        assertThat(exceptions.list(query("ann", false, false))).hasSize(1);
        assertThat(exceptions.list(query("ben", false, false))).isEmpty();
    }

    private void open(String step, String location) {
        activities.open(new OpenedException(
                order, step, ExceptionKind.UNFILLABLE, List.of(new LocationId(location)), due(), "reason of " + step));
    }

    private Instant due() {
        return clock.instant().plus(Duration.ofDays(1));
    }

    private void close(String step) {
        activities.close(new ClosedException(order, step, ExceptionKind.UNFILLABLE, ANN, "served"));
    }

    private Entry onlyEntry() {
        var open = entries(false);
        assertThat(open).hasSize(1);
        return open.getFirst();
    }

    private List<Entry> entries(boolean closed) {
        return exceptions.list(query(null, false, closed));
    }

    private Query query(@Nullable String owner, boolean escalated, boolean closed) {
        return new Query(ExceptionKind.UNFILLABLE, null, order, owner, escalated, closed, null, null, 10);
    }
}
