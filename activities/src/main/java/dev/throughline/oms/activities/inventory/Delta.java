package dev.throughline.oms.activities.inventory;

/** What a movement adds to a balance. */
record Delta(
        int onHand, int committed, int held, int damaged, int shortage, int safetyStock, int incoming, int allocated) {
    static final Delta NONE = new Delta(0, 0, 0, 0, 0, 0, 0, 0);

    /** Sellable units come in: what a fact took before it was on the books is settled first. */
    static Delta arrival(StockBalance balance, int units) {
        int settled = Math.min(balance.shortage(), units);
        return onHand(units - settled).plus(new Delta(0, 0, 0, 0, -settled, 0, 0, 0));
    }

    /** Units have left, whatever the books say: what they did not have is owed as shortage. */
    static Delta departure(StockBalance balance, int units) {
        int known = Math.min(balance.onHand(), units);
        return onHand(-known).plus(new Delta(0, 0, 0, 0, units - known, 0, 0, 0));
    }

    static Delta onHand(int units) {
        return new Delta(units, 0, 0, 0, 0, 0, 0, 0);
    }

    static Delta commitment(int units) {
        return new Delta(0, units, 0, 0, 0, 0, 0, 0);
    }

    static Delta hold(int units) {
        return new Delta(0, 0, units, 0, 0, 0, 0, 0);
    }

    static Delta damage(int units) {
        return new Delta(0, 0, 0, units, 0, 0, 0, 0);
    }

    static Delta safetyStock(int units) {
        return new Delta(0, 0, 0, 0, 0, units, 0, 0);
    }

    static Delta incoming(int units) {
        return new Delta(0, 0, 0, 0, 0, 0, units, 0);
    }

    static Delta allocation(int units) {
        return new Delta(0, 0, 0, 0, 0, 0, 0, units);
    }

    Delta plus(Delta other) {
        return new Delta(
                onHand + other.onHand,
                committed + other.committed,
                held + other.held,
                damaged + other.damaged,
                shortage + other.shortage,
                safetyStock + other.safetyStock,
                incoming + other.incoming,
                allocated + other.allocated);
    }

    /** What takes this back. */
    Delta negated() {
        return new Delta(-onHand, -committed, -held, -damaged, -shortage, -safetyStock, -incoming, -allocated);
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
                balance.held() + held,
                balance.damaged() + damaged,
                balance.shortage() + shortage,
                balance.safetyStock() + safetyStock,
                balance.incoming() + incoming,
                balance.allocated() + allocated);
    }
}
