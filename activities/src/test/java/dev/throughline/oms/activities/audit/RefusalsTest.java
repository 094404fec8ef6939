package dev.throughline.oms.activities.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.throughline.oms.activities.audit.Refusals.Query;
import dev.throughline.oms.activities.audit.Refusals.RecordedRefusal;
import dev.throughline.oms.activities.audit.Refusals.Refusal;
import dev.throughline.oms.testing.DatabaseTest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

@DatabaseTest
class RefusalsTest {
    private static final RefusalProperties PROPERTIES = new RefusalProperties(5, Duration.ofDays(400));

    @Autowired
    private Refusals refusals;

    @Autowired
    private JdbcClient jdbc;

    private final String subject = UUID.randomUUID().toString();

    @Test
    void showsWhatWasRefusedNewestFirstAPageAfterTheOther() {
        for (var object : List.of("ord_1", "ord_2", "ord_3")) {
            refusals.record(refusal(RefusalKind.ANOTHERS_ORDER, object));
        }
        refusals.record(refusal(RefusalKind.ROLE, null));

        var seen = new ArrayList<@Nullable String>();
        var page = refusals.list(new Query(RefusalKind.ANOTHERS_ORDER, subject, null, null, 2));
        while (!page.isEmpty()) {
            page.forEach(row -> seen.add(row.refusal().object()));
            var last = page.getLast().id();
            page = refusals.list(new Query(RefusalKind.ANOTHERS_ORDER, subject, null, last, 2));
        }

        assertThat(seen).containsExactly("ord_3", "ord_2", "ord_1");
        assertThat(rows(null)).hasSize(4);
        assertThat(rows(Instant.now().plusSeconds(60))).isEmpty();
    }

    @Test
    void cannotBeChangedDeletedOrEmptied() {
        refusals.record(refusal(RefusalKind.ROLE, "ord_1"));

        for (var attempt : List.of(
                "UPDATE audit.refusal SET subject = 'nobody' WHERE subject = '" + subject + "'",
                "DELETE FROM audit.refusal WHERE subject = '" + subject + "'",
                "TRUNCATE audit.refusal")) {
            assertThatThrownBy(() -> jdbc.sql(attempt).update())
                    .as(attempt)
                    .hasMessageContaining("audit.refusal is append-only");
        }

        assertThat(rows(null)).hasSize(1);
    }

    @Test
    void forgetsWhatIsOlderThanItIsKept() {
        var longAgo = Clock.fixed(Instant.now().minus(Duration.ofDays(500)), ZoneOffset.UTC);
        new StoredRefusals(jdbc, longAgo, PROPERTIES).record(refusal(RefusalKind.ROLE, "long ago"));
        refusals.record(refusal(RefusalKind.ROLE, "now"));

        assertThat(new StoredRefusals(jdbc, Clock.systemUTC(), PROPERTIES).forget())
                .isPositive();

        assertThat(rows(null))
                .singleElement()
                .satisfies(row -> assertThat(row.refusal().object()).isEqualTo("now"));
    }

    @Test
    void writesOnlySoMuchOfOneSubjectPerMinuteHoweverManyAskAtOnce() throws Exception {
        var noon = Clock.fixed(Instant.parse("2026-11-28T12:00:10Z"), ZoneOffset.UTC);
        var capped = new StoredRefusals(jdbc, noon, PROPERTIES);
        int written = 0;
        try (var threads = Executors.newFixedThreadPool(16)) {
            Callable<Boolean> attempt = () -> capped.record(refusal(RefusalKind.OUTSIDE_SCOPE, "ord_1.1"));
            for (var answer : threads.invokeAll(
                    IntStream.range(0, 200).mapToObj(_ -> attempt).toList())) {
                written += answer.get() ? 1 : 0;
            }
        }

        assertThat(written).isEqualTo(5);
        assertThat(rows(null)).hasSize(5);
    }

    @Test
    void countsAMinuteAnewAndOtherSubjectsByThemselves() {
        var cap = new MinuteCap(1);
        var now = Instant.parse("2026-11-28T12:00:59Z");

        assertThat(cap.take("ann", now)).isTrue();
        assertThat(cap.take("ann", now)).isFalse();
        assertThat(cap.take("bob", now)).isTrue();
        assertThat(cap.take("ann", now.plusSeconds(1))).isTrue();
        IntStream.range(0, 10_000).forEach(i -> cap.take("subject " + i, now.plusSeconds(2)));
        assertThat(cap.take("one too many", now.plusSeconds(2))).isFalse();
    }

    @Test
    void staysQuietWhenTheDatabaseIsAway() {
        var away = JdbcClient.create(new DriverManagerDataSource("jdbc:postgresql://127.0.0.1:1/nothing"));

        assertThat(new StoredRefusals(away, Clock.systemUTC(), PROPERTIES).record(refusal(RefusalKind.ROLE, null)))
                .isFalse();
    }

    @Test
    void cutsWhatIsEndless() {
        refusals.record(refusal(RefusalKind.WEBHOOK_FORGED, "x".repeat(5_000)));

        assertThat(rows(null))
                .singleElement()
                .satisfies(row -> assertThat(row.refusal().object()).hasSize(100));
    }

    private Refusal refusal(RefusalKind kind, @Nullable String object) {
        return new Refusal(kind, subject, "shop", "getOrder", object, "request-1");
    }

    private List<RecordedRefusal> rows(@Nullable Instant since) {
        return refusals.list(new Query(null, subject, since, null, 100));
    }
}
