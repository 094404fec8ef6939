package dev.throughline.oms.bench.promise;

import dev.throughline.oms.client.model.CarrierLane;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * The terms that promises are made from, learned from earlier orders: working days of each seller up to the carrier's pickup (the median,
 * drawn towards that of all sellers), and a quantile of the delivery days from then on, per pair of states and band of distance.
 */
final class Training {
    static final int CUT_OFF_HOUR = 10;
    private static final double MEDIAN = 0.5;
    private static final int SHRINKAGE = 8;
    private static final int ENOUGH = 25;
    private static final int[] BANDS = {
        30_000, 100_000, 250_000, 500_000, 800_000, 1_200_000, 1_800_000, 2_500_000, 10_000_000
    };

    private final BrazilDays days;
    private final Map<String, Integer> processing = new HashMap<>();
    private final int usual;
    private final LaneTable lanes;
    private final Quantiles<String> bands = new Quantiles<>();

    Training(List<Delivery> training, BrazilDays days) {
        this.days = days;
        usual = Quantiles.nearestRank(training.stream().map(this::workedDays).toList(), MEDIAN);
        var bySeller = new HashMap<String, List<Integer>>();
        training.forEach(one -> bySeller.computeIfAbsent(one.seller().id(), id -> new ArrayList<>())
                .add(workedDays(one)));
        bySeller.forEach((seller, worked) -> processing.put(seller, (int)
                Math.rint((Quantiles.nearestRank(worked, MEDIAN) * (double) worked.size() + usual * SHRINKAGE)
                        / (worked.size() + SHRINKAGE))));
        lanes = new LaneTable(training, this::transitDays);
        training.forEach(one -> bands.add(band(one), transitDays(one)));
    }

    int processingDays(Delivery.Seller seller) {
        return processing.getOrDefault(seller.id(), usual);
    }

    private int workedDays(Delivery one) {
        return Math.max(0, days.number(one.handedOver().toLocalDate()) - days.number(one.day()));
    }

    /** Delivery days from the pickup that the terms foresee to the delivery that was. */
    private int transitDays(Delivery one) {
        boolean late = !days.isOpen(one.day()) || one.purchased().getHour() >= CUT_OFF_HOUR;
        int pickup = days.number(one.day()) + (late ? 1 : 0) + processingDays(one.seller());
        var delivered = one.delivered().toLocalDate();
        return Math.max(0, days.number(delivered) + (days.isOpen(delivered) ? 0 : 1) - pickup);
    }

    private static String band(Delivery one) {
        var from = one.seller().point();
        var to = one.to();
        return one.seller().state() + ">" + one.toState() + ">"
                + (from == null || to == null ? "unknown" : band(from.metersTo(to)));
    }

    private static int band(double meters) {
        int band = 0;
        while (band < BANDS.length - 1 && meters > BANDS[band]) {
            band++;
        }
        return BANDS[band];
    }

    /** For every pair of states: its bands where one of them has enough orders, then the pair as a whole. */
    List<CarrierLane> lanes(Collection<String> from, Collection<String> to, double share) {
        var result = new ArrayList<CarrierLane>();
        for (var origin : new TreeSet<>(from)) {
            for (var destination : new TreeSet<>(to)) {
                int pair = lanes.days(origin, destination, share);
                result.addAll(bandLanes(origin, destination, share, pair));
                result.add(lane(origin, destination, pair));
            }
        }
        return result;
    }

    private List<CarrierLane> bandLanes(String origin, String destination, double share, int pair) {
        var result = new ArrayList<CarrierLane>();
        boolean differs = false;
        for (int band : BANDS) {
            var known = bands.of(origin + ">" + destination + ">" + band, share, ENOUGH);
            differs |= known != null;
            result.add(lane(origin, destination, known == null ? pair : known).upToMeters(band));
        }
        return differs ? result : List.of();
    }

    private static CarrierLane lane(String origin, String destination, int days) {
        return new CarrierLane().fromZone(origin).toZone(destination).transitDays(days);
    }
}
