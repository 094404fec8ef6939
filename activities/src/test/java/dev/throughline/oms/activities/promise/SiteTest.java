package dev.throughline.oms.activities.promise;

import static dev.throughline.oms.activities.promise.Retailer.cutOff;
import static dev.throughline.oms.activities.promise.Retailer.london;
import static dev.throughline.oms.activities.promise.Retailer.week;
import static dev.throughline.oms.activities.promise.Retailer.weekdays;
import static org.assertj.core.api.Assertions.assertThat;

import dev.throughline.oms.activities.inventory.Location;
import dev.throughline.oms.activities.promise.Site.HourLoad;
import dev.throughline.oms.activities.promise.Site.Load;
import dev.throughline.oms.workflows.shared.LocationId;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A store that works from nine to six, three orders an hour and five a day. */
class SiteTest {
    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 30);

    @Test
    void anHourThatIsFullPassesTheOrderOnToTheNext() {
        var full = site(Map.of(), new HourLoad(london("2026-11-30T10:00:00"), new Load(3, 3)));

        assertThat(full.busy(london("2026-11-30T10:59:59"))).isEqualTo("full this hour");
        assertThat(full.busy(london("2026-11-30T11:00:00"))).isNull();
        assertThat(ready(full, "2026-11-30T10:05:00")).isEqualTo("12:00");
        assertThat(ready(full, "2026-11-30T11:30:00")).isEqualTo("12:30");
        var room = site(Map.of(), new HourLoad(london("2026-11-30T10:00:00"), new Load(2, 9)));
        assertThat(room.busy(london("2026-11-30T10:05:00"))).isNull();
        assertThat(ready(room, "2026-11-30T10:05:00")).isEqualTo("11:05");
    }

    @Test
    void aFullHourCanMissTheCutOff() {
        var full = site(Map.of(), new HourLoad(london("2026-11-30T14:00:00"), new Load(3, 3)));

        var ready = full.ready(london("2026-11-30T14:10:00"), ServiceKind.STANDARD);

        assertThat(ready)
                .isNotNull()
                .satisfies(one ->
                        assertThat(one.cutOffPassed()).as("15:00 is past 14:30").isTrue());
    }

    @Test
    void aFullDayAndAClosedOneAreSaid() {
        var full = site(Map.of(MONDAY, new Load(5, 5)), null);

        assertThat(full.busy(london("2026-11-30T10:00:00"))).isEqualTo("full on 2026-11-30");
        assertThat(full.busy(london("2026-11-30T16:00:00")))
                .as("it would be packed tomorrow")
                .isNull();
        assertThat(full.busy(london("2026-11-30T18:00:01"))).isEqualTo("closed for today");
        assertThat(full.busy(london("2026-11-29T12:00:00"))).as("a Sunday").isEqualTo("closed for today");
        assertThat(full.busy(london("2019-12-31T12:00:00"))).as("without terms").isNull();
    }

    private static String ready(Site site, String at) {
        var ready = site.ready(london(at), ServiceKind.STANDARD);
        return ready == null
                ? "never"
                : ready.readyAt().atZone(LONDON).toLocalTime().toString();
    }

    private static Site site(Map<LocalDate, Load> due, @Nullable HourLoad hour) {
        var terms = new LocationTerms(
                new LocationId("st"),
                LocalDate.of(2020, 1, 1),
                "any",
                Duration.ofHours(1),
                week(weekdays(), "09:00", "18:00"),
                Map.of(ServiceKind.STANDARD, cutOff("14:30", "17:00")),
                5,
                null,
                3,
                null,
                null);
        var history = new TreeMap<LocalDate, LocationTerms>();
        history.put(terms.validFrom(), terms);
        var days = Map.of(
                "any",
                new WorkDays(
                        new BusinessCalendar("any", null, null, EnumSet.allOf(DayOfWeek.class), Set.of(), Set.of())));
        return new Site(
                new Location(new LocationId("st"), "st", Location.Kind.STORE, 51.5, 0, LONDON, true, true),
                new WorkHours(LONDON, history, days),
                due,
                hour);
    }
}
