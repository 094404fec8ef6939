package dev.throughline.oms.activities.inventory;

/** What a movement adds to a balance. */
record Delta(int onHand, int committed, int damaged, int shortage) {
    static final Delta NONE = new Delta(0, 0, 0, 0);

    /** Sellable units come in: what a fact took before it was on the books is settled first. */
    static Delta arrival(StockBalance balance, int units) {
        int settled = Math.min(balance.shortage(), units);
        return new Delta(units - settled, 0, 0, -settled);
    }

    /** Units have left, whatever the books say: what they did not have is owed as shortage. */
    static Delta departure(StockBalance balance, int units) {
        int known = Math.min(balance.onHand(), units);
        return new Delta(-known, 0, 0, units - known);
    }

    static Delta commitment(int units) {
        return new Delta(0, units, 0, 0);
    }

    static Delta damage(int units) {
        return new Delta(0, 0, units, 0);
    }

    Delta plus(Delta other) {
        return new Delta(
                onHand + other.onHand, committed + other.committed, damaged + other.damaged, shortage + other.shortage);
    }

    boolean isNone() {
        return equals(NONE);
    }

    StockBalance appliedTo(StockBalance balance) {
        return new StockBalance(
                balance.sku(),
                balance.location(),
                balance.onHand() + onHand,
                balance.committed() + committed,
                balance.damaged() + damaged,
                balance.shortage() + shortage);
    }
}
