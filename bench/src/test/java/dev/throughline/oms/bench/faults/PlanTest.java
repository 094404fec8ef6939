package dev.throughline.oms.bench.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.throughline.oms.bench.load.OrderMix;
import dev.throughline.oms.bench.load.Site;
import java.time.Duration;
import java.util.EnumSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class PlanTest {
    private final OrderMix mix = new OrderMix(5, 100, Site.all());

    @Test
    void twoHundredOrdersHaveEveryCourseAndBothMethods() {
        var plans = LongStream.range(0, 200).mapToObj(n -> Plan.of(5, mix, n)).toList();

        assertThat(plans).extracting(Plan::course).containsAll(EnumSet.allOf(Plan.Course.class));
        assertThat(plans).extracting(plan -> plan.order().pickup()).contains(true, false);
        assertThat(plans)
                .filteredOn(plan -> plan.course() == Plan.Course.FULFILLED)
                .hasSizeBetween(80, 150);
    }

    @Test
    void followsFromTheSeedHoweverOftenItIsAsked() {
        assertThat(Plan.of(5, mix, 17).course()).isEqualTo(Plan.of(5, mix, 17).course());
        assertThat(Plan.of(5, mix, 17).pause(1))
                .isEqualTo(Plan.of(5, mix, 17).pause(1))
                .isBetween(Duration.ZERO, Duration.ofSeconds(5));
    }
}
