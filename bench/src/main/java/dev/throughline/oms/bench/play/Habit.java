package dev.throughline.oms.bench.play;

import dev.throughline.oms.bench.play.Chance.Weighted;
import java.util.List;

/** How a customer collects. */
enum Habit {
    COLLECTS,
    /** Names another person, who has a code of their own. */
    SENDS_SOMEBODY,
    /** Asks for another day, and comes. */
    COMES_LATE,
    /** Asks for a moment more, and does not come: the only no-show that a play can wait for. */
    NEVER_COMES;

    private static final List<Weighted<Habit>> SHARES = List.of(
            new Weighted<>(COLLECTS, 80),
            new Weighted<>(SENDS_SOMEBODY, 9),
            new Weighted<>(COMES_LATE, 8),
            new Weighted<>(NEVER_COMES, 3));

    static Habit of(PlannedOrder order, Chance chance) {
        return chance.weighted(SHARES, "habit", order.invoice().number());
    }
}
