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
import dev.throughline.oms.workflows.shared.FulfillmentOrderId;
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
    private Escalations escalations;

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
            assertThat(entry.escalation()).isZero();
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
    void countsAsEscalatedWhenNobodyTakesItAndFurtherWhenItIsPastItsDueTime() {
        open("unfillable-1", "store-7");
        let("escalate_at");
        assertThat(onlyEntry().escalation()).isEqualTo(1);
        assertThat(exceptions.list(query(null, 1, false))).hasSize(1);
        exceptions.own(onlyEntry().id(), "ann", ANN);
        assertThat(onlyEntry().escalation()).isZero();
        assertThat(exceptions.list(query("ann", 0, false))).hasSize(1);
        assertThat(exceptions.list(query("ben", 0, false))).isEmpty();
        assertThat(exceptions.list(query(null, 2, false))).isEmpty();
        let("due_by");
        assertThat(onlyEntry().escalation()).as("owned, and late all the same").isEqualTo(2);
        close("decided-1");
        assertThat(exceptions.list(query(null, 1, true))).isEmpty();
    }

    @Test
    void tellsOfEachLevelOnceHoweverManyRoundsLook() throws Exception {
        open("unfillable-1", "store-7");
        rounds();
        assertThat(escalations()).isEmpty();
        let("escalate_at");
        rounds();
        assertThat(escalations()).containsExactly(1);
        let("due_by");
        rounds();
        rounds();
        assertThat(escalations()).containsExactly(1, 2);
    }

    @Test
    void hasOneOpenEntryOfAKindForEachFulfillmentOrder() {
        late(1, "late-1");
        late(2, "late-2");
        late(1, "late-3");
        open("unfillable-1", "store-7");
        var late = openOf(ExceptionKind.LATE);
        assertThat(late).extracting(Entry::fulfillmentOrder).containsExactlyInAnyOrder(work(1), work(2));

        activities.close(new ClosedException(work(1), "packed", ExceptionKind.LATE, ANN, "packed"));
        assertThat(openOf(null)).hasSize(2).noneMatch(entry -> work(1).equals(entry.fulfillmentOrder()));
    }

    @Test
    void closesAShortageTogetherWithWhatNobodyCanServe() {
        activities.open(new OpenedException(order, "short-1", ExceptionKind.SHORTAGE, List.of(), due(), "a till sale"));
        open("unfillable-1", "store-7");
        close("decided-1");
        assertThat(openOf(null)).isEmpty();
    }

    @Test
    void isAcknowledgedOnceAndSaysSoInTheTimeline() {
        late(1, "late-1");
        var id = openOf(null).getFirst().id();
        assertThat(exceptions.acknowledge(id, "the picker is ill", ANN)).isEqualTo(Act.DONE);
        assertThat(exceptions.acknowledge(id, "the picker is ill", ANN)).isEqualTo(Act.CLOSED);
        assertThat(exceptions.find(id).orElseThrow()).satisfies(entry -> {
            assertThat(entry.isClosed()).isTrue();
            assertThat(entry.closedBy()).isEqualTo("ann");
            assertThat(entry.notes()).hasSize(1);
        });
        assertThat(events.of(order).stream().map(RecordedEvent::type))
                .containsOnlyOnce("oms.exception.acknowledged.v1");
        late(1, "late-2");
        assertThat(openOf(null))
                .as("late again is a new entry")
                .singleElement()
                .satisfies(entry -> assertThat(entry.id()).isNotEqualTo(id));
    }

    @Test
    void attendingAFulfillmentOrderAcknowledgesWhatIsLateAndOnlyNotesTheRest() {
        late(1, "late-1");
        activities.open(new OpenedException(
                work(1), "capture-1", ExceptionKind.CAPTURE_FAILED, new LocationId("store-7"), due(), "DECLINED"));
        exceptions.attended(work(1), "looked at it", ANN);
        assertThat(openOf(null)).singleElement().satisfies(entry -> {
            assertThat(entry.kind()).isEqualTo(ExceptionKind.CAPTURE_FAILED);
            assertThat(exceptions.find(entry.id()).orElseThrow().notes()).hasSize(1);
        });
    }

    @Test
    void takesAReportFromOutsideAProcessOnce() {
        var found = new OpenedException(
                work(1), "found-1", ExceptionKind.FOUND, new LocationId("store-7"), due(), "delivered after all");
        exceptions.report(found, ANN);
        exceptions.report(found, ANN);
        assertThat(openOf(ExceptionKind.FOUND)).hasSize(1);
        assertThat(events.of(order).stream().map(RecordedEvent::type)).containsOnlyOnce("oms.exception.opened.v1");
    }

    private void rounds() throws Exception {
        try (var threads = Executors.newFixedThreadPool(4)) {
            var calls = IntStream.range(0, 8)
                    .<Callable<Integer>>mapToObj(i -> escalations::round)
                    .toList();
            for (var done : threads.invokeAll(calls)) {
                assertThat(done.get()).isNotNegative();
            }
        }
    }

    private List<Object> escalations() {
        return events.of(order).stream()
                .filter(event -> event.type().equals("oms.exception.escalated.v1"))
                .<Object>map(event -> event.data().get("level"))
                .toList();
    }

    private void let(String time) {
        jdbc.sql("UPDATE exceptions.entry SET " + time + " = now() - interval '1 day' WHERE order_id = :order")
                .param("order", order.value())
                .update();
    }

    private FulfillmentOrderId work(int number) {
        return FulfillmentOrderId.of(order, number);
    }

    private void late(int number, String step) {
        activities.open(new OpenedException(
                work(number), step, ExceptionKind.LATE, new LocationId("store-7"), due(), "not packed in time"));
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
        return exceptions.list(query(null, 0, closed));
    }

    private List<Entry> openOf(@Nullable ExceptionKind kind) {
        return exceptions.list(new Query(kind, null, order, null, 0, false, null, null, 10));
    }

    private Query query(@Nullable String owner, int escalation, boolean closed) {
        return new Query(ExceptionKind.UNFILLABLE, null, order, owner, escalation, closed, null, null, 10);
    }
}
