package dev.throughline.oms.activities.inventory;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.Set;

/** One SKU at one location, as simple as the rules can be said: what the stock pool must agree with after every step. */
final class StockModel {
    int onHand;
    int damaged;
    int shortage;
    int safetyStock;
    /** Oldest first. */
    final SequencedMap<String, Integer> commitments = new LinkedHashMap<>();

    /** Oldest first. */
    final SequencedMap<String, Integer> holds = new LinkedHashMap<>();

    private final Set<String> live = new HashSet<>();
    private final Set<String> converted = new HashSet<>();

    int committed() {
        return sum(commitments);
    }

    int held() {
        return sum(holds);
    }

    int available() {
        return Math.max(0, onHand - committed() - held() - safetyStock);
    }

    void arrive(int units) {
        int settled = Math.min(shortage, units);
        shortage -= settled;
        onHand += units - settled;
    }

    void leave(int units) {
        int known = Math.min(onHand, units);
        onHand -= known;
        shortage += units - known;
        int uncovered = committed() + held() - onHand;
        uncovered = takeNewest(holds, uncovered);
        takeNewest(commitments, uncovered);
    }

    boolean commit(String order, int units) {
        if (units > available()) {
            return false;
        }
        commitments.put(order, units);
        return true;
    }

    boolean commitFrom(String hold, String order, int units) {
        if (!live.contains(hold)) {
            return commit(order, units);
        }
        if (units > available() + holds.getOrDefault(hold, 0)) {
            return false;
        }
        release(hold);
        converted.add(hold);
        commitments.put(order, units);
        return true;
    }

    boolean hold(String hold, int units) {
        int before = holds.getOrDefault(hold, 0);
        if (converted.contains(hold) || units > available() + before) {
            return false;
        }
        live.add(hold);
        if (units > before) {
            holds.remove(hold);
        }
        holds.put(hold, units);
        return true;
    }

    void release(String hold) {
        live.remove(hold);
        holds.remove(hold);
    }

    void count(int counted) {
        int variance = counted - (onHand - shortage);
        if (variance < 0) {
            leave(-variance);
        } else {
            arrive(variance);
        }
    }

    void writeOff(int units) {
        int broken = Math.min(damaged, units);
        damaged -= broken;
        leave(units - broken);
    }

    void issue(String order) {
        int units = commitments.getOrDefault(order, 0);
        commitments.remove(order);
        leave(units);
    }

    private static int takeNewest(SequencedMap<String, Integer> promises, int uncovered) {
        int left = uncovered;
        while (left > 0 && !promises.isEmpty()) {
            var newest = promises.lastEntry();
            int taken = Math.min(left, newest.getValue());
            left -= taken;
            if (taken == newest.getValue()) {
                promises.remove(newest.getKey());
            } else {
                promises.put(newest.getKey(), newest.getValue() - taken);
            }
        }
        return left;
    }

    private static int sum(SequencedMap<String, Integer> promises) {
        return promises.values().stream().mapToInt(Integer::intValue).sum();
    }
}
