package dev.throughline.oms.activities.order;

import dev.throughline.oms.workflows.shared.Money;
import dev.throughline.oms.workflows.shared.OrderedUnits;
import dev.throughline.oms.workflows.shared.Sku;
import dev.throughline.oms.workflows.shared.UnitState;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/** A line of an accepted order: where its units are, and how many were refunded. */
final class OrderLine {
    private final int line;
    private final Sku sku;
    private final int quantity;
    private final Money goods;
    private final Money charges;
    private final EnumMap<UnitState, Integer> units = new EnumMap<>(UnitState.class);
    private int refundedUnits;
    private int refundedChargeUnits;
    private boolean changed;

    OrderLine(int line, Sku sku, int quantity, Money goods, Money charges) {
        this.line = line;
        this.sku = sku;
        this.quantity = quantity;
        this.goods = goods;
        this.charges = charges;
    }

    OrderLine with(UnitState state, int count) {
        units.merge(state, count, Integer::sum);
        return this;
    }

    OrderLine refundedSoFar(int goodsOf, int chargesOf) {
        refundedUnits = goodsOf;
        refundedChargeUnits = chargesOf;
        return this;
    }

    void move(UnitState from, UnitState to, int count) {
        int left = count(from) - count;
        if (count < 1 || left < 0) {
            throw OrderContradiction.UNITS_ELSEWHERE.because(
                    "line " + line + " has " + count(from) + " units in " + from + ", not " + count);
        }
        units.put(from, left);
        units.merge(to, count, Integer::sum);
        changed = true;
    }

    /**
     * Takes the value of the next units, after those refunded before: cumulative rounding, see {@link Money#share}. Charges lag behind
     * where goods alone were refunded, so they are counted by themselves.
     */
    Money refund(int count, boolean withCharges) {
        if (refundedUnits + count > quantity - notCaptured()) {
            throw OrderContradiction.NOTHING_LEFT_TO_REFUND.because("line " + line + " has fewer than " + count
                    + " captured units that were not refunded; " + refundedUnits + " were");
        }
        var value = goods.share(quantity, refundedUnits, count);
        refundedUnits += count;
        changed = true;
        if (withCharges) {
            value = value.plus(charges.share(quantity, refundedChargeUnits, count));
            refundedChargeUnits += count;
        }
        return value;
    }

    private int notCaptured() {
        return count(UnitState.OPEN) + count(UnitState.BACKORDERED) + count(UnitState.UNFILLABLE);
    }

    /** Takes units back from the customer and answers what their goods are worth. */
    Money takeBack(int count) {
        int collected = Math.min(count, count(UnitState.COLLECTED));
        if (collected > 0) {
            move(UnitState.COLLECTED, UnitState.RETURNED, collected);
        }
        if (count > collected) {
            move(UnitState.DELIVERED, UnitState.RETURNED, count - collected);
        }
        return refund(count, false);
    }

    /** Units that are with the customer. */
    int returnable() {
        return count(UnitState.DELIVERED) + count(UnitState.COLLECTED);
    }

    int count(UnitState state) {
        return units.getOrDefault(state, 0);
    }

    int total() {
        return units.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** Goods and charges of everything that is not cancelled. */
    Money worth() {
        int kept = quantity - count(UnitState.CANCELLED);
        return goods.share(quantity, 0, kept).plus(charges.share(quantity, 0, kept));
    }

    Map<UnitState, Integer> units() {
        var present = new EnumMap<>(units);
        present.values().removeIf(count -> count == 0);
        return Collections.unmodifiableMap(present);
    }

    OrderedUnits asOrdered(int count) {
        return new OrderedUnits(line, sku, count);
    }

    /** Whether it differs from its row. */
    boolean isChanged() {
        return changed;
    }

    int line() {
        return line;
    }

    Sku sku() {
        return sku;
    }

    int quantity() {
        return quantity;
    }

    Money goods() {
        return goods;
    }

    Money charges() {
        return charges;
    }

    int refundedUnits() {
        return refundedUnits;
    }

    int refundedChargeUnits() {
        return refundedChargeUnits;
    }
}
