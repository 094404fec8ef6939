package dev.throughline.oms.forecast;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/** Demand made up from a seed, and every model. */
final class Series {
    static final List<RateModel> RATES = List.of(
            BasicModel.ZERO,
            BasicModel.NAIVE,
            new ExponentialSmoothing(0.2),
            new TunedSmoothing(),
            new Croston(0.1, false),
            new Croston(0.1, true),
            new Tsb(0.1, 0.2));

    private Series() {}

    static List<DemandModel> models() {
        var withErrors = RATES.stream()
                .<DemandModel>flatMap(
                        rate -> Stream.of(new ErrorBands(rate), new RelativeBands(rate), new CountedDemand(rate, 13)));
        return Stream.concat(withErrors, Stream.of(new RecentDemand(8))).toList();
    }

    /** From smooth to lumpy, 1 to 80 periods. */
    static double[] random(long seed) {
        var random = new SplittableRandom(seed);
        double share = 0.05 + 0.95 * random.nextDouble();
        int most = 1 + random.nextInt(300);
        var demand = new double[1 + random.nextInt(80)];
        Arrays.setAll(demand, t -> random.nextDouble() < share ? 1 + random.nextInt(most) : 0);
        return demand;
    }

    static double[] constant(int periods, double units) {
        var demand = new double[periods];
        Arrays.fill(demand, units);
        return demand;
    }

    static double[] times(double[] demand, double factor) {
        return Arrays.stream(demand).map(units -> units * factor).toArray();
    }
}
