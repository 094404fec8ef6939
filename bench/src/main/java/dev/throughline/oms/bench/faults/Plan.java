package dev.throughline.oms.bench.faults;

import dev.throughline.oms.bench.faults.inside.Chance;
import dev.throughline.oms.bench.load.LoadOrder;
import dev.throughline.oms.bench.load.OrderMix;
import java.time.Duration;

/** An order and what is to become of it. */
record Plan(LoadOrder order, Course course, long seed) {
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    /** What is to become of an order. */
    enum Course {
        /** Delivered or collected. */
        FULFILLED,
        /** Fulfilled, then its first line is brought back to a store. */
        RETURNED,
        /** Cancelled by the customer once it is accepted. */
        CANCELLED,
        /** The card is declined. */
        DECLINED,
        /** Somebody starts on it and leaves it for the next day. */
        LEFT
    }

    static Plan of(long seed, OrderMix mix, long number) {
        return new Plan(mix.order(number), course(Chance.of(seed, -1 - number)), seed);
    }

    private static Course course(double share) {
        if (share < 0.12) {
            return Course.DECLINED;
        }
        if (share < 0.27) {
            return Course.CANCELLED;
        }
        if (share < 0.37) {
            return Course.RETURNED;
        }
        return share < 0.42 ? Course.LEFT : Course.FULFILLED;
    }

    String tender() {
        return course == Course.DECLINED ? "tok_decline" : "tok_visa";
    }

    /** Before the n-th act: people take their time, so that orders of every stage are there when something fails. */
    Duration pause(int act) {
        double share = Chance.of(seed, -1_000_000 - 10 * order.number() - act);
        return Duration.ofMillis((long) (share * LONGEST_PAUSE.toMillis()));
    }
}
