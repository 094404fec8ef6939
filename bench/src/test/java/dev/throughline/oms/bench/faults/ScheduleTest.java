package dev.throughline.oms.bench.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.throughline.oms.bench.faults.Fault.Kind;
import dev.throughline.oms.bench.faults.Fault.Victim;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScheduleTest {
    @Test
    void killsHangsAndStopsEachServerOnceAndRollsBothInstances() {
        for (long seed = 0; seed < 50; seed++) {
            List<Fault> schedule = Schedule.of(seed);
            for (Kind kind : List.of(Kind.KILL, Kind.HANG, Kind.OUTAGE)) {
                assertThat(schedule.stream()
                                .filter(fault -> fault.kind() == kind)
                                .map(fault -> fault.victim().isApplication() ? "APPLICATION" : fault.victim() + ""))
                        .containsExactlyInAnyOrder("APPLICATION", "POSTGRESQL", "TEMPORAL");
            }
            assertThat(schedule).hasSize(12);
        }
    }

    @Test
    void rollsOneInstanceRightAfterTheOther() {
        List<Fault> schedule = Schedule.of(3);
        int first = schedule.indexOf(new Fault(Kind.ROLL, Victim.APPLICATION_1, Duration.ZERO));

        assertThat(schedule.get(first + 1)).isEqualTo(new Fault(Kind.ROLL, Victim.APPLICATION_2, Duration.ZERO));
    }

    @Test
    void hangsAndOutagesLastFiveSeconds() {
        assertThat(Schedule.of(4))
                .filteredOn(fault -> fault.kind() == Kind.HANG || fault.kind() == Kind.OUTAGE)
                .allMatch(fault -> fault.lasts().equals(Duration.ofSeconds(5)));
    }

    @Test
    void followsFromTheSeed() {
        assertThat(Schedule.of(7)).isEqualTo(Schedule.of(7)).isNotEqualTo(Schedule.of(8));
    }
}
