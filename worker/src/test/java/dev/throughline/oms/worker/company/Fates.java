package dev.throughline.oms.worker.company;

import java.util.Objects;
import java.util.SplittableRandom;

/** What befalls an order or a fulfillment order, drawn from the seed and its name: the same in every run, whoever comes first. */
record Fates(long seed) {
    /** What happens to a fulfillment order at its location. */
    enum Work {
        DONE,
        REJECTED,
        SHORT_PICKED
    }

    /** What a person decides, who may also leave it to the timer. */
    enum Choice {
        ANOTHER,
        OTHERWISE,
        BACK,
        NONE
    }

    Work work(String fulfillmentOrder) {
        double drawn = draw(fulfillmentOrder, "work");
        if (drawn < 0.05) {
            return Work.REJECTED;
        }
        return drawn < 0.08 ? Work.SHORT_PICKED : Work.DONE;
    }

    boolean nobodyComes(String fulfillmentOrder) {
        return draw(fulfillmentOrder, "no-show") < 0.02;
    }

    boolean isLost(String fulfillmentOrder) {
        return draw(fulfillmentOrder, "lost") < 0.01;
    }

    Choice choice(String reference) {
        return Choice.values()[(int) (draw(reference, "choice") * Choice.values().length)];
    }

    int among(int bound, String reference, String question) {
        return (int) (draw(reference, question) * bound);
    }

    private double draw(String reference, String question) {
        return new SplittableRandom(seed ^ ((long) Objects.hash(reference, question) * 0x9E3779B97F4A7C15L))
                .nextDouble();
    }
}
