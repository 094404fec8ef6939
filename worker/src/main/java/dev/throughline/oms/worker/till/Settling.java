package dev.throughline.oms.worker.till;

import java.util.Set;
import java.util.TreeSet;

/** How far a transaction has come: collected while its parts are seen to. */
final class Settling {
    private final TreeSet<String> waitsFor = new TreeSet<>();
    private boolean underWay;
    private long paidOutMinor;

    /** Something depends on a transaction that has not come yet. */
    void waitFor(String transaction) {
        waitsFor.add(transaction);
    }

    /** A process has not answered in time: it goes on, and is asked again. */
    void underWay() {
        underWay = true;
    }

    /** Money that the till gave back and no order knows of. */
    void paidOut(long minor) {
        paidOutMinor += minor;
    }

    /** What became of a return's money. */
    void add(TillRefunds.Outcome outcome, long amountMinor) {
        switch (outcome) {
            case KNOWN -> {}
            case REFUSED -> paidOut(amountMinor);
            case UNDER_WAY -> underWay();
        }
    }

    Set<String> waitsFor() {
        return waitsFor;
    }

    boolean isUnderWay() {
        return underWay;
    }

    long paidOutMinor() {
        return paidOutMinor;
    }
}
