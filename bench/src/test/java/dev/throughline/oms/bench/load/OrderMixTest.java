package dev.throughline.oms.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.throughline.oms.bench.load.LoadOrder.Line;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class OrderMixTest {
    private static final int ORDERS = 20_000;

    private final OrderMix mix = new OrderMix(1, 5000, Site.all());
    private final List<LoadOrder> orders =
            LongStream.range(0, ORDERS).mapToObj(mix::order).toList();

    @Test
    void mostOrdersAreSmallAndFewAreLarge() {
        assertThat(share(1, 3)).isCloseTo(0.70, within(0.02));
        assertThat(share(4, 10)).isCloseTo(0.25, within(0.02));
        assertThat(share(20, 60)).isCloseTo(0.05, within(0.01));
        assertThat(share(1, 3) + share(4, 10) + share(20, 60)).isCloseTo(1, within(1e-9));
    }

    private double share(int least, int most) {
        return orders.stream()
                        .filter(order ->
                                order.lines().size() >= least && order.lines().size() <= most)
                        .count()
                / (double) ORDERS;
    }

    @Test
    void halfOfThemAreCollectedInStores() {
        assertThat(orders.stream().filter(LoadOrder::pickup))
                .hasSize(ORDERS / 2)
                .allMatch(order -> order.site().isStore());
        assertThat(orders.stream().map(LoadOrder::site).distinct()).hasSize(14);
    }

    @Test
    void noOrderNamesASkuTwice() {
        assertThat(orders)
                .allSatisfy(
                        order -> assertThat(order.lines()).extracting(Line::sku).doesNotHaveDuplicates());
    }

    @Test
    void aSkuOfTwiceTheRankIsAskedForHalfAsOften() {
        Zipf zipf = new Zipf(5000, 1.0);
        SplittableRandom random = new SplittableRandom(7);
        Map<Integer, Long> counts = IntStream.range(0, 1_000_000)
                .mapToObj(i -> zipf.rank(random))
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        double first = counts.getOrDefault(1, 0L);

        assertThat(first / 1_000_000).isCloseTo(1 / 9.0945, within(0.002));
        assertThat(counts.getOrDefault(2, 0L) / first).isCloseTo(1 / 2.0, within(0.01));
        assertThat(counts.getOrDefault(10, 0L) / first).isCloseTo(1 / 10.0, within(0.01));
        assertThat(counts.keySet()).allMatch(rank -> rank >= 1 && rank <= 5000);
    }

    @Test
    void theSameSeedAndNumberGiveTheSameOrder() {
        assertThat(new OrderMix(1, 5000, Site.all()).order(4711)).isEqualTo(mix.order(4711));
        assertThat(new OrderMix(2, 5000, Site.all()).order(4711)).isNotEqualTo(mix.order(4711));
    }

    @Test
    void aSmallCatalogGivesSmallOrders() {
        OrderMix few = new OrderMix(1, 3, Site.all());

        assertThat(LongStream.range(0, 500).mapToObj(few::order))
                .allMatch(order -> order.lines().size() <= 3);
    }

    @Test
    void totalsAreQuantityTimesPrice() {
        LoadOrder order =
                new LoadOrder(0, false, Site.all().getFirst(), 1, List.of(new Line("A", 2, 150), new Line("B", 1, 99)));

        assertThat(order.total()).isEqualTo(399);
        assertThat(order.units()).isEqualTo(3);
    }
}
