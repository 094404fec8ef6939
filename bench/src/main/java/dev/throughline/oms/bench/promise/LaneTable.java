package dev.throughline.oms.bench.promise;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.function.ToIntFunction;

/**
 * A quantile per lane of states; where a lane has too few orders, of its pair of regions, else of all. With days from purchase to
 * delivery this is the plain table that promises are compared with.
 */
final class LaneTable {
    private static final int ENOUGH = 10;

    private final Quantiles<String> values = new Quantiles<>();

    LaneTable(List<Delivery> training, ToIntFunction<Delivery> value) {
        for (var one : training) {
            int days = value.applyAsInt(one);
            values.add(lane(one.seller().state(), one.toState()), days);
            values.add(regions(one.seller().state(), one.toState()), days);
            values.add("all", days);
        }
    }

    /** Calendar days from purchase to delivery. */
    static LaneTable plain(List<Delivery> training) {
        return new LaneTable(training, one -> (int) one.days(one.delivered().toLocalDate()));
    }

    LocalDate promise(Delivery order, double share) {
        return order.day().plusDays(days(order.seller().state(), order.toState(), share));
    }

    int days(String from, String to, double share) {
        var lane = values.of(lane(from, to), share, ENOUGH);
        var regions = lane == null ? values.of(regions(from, to), share, ENOUGH) : lane;
        return regions == null ? Objects.requireNonNull(values.of("all", share, 1), "no training data") : regions;
    }

    private static String lane(String from, String to) {
        return from + ">" + to;
    }

    private static String regions(String from, String to) {
        return region(from) + ">" + region(to);
    }

    private static String region(String state) {
        return switch (state) {
            case "SP", "RJ", "MG", "ES" -> "southeast";
            case "PR", "SC", "RS" -> "south";
            case "DF", "GO", "MT", "MS" -> "center";
            case "BA", "SE", "AL", "PE", "PB", "RN", "CE", "PI", "MA" -> "northeast";
            default -> "north";
        };
    }
}
