package dev.throughline.oms.bench.promise;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Values by key, and their quantiles by the nearest rank. */
final class Quantiles<K> {
    private final Map<K, List<Integer>> values = new HashMap<>();

    void add(K key, int value) {
        values.computeIfAbsent(key, k -> new ArrayList<>()).add(value);
    }

    /** Null when there are fewer than so many values. */
    @Nullable
    Integer of(K key, double share, int atLeast) {
        var known = values.getOrDefault(key, List.of());
        return known.isEmpty() || known.size() < atLeast ? null : nearestRank(known, share);
    }

    int count(K key) {
        return values.getOrDefault(key, List.of()).size();
    }

    static int nearestRank(List<Integer> values, double share) {
        var sorted = values.stream().sorted().toList();
        int rank = (int) Math.ceil(share * sorted.size());
        return sorted.get(Math.clamp(rank, 1, sorted.size()) - 1);
    }
}
