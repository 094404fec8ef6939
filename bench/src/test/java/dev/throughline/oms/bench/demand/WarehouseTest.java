package dev.throughline.oms.bench.demand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class WarehouseTest {
    @Test
    void ordersInTheEveningAndLosesWhatTheShelfDoesNotHave() {
        // Starts with 2 + 4. Day 0: 5 left 1, orders 4 for day 2. Day 1: 3 wanted, 1 served. Day 2: 4 arrive, 3 served,
        // 1 left, orders 4.
        var outcome = new Warehouse(new double[] {5, 3, 3}, 0, 4, 2).run(day -> 2);
        assertThat(outcome.demanded()).isEqualTo(11);
        assertThat(outcome.served()).isEqualTo(9);
        assertThat(outcome.stock()).isCloseTo(2.0 / 3, within(1e-9));
    }

    @Test
    void ordersAsManyLotsAsBringItAboveTheReorderPoint() {
        // 10 + 1, all gone: 11 lots of 1 are needed to be above 10.
        var outcome = new Warehouse(new double[] {11, 11, 0}, 1, 1, 1).run(day -> 10);
        assertThat(outcome.served()).isEqualTo(11);
        assertThat(outcome.demanded()).isEqualTo(11);
    }

    @Test
    void doesNotMeasureTheWarmUp() {
        var outcome = new Warehouse(new double[] {100, 1}, 1, 5, 1).run(day -> 0);
        assertThat(outcome.demanded()).isEqualTo(1);
        assertThat(outcome.fillRate()).isEqualTo(1);
    }
}
