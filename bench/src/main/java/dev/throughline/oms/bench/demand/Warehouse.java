package dev.throughline.oms.bench.demand;

import java.util.function.IntUnaryOperator;

/**
 * One SKU's shelf, day by day. Deliveries come in the morning, demand that finds no stock is lost, and in the evening, when stock and
 * what is on order are at or below the reorder point, as many lots are ordered as bring them above it.
 */
final class Warehouse {
    private final double[] demand;
    private final int warmUp;
    private final int lot;
    private final int leadDays;

    /**
     * A shelf.
     *
     * @param demand units per day
     * @param warmUp days at the beginning that are not measured
     * @param lot units, at least 1
     * @param leadDays what is ordered on an evening is there on the morning of that many days later, at least 1
     */
    Warehouse(double[] demand, int warmUp, int lot, int leadDays) {
        this.demand = demand;
        this.warmUp = warmUp;
        this.lot = lot;
        this.leadDays = leadDays;
    }

    /**
     * What was measured.
     *
     * @param stock mean of the units left in the evening
     */
    record Outcome(double demanded, double served, double stock) {
        double fillRate() {
            return demanded == 0 ? 1 : served / demanded;
        }
    }

    /** @param reorderPoint by day, 0 the first */
    Outcome run(IntUnaryOperator reorderPoint) {
        var due = new double[demand.length + leadDays + 1];
        double onHand = reorderPoint.applyAsInt(0) + lot;
        double onOrder = 0;
        double demanded = 0;
        double servedUnits = 0;
        double stock = 0;
        for (int day = 0; day < demand.length; day++) {
            onHand += due[day];
            onOrder -= due[day];
            double served = Math.min(onHand, demand[day]);
            onHand -= served;
            if (day >= warmUp) {
                demanded += demand[day];
                servedUnits += served;
                stock += onHand / (demand.length - warmUp);
            }
            double lots = Math.floor((reorderPoint.applyAsInt(day) - onHand - onOrder) / lot) + 1;
            if (lots > 0) {
                due[day + leadDays] += lots * lot;
                onOrder += lots * lot;
            }
        }
        return new Outcome(demanded, servedUnits, stock);
    }
}
